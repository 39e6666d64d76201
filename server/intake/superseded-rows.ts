import type { Trx } from "../database/transaction.ts";
import { keyOf } from "./natural-key.rules.ts";
import { readOpenAbout, readTablesOpen, supersedeQuarantined, type OpenCase } from "./open-case.store.ts";
import type { CheckedValues } from "./row.rules.ts";
import type { TableName } from "./table.rules.ts";

/**
 * Rows that an earlier batch put aside, by what they are about. Where this batch holds a row about the same thing and that is in, they have
 * been superseded: whoever imports a corrected file afresh corrects no row in its place. They stay on record, with the batch that did so.
 */
export class SupersededRows {
  private tables: ReadonlySet<string> = new Set();
  private readonly settled = new Map<bigint, OpenCase>();
  /** Fingerprints of rows that this batch holds as they were put aside: nobody has corrected them. */
  private readonly unmended = new Set<string>();

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
  ) {}

  /** Finds out in which tables rows are open: the others need no looking up. */
  async find(): Promise<void> {
    this.tables = await readTablesOpen(this.trx, this.batchId);
  }

  /** The open rows about the same things as rows of this batch, in their order. */
  async about(table: TableName, rows: readonly CheckedValues[]): Promise<readonly (readonly OpenCase[])[]> {
    if (!this.tables.has(table)) return rows.map(() => []);
    const keys = rows
      .map((values) => keyOf(table, values))
      .map((key) => (key === null ? null : this.trx.vault.digest(key)));
    const open = await readOpenAbout(
      this.trx,
      this.batchId,
      keys.filter((key) => key !== null),
    );
    return keys.map((key) => (key === null ? [] : (open.get(key) ?? [])));
  }

  /** Notes that rows of this batch are in. */
  async noteAbout(table: TableName, rows: readonly CheckedValues[]): Promise<void> {
    for (const cases of await this.about(table, rows)) this.note(cases);
  }

  /** Notes that the batch's row about them is in. */
  note(cases: readonly OpenCase[]): void {
    for (const one of cases) this.settled.set(one.id, one);
  }

  /** Notes a row that waits as it did before. */
  noteUnmended(fingerprint: string): void {
    this.unmended.add(fingerprint);
  }

  /** Settles them; returns how many there were. */
  settle(): Promise<number> {
    const ids = [...this.settled.values()]
      .filter(({ fingerprint }) => !this.unmended.has(fingerprint))
      .map(({ id }) => id);
    return supersedeQuarantined(this.trx, this.batchId, ids);
  }
}
