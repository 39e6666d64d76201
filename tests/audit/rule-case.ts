import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { register, takeIn, type Cells } from "../intake/sources.ts";

/** Rows of one estate, and what a rule finds in them: subject, day and fen of each hit. */
export interface RuleCase {
  readonly rule: string;
  /** Units besides 101. */
  readonly units?: readonly string[];
  readonly tables: Readonly<Record<string, readonly Cells[]>>;
  readonly finds: readonly string[];
}

/** Each case gets an estate of its own, named E and its place; all are taken in at once. */
export async function takeInCases(database: Database, cases: readonly RuleCase[]): Promise<void> {
  const all: Record<string, Cells[]> = {};
  for (const [index, { units = [], tables }] of cases.entries()) {
    const estate_code = codeOf(index);
    for (const [table, rows] of Object.entries({ ...register(estate_code, "101", ...units), ...tables }))
      (all[table] ??= []).push(...rows.map((row) => ({ ...row, estate_code })));
  }
  await takeIn(database, all);
}

export const codeOf = (index: number): string => `E${String(index + 1).padStart(2, "0")}`;

/** What a rule finds in an estate from the first day to the as-of date. */
export async function hitsOf(
  database: Database,
  rule: string,
  estate: string,
  [from, asOf]: readonly [string, string] = ["2026-01-01", "2026-06-30"],
): Promise<string[]> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ line: string }>`
      select concat_ws(' ', h.subject, h.effective_on, h.amount) as line
      from figures.audit_hits(array[${rule}], array(select estate_id from estate where estate_code = ${estate}), ${from}, ${asOf}) h
      order by 1`.execute(trx);
    return found.rows.map(({ line }) => line);
  });
}
