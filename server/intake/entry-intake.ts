import type { Trx } from "../database/transaction.ts";
import { appendEntries, type AppendOptions } from "../ledger/append-entries.ts";
import type { RejectedRow } from "../ledger/staged-outcome.store.ts";
import type { RegisterLookup } from "../register/register-lookup.store.ts";
import { oneAhead } from "../platform/one-ahead.ts";
import type { PutAside } from "./put-aside.ts";
import { settleQuarantined } from "./quarantine.store.ts";
import { checkRow, type CheckedValues, type Problem } from "./row.rules.ts";
import { inChunks, type RawRow, type SourceTable } from "./source.type.ts";
import { Stager, type EntryTable } from "./stage-rows.ts";
import type { OpenCase } from "./open-case.store.ts";
import type { SupersededRows } from "./superseded-rows.ts";
import { countStaged, numberLines, readTaken, readTakenAmong, type RowRange } from "./staged-row.store.ts";
import type { Tally } from "./tally.ts";
import { readWaiting } from "./waiting-row.store.ts";

export const ENTRIES = ["bills", "receipts", "receipt_lines", "adjustments", "voids"] as const;

interface StagedRow {
  readonly rowId: bigint;
  readonly raw: RawRow;
  readonly values: CheckedValues;
}

interface FailedRow {
  readonly raw: RawRow;
  readonly problem: Problem;
}

interface CheckedRows {
  readonly staged: readonly StagedRow[];
  readonly failed: readonly FailedRow[];
}

interface StagedSource extends RowRange {
  readonly table: EntryTable;
  readonly source: SourceTable;
}

/** Takes bills, receipts, their lines, adjustments and voids in, together with the rows that had waited for them. */
export class EntryIntake {
  private readonly stager: Stager;
  private readonly sources: StagedSource[] = [];
  /** The case that a staged row closes once the ledger holds it. */
  private readonly cases = new Map<bigint, bigint>();
  private readonly resubmitted = new Set<bigint>();
  /** Open rows of earlier batches about the same entry as a staged row. */
  private readonly about = new Map<bigint, readonly OpenCase[]>();
  private nextRowId = 0n;

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    private readonly lookup: RegisterLookup,
    private readonly putAside: PutAside,
    private readonly tally: Tally,
    timeZone: string,
    private readonly superseded: SupersededRows,
  ) {
    this.stager = new Stager(trx, lookup, timeZone);
  }

  async stage(table: EntryTable, source: SourceTable, signal: AbortSignal | undefined): Promise<void> {
    const first = this.nextRowId;
    for await (const { staged, failed } of oneAhead(this.checked(table, source))) {
      signal?.throwIfAborted();
      for (const { raw, problem } of failed) await this.putAside.add(source, raw, problem);
      for (const { row, problem } of await this.stager.stage(table, staged))
        await this.putAside.add(source, row.raw, problem);
      await this.putAside.flush();
      for (const { rowId, raw } of staged) this.noteCase(rowId, raw);
      const about = await this.superseded.about(
        table,
        staged.map(({ values }) => values),
      );
      for (const [at, cases] of about.entries()) {
        const row = staged[at];
        if (row !== undefined && cases.length > 0) this.about.set(row.rowId, cases);
      }
    }
    this.sources.push({ table, source, first, end: this.nextRowId });
  }

  private async *checked(table: EntryTable, source: SourceTable): AsyncGenerator<CheckedRows, void, undefined> {
    for await (const chunk of inChunks(source.rows(this.trx))) {
      const staged: StagedRow[] = [];
      const failed: FailedRow[] = [];
      for (const raw of chunk) {
        const rowId = this.nextRowId++;
        this.tally.count(source, "read");
        const { values, problems } = checkRow(table, raw.values);
        const problem = raw.broken ?? problems[0];
        if (problem === undefined) staged.push({ rowId, raw, values });
        else failed.push({ raw, problem });
      }
      yield { staged, failed };
    }
  }

  private noteCase(rowId: bigint, { quarantineId }: RawRow): void {
    if (quarantineId === undefined) return;
    this.cases.set(rowId, quarantineId);
    this.resubmitted.add(quarantineId);
  }

  /** Hands everything staged to the ledger, with the waiting rows of the estates touched. */
  async append(estateCodes: ReadonlySet<string>, options: Omit<AppendOptions, "batchId">): Promise<void> {
    const firstWaiting = this.nextRowId;
    const estates = new Set(this.stager.estates);
    for (const code of estateCodes) {
      const id = await this.lookup.estateId(code);
      if (id !== undefined) estates.add(id);
    }
    for (const table of ENTRIES) await this.stageWaiting(table, [...estates]);
    if (this.nextRowId === 0n) return;
    await numberLines(this.trx, firstWaiting);
    const outcome = await appendEntries(this.trx, { ...options, batchId: this.batchId });
    for (const { estateId, count } of outcome.accepted) this.tally.acceptedFor(estateId, count);
    await this.countSources();
    await this.refuseLate(outcome.rejected);
    await this.settle(firstWaiting);
    await this.supersede();
  }

  /** Stages rows that an earlier batch put aside and that this one may have made good. They stay aside if they still fail. */
  private async stageWaiting(table: EntryTable, estateIds: readonly number[]): Promise<void> {
    for await (const chunk of readWaiting(this.trx, table, estateIds)) {
      const staged: StagedRow[] = [];
      for (const raw of chunk) {
        const { values, problems } = checkRow(table, raw.values);
        if (problems.length > 0 || this.resubmitted.has(raw.quarantineId)) continue;
        const rowId = this.nextRowId++;
        this.cases.set(rowId, raw.quarantineId);
        staged.push({ rowId, raw, values });
      }
      await this.stager.stage(table, staged);
    }
  }

  private async countSources(): Promise<void> {
    for (const { table, source, ...range } of this.sources) {
      const { accepted, unchanged } = await countStaged(this.trx, table, range);
      this.tally.count(source, "accepted", accepted);
      this.tally.count(source, "unchanged", unchanged);
    }
  }

  /** What was staged is not kept in memory: the files are read once more for the rows that the ledger refused. */
  private async refuseLate(rejected: readonly RejectedRow[]): Promise<void> {
    const byRow = new Map(rejected.map((row) => [row.rowId, row]));
    for (const { source, first, end } of this.sources) {
      if (!rejected.some(({ rowId }) => rowId >= first && rowId < end)) continue;
      let rowId = first;
      for await (const raw of source.rows(this.trx)) {
        const refusal = byRow.get(rowId++);
        if (refusal === undefined) continue;
        const column = refusal.column ?? "";
        const problem = { column, value: raw.values[column] ?? "", reason: refusal.reason };
        await this.putAside.add(source, raw, problem, refusal.waits);
      }
    }
    await this.putAside.flush();
  }

  /** Notes what the batch's own rows supersede, as far as the ledger holds them. */
  private async supersede(): Promise<void> {
    for (const { table, ...range } of this.sources) {
      const rowIds = [...this.about.keys()].filter((rowId) => rowId >= range.first && rowId < range.end);
      for (const { rowId, isNew } of await readTakenAmong(this.trx, table, rowIds))
        this.superseded.note((this.about.get(rowId) ?? []).filter(({ disputes }) => isNew || !disputes));
    }
  }

  /** Closes the cases of rows that the ledger holds now. */
  private async settle(firstWaiting: bigint): Promise<void> {
    if (this.cases.size === 0) return;
    const first = [...this.cases.keys()].reduce((least, rowId) => (rowId < least ? rowId : least), firstWaiting);
    const taken: bigint[] = [];
    for (const table of ENTRIES)
      for (const rowId of await readTaken(this.trx, table, { first, end: this.nextRowId })) {
        const quarantineId = this.cases.get(rowId);
        if (quarantineId !== undefined) taken.push(quarantineId);
      }
    const [resubmitted, waited] = [
      taken.filter((id) => this.resubmitted.has(id)),
      taken.filter((id) => !this.resubmitted.has(id)),
    ];
    await settleQuarantined(this.trx, this.batchId, resubmitted, "RESUBMITTED");
    await settleQuarantined(this.trx, this.batchId, waited, "ACCEPTED");
    this.tally.retried += waited.length;
  }
}
