import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendEntries, type AppendOptions } from "../ledger/append-entries.ts";
import { createStaging } from "../ledger/staging.store.ts";
import type { RejectedRow } from "../ledger/staged-outcome.store.ts";
import { RegisterLookup } from "../register/register-lookup.store.ts";
import { quarantine, quarantinedAs, readWaiting, settleQuarantined, type QuarantineEntry, type WaitingRow } from "./quarantine.store.ts";
import { RegisterIntake } from "./register-intake.ts";
import { checkRow, type CheckedValues, type Problem } from "./row.rules.ts";
import { inChunks, type RawRow, type SourceTable } from "./source.type.ts";
import { Stager, type EntryTable } from "./stage-rows.ts";
import { Tally } from "./tally.ts";

const WAITING_REASONS: ReadonlySet<string> = new Set(["UNKNOWN_ESTATE", "UNKNOWN_BUILDING", "UNKNOWN_UNIT"]);
const REGISTER = ["estates", "buildings", "units"] as const;
const ENTRIES = ["bills", "receipts", "receipt_lines", "adjustments", "voids"] as const;

/** A row on its way into the staging tables. */
interface StagedRow {
  readonly rowId: bigint;
  readonly raw: RawRow;
  readonly values: CheckedValues;
}

/** Takes the tables of one batch in, inside one transaction: register first, then entries, then what had waited for either. */
export class IntakeBatch {
  readonly tally = new Tally();
  private readonly lookup: RegisterLookup;
  private readonly stager: Stager;
  private readonly waiting = new Map<bigint, WaitingRow>();
  private nextRowId = 0n;

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    timeZone: string,
    /** How a resubmitted row ends; a row that waited ends as ACCEPTED. */
    private readonly resubmission: boolean,
  ) {
    this.lookup = new RegisterLookup(trx);
    this.stager = new Stager(trx, this.lookup, timeZone);
  }

  async takeIn(tables: readonly SourceTable[], options: Omit<AppendOptions, "batchId">): Promise<void> {
    await createStaging(this.trx);
    const register = new RegisterIntake(this.trx, this.batchId, this.lookup);
    for (const name of REGISTER) {
      const own = tables.filter(({ table }) => table === name);
      for (const source of own) await register.takeIn(source, (entry) => this.refuse(entry), this.tally, this.resubmission);
    }
    await register.retry(await readWaiting(this.trx, REGISTER, "all"), this.tally);
    const entries = ENTRIES.flatMap((name) => tables.filter(({ table }) => table === name));
    for (const source of entries) await this.stageSource(source, options.signal);
    await this.stageWaiting();
    const outcome = await appendEntries(this.trx, { ...options, batchId: this.batchId });
    for (const { table, estateId, count } of outcome.accepted) this.tally.accepted(table, count, estateId);
    for (const { table, count } of outcome.unchanged) this.tally.unchanged(table, count);
    await this.settle(outcome.rejected, entries);
  }

  private async stageSource(source: SourceTable, signal: AbortSignal | undefined): Promise<void> {
    const table = entryTable(source);
    for await (const chunk of inChunks(source.rows())) {
      signal?.throwIfAborted();
      const refused: QuarantineEntry[] = [];
      const staged: StagedRow[] = [];
      for (const raw of chunk) {
        const rowId = this.nextRowId++;
        this.tally.read(source);
        const { values, problems } = checkRow(table, raw.values);
        const [problem] = problems;
        if (problem !== undefined) refused.push(await this.entryOf(source, raw, problem));
        else staged.push({ rowId, raw, values });
      }
      for (const { rowId, raw } of staged)
        if (raw.quarantineId !== undefined) this.waiting.set(rowId, { ...raw, table, quarantineId: raw.quarantineId });
      for (const { row, problem } of await this.stager.stage(table, staged)) {
        this.waiting.delete(row.rowId);
        refused.push(await this.entryOf(source, row.raw, problem));
      }
      for (const entry of refused) this.refuse(entry);
      await this.flush();
    }
  }

  /** Stages rows that an earlier batch put aside and that this one may have made good. They stay aside if they still fail. */
  private async stageWaiting(): Promise<void> {
    const resubmitted = new Set([...this.waiting.values()].map((row) => row.quarantineId));
    const rows = await readWaiting(this.trx, ENTRIES, [...this.stager.estates]);
    for (const table of ENTRIES) {
      const staged: StagedRow[] = [];
      for (const raw of rows.filter((row) => row.table === table && !resubmitted.has(row.quarantineId))) {
        const { values, problems } = checkRow(table, raw.values);
        if (problems.length > 0) continue;
        const rowId = this.nextRowId++;
        this.waiting.set(rowId, raw);
        staged.push({ rowId, raw, values });
      }
      for (const { row } of await this.stager.stage(table, staged)) this.waiting.delete(row.rowId);
    }
  }

  /** Puts aside what the ledger refused, and closes the cases of waiting rows that it took. */
  private async settle(rejected: readonly RejectedRow[], entries: readonly SourceTable[]): Promise<void> {
    const byRow = new Map(rejected.map((row) => [row.rowId, row]));
    await this.refuseLate(byRow, entries);
    for (const rowId of byRow.keys()) this.waiting.delete(rowId);
    const settled = [...this.waiting.values()].map((row) => row.quarantineId);
    this.tally.retried += settled.length;
    await settleQuarantined(this.trx, this.batchId, settled, this.resubmission ? "RESUBMITTED" : "ACCEPTED");
  }

  /** What was staged is not kept in memory: the files are read once more for the rows that the ledger refused. */
  private async refuseLate(byRow: ReadonlyMap<bigint, RejectedRow>, entries: readonly SourceTable[]): Promise<void> {
    if (byRow.size === 0) return;
    let rowId = 0n;
    for (const source of entries)
      for await (const raw of source.rows()) {
        const refusal = byRow.get(rowId++);
        if (refusal === undefined) continue;
        const column = refusal.column ?? "";
        const problem = { column, value: raw.values[column] ?? "", reason: refusal.reason };
        this.refuse({ ...(await this.entryOf(source, raw, problem)), waits: refusal.waits });
        await this.flush(CHUNK);
      }
    await this.flush();
  }

  private readonly pending: QuarantineEntry[] = [];

  private refuse(entry: QuarantineEntry): void {
    this.tally.quarantined(entry.table, entry.problem.reason);
    // A row that was put aside before and fails again stays where it is.
    if (entry.quarantineId === undefined) this.pending.push(entry);
  }

  /** Writes what was put aside once at least `least` rows are pending. */
  async flush(least = 1): Promise<void> {
    if (this.pending.length < least) return;
    this.tally.putAside += await quarantine(this.trx, this.batchId, this.pending.splice(0));
  }

  private async entryOf(source: SourceTable, raw: RawRow, problem: Problem): Promise<QuarantineEntry> {
    const estateId = (await this.lookup.estateId((raw.values["estate_code"] ?? "").trim())) ?? null;
    const waits = WAITING_REASONS.has(problem.reason);
    return { ...quarantinedAs(raw), table: source.table, file: source.file, estateId, problem, waits };
  }

  /** Notes which estates the batch brought entries for: their freshness. */
  async recordEstates(): Promise<void> {
    const estates = [...this.tally.byEstate].map(([estate_id, accepted]) => ({ estate_id, accepted }));
    await sql`
      insert into batch_estate (estate_id, batch_id, accepted)
      select estate_id, ${this.batchId}, accepted
      from jsonb_to_recordset(${JSON.stringify(estates)}::jsonb) as r(estate_id int, accepted int)`.execute(this.trx);
  }

  async recordFiles(tables: readonly SourceTable[]): Promise<void> {
    const files = tables.map((source) => ({ ...this.tally.ofFile(source), sha256: source.sha256?.() ?? "" }));
    await sql`
      insert into batch_file (batch_id, file, table_name, sha256, accepted, unchanged, quarantined)
      select ${this.batchId}, file, table_name, sha256, accepted, unchanged, quarantined
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        as r(file text, table_name text, sha256 text, accepted int, unchanged int, quarantined int)`.execute(this.trx);
  }
}

const CHUNK = 5000;

function entryTable({ table }: SourceTable): EntryTable {
  if (table === "estates" || table === "buildings" || table === "units") throw new Error(`${table} holds no entries`);
  return table;
}
