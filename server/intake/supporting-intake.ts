import type { Trx } from "../database/transaction.ts";
import type { RegisterLookup } from "../register/register-lookup.store.ts";
import type { PutAside } from "./put-aside.ts";
import { settleQuarantined } from "./quarantine.store.ts";
import { checkRow, type CheckedValues, type Problem } from "./row.rules.ts";
import { inChunks, type RawRow, type SourceTable } from "./source.type.ts";
import { digestsOf, lockSupporting, writeSupporting, type SupportingRow } from "./supporting-row.store.ts";
import { SUPPORTING, SUPPORTING_TABLES, type SupportingTable } from "./supporting-table.rules.ts";
import type { SupersededRows } from "./superseded-rows.ts";
import type { Tally } from "./tally.ts";
import { withZone } from "./time-zone.rules.ts";
import { readWaiting } from "./waiting-row.store.ts";

interface Good {
  readonly raw: RawRow;
  readonly row: SupportingRow;
}

interface Resolved {
  readonly row: SupportingRow;
  readonly checked: CheckedValues;
}

/** Takes fee standards, control totals, reasons of arrears, contacts, complaints and surveys in, once the register and the ledger are. */
export class SupportingIntake {
  /** What this batch said about each key, so that a second row that contradicts the first is noticed. */
  private readonly said = new Map<string, string>();
  private locked = false;

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    private readonly lookup: RegisterLookup,
    private readonly putAside: PutAside,
    private readonly tally: Tally,
    private readonly timeZone: string,
    private readonly superseded: SupersededRows,
  ) {}

  async takeIn(table: SupportingTable, source: SourceTable, signal: AbortSignal | undefined): Promise<void> {
    for await (const chunk of inChunks(source.rows(this.trx))) {
      signal?.throwIfAborted();
      const good: Good[] = [];
      const checked: CheckedValues[] = [];
      for (const raw of chunk) {
        this.tally.count(source, "read");
        const found = await this.resolve(table, raw);
        if ("row" in found) {
          good.push({ raw, row: found.row });
          checked.push(found.checked);
        } else await this.putAside.add(source, raw, found.problem);
      }
      await this.superseded.noteAbout(table, checked);
      const accepted = await this.write(table, good, "RESUBMITTED");
      this.tally.count(source, "accepted", accepted);
      this.tally.count(source, "unchanged", good.length - accepted);
      await this.putAside.flush();
    }
  }

  /** Tries rows again that an earlier batch put aside; those that still fail stay aside. */
  async retry(): Promise<void> {
    for (const table of SUPPORTING_TABLES)
      for await (const chunk of readWaiting(this.trx, table, "all")) {
        const good: Good[] = [];
        for (const raw of chunk) {
          const found = await this.resolve(table, raw);
          if ("row" in found) good.push({ raw, row: found.row });
        }
        await this.write(table, good, "ACCEPTED");
        this.tally.retried += good.length;
      }
  }

  private async write(
    table: SupportingTable,
    good: readonly Good[],
    outcome: "ACCEPTED" | "RESUBMITTED",
  ): Promise<number> {
    if (good.length === 0) return 0;
    if (!this.locked) await lockSupporting(this.trx);
    this.locked = true;
    const accepted = await writeSupporting(
      this.trx,
      this.batchId,
      table,
      good.map(({ row }) => row),
    );
    if (accepted > 0) this.trx.alone();
    const cases = good.map(({ raw }) => raw.quarantineId).filter((id) => id !== undefined);
    await settleQuarantined(this.trx, this.batchId, cases, outcome);
    return accepted;
  }

  private async resolve(table: SupportingTable, raw: RawRow): Promise<Resolved | { problem: Problem }> {
    const { values, problems } = checkRow(table, raw.values);
    const problem = raw.broken ?? problems[0];
    if (problem !== undefined) return { problem };
    const estateCode = values["estate_code"] ?? "";
    const unknown = (column: string, reason: string) => ({
      problem: { column, value: values[column] ?? "", reason },
    });
    const estateId = await this.lookup.estateId(estateCode);
    if (estateId === undefined) return unknown("estate_code", "UNKNOWN_ESTATE");
    const { unit_code: unitCode = null, building_code: buildingCode = null } = values;
    const unit = unitCode === null ? null : await this.lookup.unit(estateCode, unitCode);
    if (unit === undefined) return unknown("unit_code", "UNKNOWN_UNIT");
    const building = buildingCode === null ? null : await this.lookup.buildingId(estateCode, buildingCode);
    if (building === undefined) return unknown("building_code", "UNKNOWN_BUILDING");
    const row = { estateId, unitId: unit?.unitId ?? null, buildingId: building, values: this.stored(table, values) };
    return this.contradicts(table, row) ? unknown("estate_code", "CONTRADICTS") : { row, checked: values };
  }

  /** The values as they are stored: a control total's day or month as the days it covers, a time in the company's zone. */
  private stored(table: SupportingTable, values: CheckedValues): CheckedValues {
    const timed = Object.entries(SUPPORTING[table].columns).filter(([, type]) => type === "timestamptz");
    if (timed.length > 0) {
      const zoned = timed
        .map(([name]) => [name, values[name]] as const)
        .map(([name, at]) => [name, at == null ? null : withZone(at, this.timeZone)]);
      return { ...values, ...Object.fromEntries(zoned) };
    }
    if (table !== "control_totals") return values;
    const { date = null, month = null, ...rest } = values;
    if (month === null) return { ...rest, from_on: date, to_on: date };
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    return { ...rest, from_on: `${month}-01`, to_on: `${month}-${last}` };
  }

  private contradicts(table: SupportingTable, row: SupportingRow): boolean {
    const { key, all } = digestsOf(table, row);
    const about = JSON.stringify([table, row.estateId, key]);
    const before = this.said.get(about);
    this.said.set(about, before ?? all);
    return before !== undefined && before !== all;
  }
}
