import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../../server/database/transaction.ts";

/** Two ways to answer a question, each in SQL over its JSON, q.value. */
interface Answers {
  readonly told: RawBuilder<unknown>;
  readonly defined: RawBuilder<unknown>;
}

/** What definitions have answered over a ledger, in the order in which they were asked. */
export type Defined = Map<number, readonly string[]>;

/** Compares answers in one transaction; definitions are asked once as long as the ledger is the same. */
export class Comparing {
  private asked = 0;
  constructor(
    readonly trx: Trx,
    private readonly remembered: Defined,
  ) {}

  /** The rows in which two ways to answer the same questions differ. */
  async differing(questions: readonly unknown[], { told, defined }: Answers): Promise<unknown[]> {
    const place = this.asked++;
    const definedRows = this.remembered.get(place) ?? (await this.rowsOf(questions, defined));
    this.remembered.set(place, definedRows);
    const toldRows = await this.rowsOf(questions, told);
    const about = (side: string) => (row: string) => {
      const [n = "", ...rest] = row.split(" ");
      return { question: questions[Number(n) - 1], side, row: rest.join(" ") };
    };
    return [
      ...without(toldRows, definedRows).map(about("told")),
      ...without(definedRows, toldRows).map(about("defined")),
    ];
  }

  private async rowsOf(questions: readonly unknown[], answer: RawBuilder<unknown>): Promise<readonly string[]> {
    const found = await sql<{ row: string }>`select q.ordinality || ' ' || to_jsonb(f)::text as row
      from jsonb_array_elements(${JSON.stringify(questions)}::jsonb) with ordinality q cross join lateral ${answer} f`.execute(
      this.trx,
    );
    return found.rows.map(({ row }) => row);
  }
}

/** The rows that are more often among some than among others, as often as they are. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    if (count > 0) left.set(row, count - 1);
    return count === 0;
  });
}
