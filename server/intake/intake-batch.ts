import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { AppendOptions } from "../ledger/append-entries.ts";
import { createStaging } from "../ledger/staging.store.ts";
import { RegisterLookup } from "../register/register-lookup.store.ts";
import { EntryIntake, ENTRIES } from "./entry-intake.ts";
import { PutAside } from "./put-aside.ts";
import { withdrawQuarantined } from "./quarantine.store.ts";
import { RegisterIntake } from "./register-intake.ts";
import type { SourceTable } from "./source.type.ts";
import { TABLE_NAMES, type TableName } from "./table.rules.ts";
import { SupersededRows } from "./superseded-rows.ts";
import { SupportingIntake } from "./supporting-intake.ts";
import { countLive } from "./supporting-row.store.ts";
import { SUPPORTING_TABLES } from "./supporting-table.rules.ts";
import { Tally } from "./tally.ts";

const REGISTER = ["estates", "buildings", "units"] as const;

export interface TakeInOptions extends Omit<AppendOptions, "batchId"> {
  /** Hears how many rows have been read. */
  readonly onRows?: (rows: number) => void;
}

/** Takes the tables of one batch in, inside one transaction: register first, then entries, whatever the order of files. */
export class IntakeBatch {
  readonly tally = new Tally();
  private readonly register: RegisterIntake;
  private readonly entries: EntryIntake;
  private readonly supporting: SupportingIntake;
  private readonly superseded: SupersededRows;

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    timeZone: string,
  ) {
    const lookup = new RegisterLookup(trx);
    this.superseded = new SupersededRows(trx, batchId);
    const putAside = new PutAside(trx, batchId, lookup, this.tally, this.superseded);
    this.register = new RegisterIntake(trx, batchId, lookup, putAside, this.tally, this.superseded);
    this.entries = new EntryIntake(trx, batchId, lookup, putAside, this.tally, timeZone, this.superseded);
    this.supporting = new SupportingIntake(trx, batchId, lookup, putAside, this.tally, timeZone, this.superseded);
  }

  /** Closes the cases of a batch that is withdrawn, and notes its rows beside the ledger, which count no more, before its waiting rows could be tried again. */
  async closeCasesOf(withdrawnBatchId: number): Promise<void> {
    this.tally.withdrawn += await withdrawQuarantined(this.trx, this.batchId, withdrawnBatchId);
    this.tally.withdrawn += await countLive(this.trx, withdrawnBatchId);
  }

  async takeIn(tables: readonly SourceTable[], options: TakeInOptions): Promise<void> {
    this.tally.onRows = options.onRows;
    const of = (name: TableName) => tables.filter(({ table }) => table === name);
    // Tables without rows are reported too.
    for (const name of TABLE_NAMES) for (const source of of(name)) this.tally.count(source, "read", 0);
    await this.superseded.find();
    await createStaging(this.trx);
    for (const name of REGISTER)
      for (const source of of(name)) await this.register.takeIn(name, source, options.signal);
    await this.register.retry();
    for (const name of ENTRIES) for (const source of of(name)) await this.entries.stage(name, source, options.signal);
    await this.entries.append(this.register.estateCodes, options);
    for (const name of SUPPORTING_TABLES)
      for (const source of of(name)) await this.supporting.takeIn(name, source, options.signal);
    await this.supporting.retry();
    this.tally.superseded = await this.superseded.settle();
  }

  /** Notes what became of each file, and which estates the batch brought entries for: their freshness. */
  async record(tables: readonly SourceTable[]): Promise<void> {
    const estates = [...this.tally.byEstate].map(([estate_id, accepted]) => ({ estate_id, accepted }));
    await sql`
      insert into batch_estate (estate_id, batch_id, accepted)
      select estate_id, ${this.batchId}, accepted
      from jsonb_to_recordset(${JSON.stringify(estates)}::jsonb) as r(estate_id int, accepted int)`.execute(this.trx);
    const files = this.tally.countsByFile().map((counts) => ({
      ...counts,
      sha256: tables.find(({ file }) => file === counts.file)?.sha256?.() ?? "",
    }));
    await sql`
      insert into batch_file (batch_id, file, table_name, sha256, accepted, unchanged, quarantined)
      select ${this.batchId}, file, "table", sha256, accepted, unchanged, quarantined
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        as r(file text, "table" text, sha256 text, accepted int, unchanged int, quarantined int)`.execute(this.trx);
  }
}
