import { sql } from "kysely";
import type { Database } from "../../server/database/transaction.ts";

/** Works with a definition of figures replaced, whole or by changing its text, and puts it back afterwards. */
export async function without<T>(
  database: Database,
  name: string,
  replaced: string | ((kept: string) => string),
  work: () => Promise<T>,
): Promise<T> {
  const kept = await database.asOwner(async (trx) => {
    const read = await sql<{ text: string }>`
      select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'figures' and p.proname = ${name}`.execute(trx);
    return read.rows[0]?.text ?? "";
  });
  await database.runScript(typeof replaced === "string" ? replaced : replaced(kept));
  try {
    return await work();
  } finally {
    await database.runScript(kept);
  }
}
