import pg from "pg";
import { HEADQUARTERS } from "../../server/database/transaction.ts";

/** Questions whose plans are of interest, as the server asks them. */
const QUESTIONS: Readonly<Record<string, string>> = {
  "comparison of estates": `figures.instant_money('estate', '2026-01-01', '2026-12-31', '2026-11-20', null, 'PROPERTY_FEE', '{}')`,
  "households of estates": `figures.instant_households('estate', '2026-01-01', '2026-12-31', '2026-11-20', null, 'PROPERTY_FEE', '{}')`,
  "buildings of an estate": `figures.instant_money('building', '2026-01-01', '2026-12-31', '2026-11-20', null, 'PROPERTY_FEE', '{"estates": [7]}')`,
  "held money": `figures.instant_held('portfolio', '2026-01-01', '2026-12-31', '2026-11-20', null, null, '{}')`,
};

/** Tells the plan of every statement inside the figure functions, with what each step took; auto_explain ships with PostgreSQL. */
export async function tellPlans(url: string, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  client.on("notice", ({ message }) => say(message ?? ""));
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
      set auto_explain.log_analyze = on; set search_path = public, figures`);
    for (const [name, question] of Object.entries(QUESTIONS)) {
      say(`\n== ${name}`);
      await client.query(`begin; select app_viewer('${HEADQUARTERS.scope}', '', '')`);
      await client.query("set local client_min_messages = log");
      await client.query(`select * from ${question}`);
      await client.query("rollback");
    }
  } finally {
    await client.end();
  }
}
