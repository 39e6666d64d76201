import { sql, type RawBuilder } from "kysely";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { TODAY } from "./generate-ledger.ts";
import { median, ms, ratio, times, type Line } from "./measure.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };

/** When a month and three months were not yet recorded. */
const KNOWN = [
  { words: "a month", knownAt: "2026-11-02T00:00:00Z" },
  { words: "three months", knownAt: "2026-09-02T00:00:00Z" },
];

const FIGURES = [
  { words: "comparison", instant: "instant_money", definition: "collection_money" },
  { words: "… by households", instant: "instant_households", definition: "collection_households" },
];

const asked = (name: string, knownAt: string): RawBuilder<unknown> =>
  sql`select * from ${sql.raw(`figures.${name}`)}('estate', ${YEAR.from}::date, ${YEAR.to}::date, ${TODAY}::date, ${knownAt}::timestamptz,
    'PROPERTY_FEE', '{}'::jsonb)`;

/** Seconds that the definition is given: over ten million bills it takes longer than anybody waits. */
const LIMIT = 300;
/** What PostgreSQL says of a statement that took longer than it was given. */
const QUERY_CANCELED = "57014";

/** The comparison as it was known before the latest batches, from cells and by its definition. */
export async function measureKnown(database: Database): Promise<Line[]> {
  const timeOf = (runs: number, query: RawBuilder<unknown>) =>
    times(runs, () => database.asViewer(HEADQUARTERS, (trx) => query.execute(trx)), 0);
  const lines: Line[] = [];
  for (const { words, knownAt } of KNOWN)
    for (const figure of FIGURES) {
      const cells = median(await timeOf(3, asked(figure.instant, knownAt)));
      const ledger = await definitionTime(database, asked(figure.definition, knownAt));
      const share = ledger === null ? `over ${ratio((LIMIT * 1_000) / cells)}` : ratio(ledger / cells);
      lines.push({
        part: "known",
        measure: `${figure.words} as known ${words} ago: from the ledger's tables ÷ from cells`,
        value: `${ledger === null ? `over ${LIMIT} s` : ms(ledger)} ÷ ${ms(cells)} = ${share}`,
        aim: "",
      });
    }
  return lines;
}

/** Milliseconds that a definition takes once; null where it is not through within the limit. */
async function definitionTime(database: Database, query: RawBuilder<unknown>): Promise<number | null> {
  try {
    const taken = await times(
      1,
      () =>
        database.asViewer(HEADQUARTERS, async (trx) => {
          await sql`set local statement_timeout = ${sql.lit(`${LIMIT}s`)}`.execute(trx);
          await query.execute(trx);
        }),
      0,
    );
    return median(taken);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === QUERY_CANCELED) return null;
    throw error;
  }
}
