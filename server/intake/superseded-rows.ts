import type { Trx } from "../database/transaction.ts";
import { keyOf } from "./natural-key.rules.ts";
import { supersedeQuarantined } from "./quarantine.store.ts";
import { checkRow, type CheckedValues } from "./row.rules.ts";
import type { TableName } from "./table.rules.ts";
import { readOpen } from "./waiting-row.store.ts";

/** An open row of an earlier batch. */
export interface OpenCase {
  readonly id: bigint;
  readonly fingerprint: string;
  /** Whether it says something else than what is recorded under its number: only a new record settles that. */
  readonly disputes: boolean;
}

const DISPUTES: ReadonlySet<string> = new Set(["DUPLICATE_NUMBER", "NUMBER_VOIDED"]);

/**
 * Rows that an earlier batch put aside, by what they are about. Where this batch holds a row about the same thing and that is in, they have
 * been superseded: whoever imports a corrected file afresh corrects no row in its place. They stay on record, with the batch that did so.
 */
export class SupersededRows {
  private readonly open = new Map<TableName, Map<string, OpenCase[]>>();
  private readonly settled = new Map<bigint, OpenCase>();
  /** Fingerprints of rows that this batch holds as they were put aside: nobody has corrected them. */
  private readonly unmended = new Set<string>();

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
  ) {}

  /** Reads what is open of the tables that the batch brings. */
  async find(tables: ReadonlySet<TableName>): Promise<void> {
    for (const table of tables) {
      const cases = new Map<string, OpenCase[]>();
      for await (const chunk of readOpen(this.trx, table, this.batchId))
        for (const { quarantineId: id, fingerprint, reason, values } of chunk) {
          const key = keyOf(table, checkRow(table, values).values);
          if (key === null) continue;
          const known = cases.get(key) ?? [];
          known.push({ id, fingerprint, disputes: DISPUTES.has(reason) });
          cases.set(key, known);
        }
      if (cases.size > 0) this.open.set(table, cases);
    }
  }

  /** The open rows about the same thing as a row of this batch. */
  about(table: TableName, values: CheckedValues): readonly OpenCase[] {
    const cases = this.open.get(table);
    const key = cases === undefined ? null : keyOf(table, values);
    return key === null ? [] : (cases?.get(key) ?? []);
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
