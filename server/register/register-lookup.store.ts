import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export interface KnownUnit {
  readonly unitId: bigint;
  readonly buildingId: bigint;
  readonly buildingCode: string;
  readonly use: string;
}

/** Resolves codes to ids within one transaction. Each estate's units are read once, when the first row names it. */
export class RegisterLookup {
  private estates: Map<string, number> | undefined;
  private readonly buildings = new Map<string, ReadonlyMap<string, bigint>>();
  private readonly units = new Map<string, ReadonlyMap<string, KnownUnit>>();

  constructor(private readonly trx: Trx) {}

  /** Forgets what was read: the register has been written to. */
  forget(): void {
    this.estates = undefined;
    this.buildings.clear();
    this.units.clear();
  }

  async estateId(code: string): Promise<number | undefined> {
    if (this.estates === undefined) {
      const found = await sql<{
        estate_code: string;
        estate_id: number;
      }>`select estate_code, estate_id from estate`.execute(this.trx);
      this.estates = new Map(found.rows.map((row) => [row.estate_code, row.estate_id]));
    }
    return this.estates.get(code);
  }

  async hasBuilding(estateCode: string, buildingCode: string): Promise<boolean> {
    return (await this.buildingId(estateCode, buildingCode)) !== undefined;
  }

  async buildingId(estateCode: string, buildingCode: string): Promise<bigint | undefined> {
    const known = this.buildings.get(estateCode) ?? (await this.readBuildings(estateCode));
    return known.get(buildingCode);
  }

  async unit(estateCode: string, unitCode: string): Promise<KnownUnit | undefined> {
    const known = this.units.get(estateCode) ?? (await this.readUnits(estateCode));
    return known.get(unitCode);
  }

  private async readBuildings(estateCode: string): Promise<ReadonlyMap<string, bigint>> {
    const found = await sql<{ building_code: string; building_id: bigint }>`
      select building_code, building_id from building where estate_id = ${await this.estateId(estateCode)}`.execute(
      this.trx,
    );
    const codes = new Map(found.rows.map((row) => [row.building_code, row.building_id]));
    this.buildings.set(estateCode, codes);
    return codes;
  }

  private async readUnits(estateCode: string): Promise<ReadonlyMap<string, KnownUnit>> {
    const found = await sql<{
      unit_code: string;
      unit_id: bigint;
      building_id: bigint;
      building_code: string;
      use: string;
    }>`
      select distinct on (u.unit_id) u.unit_code, u.unit_id, u.building_id, b.building_code, v.use
      from unit u
      join building b on b.estate_id = u.estate_id and b.building_id = u.building_id
      join unit_version v on v.estate_id = u.estate_id and v.unit_id = u.unit_id
      where u.estate_id = ${await this.estateId(estateCode)}
      order by u.unit_id, v.version_id desc`.execute(this.trx);
    const units = new Map(
      found.rows.map((row): [string, KnownUnit] => [
        row.unit_code,
        { unitId: row.unit_id, buildingId: row.building_id, buildingCode: row.building_code, use: row.use },
      ]),
    );
    this.units.set(estateCode, units);
    return units;
  }
}
