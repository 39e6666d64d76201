import type { Trx } from "../database/transaction.ts";
import type { RegisterLookup } from "../register/register-lookup.store.ts";
import { writeBuildings, writeEstates, writeUnits } from "../register/write-register.ts";
import type { PutAside } from "./put-aside.ts";
import { settleQuarantined } from "./quarantine.store.ts";
import { checkRow, withoutAbsent, type CheckedValues, type Problem } from "./row.rules.ts";
import { inChunks, type RawRow, type SourceTable } from "./source.type.ts";
import type { TableName } from "./table.rules.ts";
import type { SupersededRows } from "./superseded-rows.ts";
import type { Tally } from "./tally.ts";
import { readWaiting } from "./waiting-row.store.ts";

const WRITERS = { estates: writeEstates, buildings: writeBuildings, units: writeUnits };
const CODE_COLUMNS = { estates: "estate_code", buildings: "building_code", units: "unit_code" };

export type RegisterTable = keyof typeof WRITERS;

export const isRegisterTable = (table: TableName): table is RegisterTable => Object.hasOwn(WRITERS, table);

/** Takes estates, buildings and units in. */
export class RegisterIntake {
  /** What this batch said of each code, so that a second row that contradicts the first is noticed. */
  private readonly said = new Map<string, string>();
  /** Codes of the estates about which the batch said something. */
  readonly estateCodes = new Set<string>();

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    private readonly lookup: RegisterLookup,
    private readonly putAside: PutAside,
    private readonly tally: Tally,
    private readonly superseded: SupersededRows,
  ) {}

  async takeIn(table: RegisterTable, source: SourceTable, signal: AbortSignal | undefined): Promise<void> {
    for await (const chunk of inChunks(source.rows(this.trx))) {
      signal?.throwIfAborted();
      const good: { raw: RawRow; values: CheckedValues }[] = [];
      for (const raw of chunk) {
        this.tally.count(source, "read");
        const { values, problems } = checkRow(table, raw.values);
        const problem = raw.broken ?? problems[0] ?? (await this.problemOf(table, values));
        if (problem !== undefined) await this.putAside.add(source, raw, problem);
        else if (source.onlyNew === true && (await this.isKnown(table, values))) this.tally.count(source, "unchanged");
        else good.push({ raw, values: withoutAbsent(values, raw.values) });
      }
      const rows = good.map(({ values }) => values);
      await this.superseded.noteAbout(table, rows);
      const accepted = await this.write(table, rows);
      this.tally.count(source, "accepted", accepted);
      this.tally.count(source, "unchanged", good.length - accepted);
      await this.close(
        good.map(({ raw }) => raw.quarantineId),
        "RESUBMITTED",
      );
      await this.putAside.flush();
    }
  }

  /** Tries rows again that an earlier batch put aside; those that still fail stay aside. */
  async retry(): Promise<void> {
    for (const table of ["buildings", "units"] as const)
      for await (const chunk of readWaiting(this.trx, table, "all")) {
        const good: { raw: RawRow; values: CheckedValues }[] = [];
        for (const raw of chunk) {
          const { values, problems } = checkRow(table, raw.values);
          if (problems.length === 0 && (await this.problemOf(table, values)) === undefined)
            good.push({ raw, values: withoutAbsent(values, raw.values) });
        }
        await this.write(
          table,
          good.map(({ values }) => values),
        );
        this.tally.retried += good.length;
        await this.close(
          good.map(({ raw }) => raw.quarantineId),
          "ACCEPTED",
        );
      }
  }

  private async close(ids: readonly (bigint | undefined)[], outcome: "ACCEPTED" | "RESUBMITTED"): Promise<void> {
    await settleQuarantined(
      this.trx,
      this.batchId,
      ids.filter((id) => id !== undefined),
      outcome,
    );
  }

  /** Returns how many rows were new, or said something new. */
  private async write(table: RegisterTable, rows: readonly CheckedValues[]): Promise<number> {
    // The same row twice in one statement would be written twice.
    const distinct = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
    const { accepted } = await WRITERS[table](this.trx, this.batchId, distinct);
    // The register is read as it stands, recorded or not.
    if (accepted > 0) this.trx.alone();
    for (const row of distinct) this.estateCodes.add(row["estate_code"] ?? "");
    if (distinct.length > 0) this.lookup.forget();
    return accepted;
  }

  private async problemOf(table: RegisterTable, values: CheckedValues): Promise<Problem | undefined> {
    const estate = values["estate_code"] ?? "";
    const building = values["building_code"] ?? "";
    if (table !== "estates" && (await this.lookup.estateId(estate)) === undefined)
      return { column: "estate_code", value: estate, reason: "UNKNOWN_ESTATE" };
    if (table === "units") {
      if (!(await this.lookup.hasBuilding(estate, building)))
        return { column: "building_code", value: building, reason: "UNKNOWN_BUILDING" };
      const known = await this.lookup.unit(estate, values["unit_code"] ?? "");
      if (known !== undefined && known.buildingCode !== building)
        return { column: "building_code", value: building, reason: "UNIT_MOVED" };
    }
    return this.contradiction(table, values);
  }

  private contradiction(table: RegisterTable, values: CheckedValues): Problem | undefined {
    const column = CODE_COLUMNS[table];
    const key = JSON.stringify([table, values["estate_code"], values[column]]);
    const saying = JSON.stringify(values);
    const before = this.said.get(key);
    this.said.set(key, before ?? saying);
    return before === undefined || before === saying
      ? undefined
      : { column, value: values[column] ?? "", reason: "CONTRADICTS" };
  }

  private async isKnown(table: RegisterTable, values: CheckedValues): Promise<boolean> {
    const estate = values["estate_code"] ?? "";
    if (table === "estates") return (await this.lookup.estateId(estate)) !== undefined;
    if (table === "buildings") return this.lookup.hasBuilding(estate, values["building_code"] ?? "");
    return (await this.lookup.unit(estate, values["unit_code"] ?? "")) !== undefined;
  }
}
