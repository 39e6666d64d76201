import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../../server/database/transaction.ts";

/** Two ways to answer a question, each in SQL over its JSON, q.value. */
interface Answers {
  readonly told: RawBuilder<unknown>;
  readonly defined: RawBuilder<unknown>;
}

/** The rows in which two ways to answer the same questions differ, in one snapshot. */
export async function differing(
  trx: Trx,
  questions: readonly unknown[],
  { told, defined }: Answers,
): Promise<unknown[]> {
  const rows = (answer: RawBuilder<unknown>) => sql`select q.ordinality as n, to_jsonb(f) as row
    from jsonb_array_elements(${JSON.stringify(questions)}::jsonb) with ordinality q cross join lateral ${answer} f`;
  const found = await sql<{ n: number; side: string; row: unknown }>`
    with told as materialized (${rows(told)}), defined as materialized (${rows(defined)})
    select n::int, 'told' as side, row from (select * from told except all select * from defined) a
    union all select n::int, 'defined', row from (select * from defined except all select * from told) b`.execute(trx);
  return found.rows.map(({ n, ...rest }) => ({ question: questions[n - 1], ...rest }));
}
