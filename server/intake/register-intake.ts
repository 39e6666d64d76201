import type { Trx } from "../database/transaction.ts";
import type { RegisterLookup } from "../register/register-lookup.store.ts";
import { writeBuildings, writeEstates, writeUnits } from "../register/write-register.ts";
import { quarantinedAs, settleQuarantined, type QuarantineEntry, type WaitingRow } from "./quarantine.store.ts";
import { checkRow, type CheckedValues, type Problem } from "./row.rules.ts";
import { inChunks, type RawRow, type SourceTable } from "./source.type.ts";
import type { TableName } from "./table.rules.ts";
import type { Tally } from "./tally.ts";

const WRITERS = { estates: writeEstates, buildings: writeBuildings, units: writeUnits };
type RegisterTable = keyof typeof WRITERS;

const isRegisterTable = (table: TableName): table is RegisterTable => Object.hasOwn(WRITERS, table);

/** Takes estates, buildings and units in. */
export class RegisterIntake {
  /** What this batch said of each code, so that a second row that contradicts the first is noticed. */
  private readonly said = new Map<string, string>();

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    private readonly lookup: RegisterLookup,
  ) {}

  async takeIn(source: SourceTable, refuse: (entry: QuarantineEntry) => void, tally: Tally, resubmission: boolean): Promise<void> {
    const { table } = source;
    if (!isRegisterTable(table)) throw new Error(`${table} is no register table`);
    for await (const chunk of inChunks(source.rows())) {
      const good: { raw: RawRow; values: CheckedValues }[] = [];
      for (const raw of chunk) {
        tally.read(source);
        const { values, problems } = checkRow(table, raw.values);
        const problem = problems[0] ?? (await this.problemOf(table, values));
        if (problem === undefined) good.push({ raw, values });
        else refuse(await this.entryOf(source, raw, problem));
      }
      await this.write(table, good.map(({ values }) => values), tally);
      if (resubmission) await this.close(good.map(({ raw }) => raw.quarantineId), tally, "RESUBMITTED");
    }
  }

  /** Tries rows again that an earlier batch put aside; those that still fail stay aside. */
  async retry(rows: readonly WaitingRow[], tally: Tally): Promise<void> {
    for (const table of ["buildings", "units"] as const) {
      const good: { raw: WaitingRow; values: CheckedValues }[] = [];
      for (const raw of rows.filter((row) => row.table === table)) {
        const { values, problems } = checkRow(table, raw.values);
        if (problems.length === 0 && (await this.problemOf(table, values)) === undefined) good.push({ raw, values });
      }
      await this.write(table, good.map(({ values }) => values), tally);
      await this.close(good.map(({ raw }) => raw.quarantineId), tally, "ACCEPTED");
    }
  }

  private async close(ids: readonly (bigint | undefined)[], tally: Tally, outcome: "ACCEPTED" | "RESUBMITTED"): Promise<void> {
    const known = ids.filter((id) => id !== undefined);
    tally.retried += known.length;
    await settleQuarantined(this.trx, this.batchId, known, outcome);
  }

  private async write(table: RegisterTable, rows: readonly CheckedValues[], tally: Tally): Promise<void> {
    // The same row twice in one statement would be written twice.
    const distinct = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
    const { accepted } = await WRITERS[table](this.trx, this.batchId, distinct);
    tally.accepted(table, accepted);
    tally.unchanged(table, rows.length - accepted);
    this.lookup.forget();
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
    const column = { estates: "estate_code", buildings: "building_code", units: "unit_code" }[table];
    const key = JSON.stringify([table, values["estate_code"], values[column]]);
    const saying = JSON.stringify(values);
    const before = this.said.get(key);
    this.said.set(key, before ?? saying);
    return before === undefined || before === saying ? undefined : { column, value: values[column] ?? "", reason: "CONTRADICTS" };
  }

  private async entryOf(source: SourceTable, raw: RawRow, problem: Problem): Promise<QuarantineEntry> {
    const estateId = (await this.lookup.estateId((raw.values["estate_code"] ?? "").trim())) ?? null;
    const waits = problem.reason === "UNKNOWN_ESTATE" || problem.reason === "UNKNOWN_BUILDING";
    return { ...quarantinedAs(raw), table: source.table, file: source.file, estateId, problem, waits };
  }
}
