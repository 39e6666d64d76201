import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { OPERATOR } from "../../server/platform/actor.ts";
import { without } from "../committee/without.ts";
import { register, takeIn, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const ESTATE = "TC";
/** Units of buildings, of which the smallest comes last by code, and complaints of January. */
const UNITS = { "01": 3, "02": 2, "03": 1 };
const COMPLAINTS = { "01": 8, "02": 6, "03": 1 };
/** Registered later: with them the second building would be the largest. */
const LATER = { "02": 9 };

const times = (counts: Readonly<Record<string, number>>, make: (building: string, no: number) => Cells): Cells[] =>
  Object.entries(counts).flatMap(([building, n]) => Array.from({ length: n }, (_, no) => make(building, no)));
const unit = (building_code: string, code: string): Cells => ({
  estate_code: ESTATE,
  building_code,
  unit_code: `${building_code}-${code}`,
  gross_area_m2: "100",
});
const complaint = (building_code: string, no: number): Cells => ({
  estate_code: ESTATE,
  complaint_no: `${building_code}-${no}`,
  building_code,
  channel: "电话",
  subject: "维修",
  received_at: "2026-01-10 10:00",
});

describeEngines("complaints by building in order of units", (database) => {
  let id = 0;
  beforeAll(async () => {
    const { estates, buildings } = register(ESTATE);
    const each = Object.keys(UNITS).flatMap((building_code) => buildings.map((row) => ({ ...row, building_code })));
    const units = times(UNITS, (building, no) => unit(building, `${no}`));
    await takeIn(database(), { estates, buildings: each, units }, { recordedAt: "2026-01-02T00:00:00Z" });
    await takeIn(database(), { complaints: times(COMPLAINTS, complaint) }, { recordedAt: "2026-02-03T00:00:00Z" });
    const later = times(LATER, (building, no) => unit(building, `L${no}`));
    await takeIn(database(), { units: later }, { recordedAt: "2026-02-10T00:00:00Z" });
    const found = await database().asViewer({ scope: "all" }, (trx) =>
      sql<{ id: number }>`select estate_id as id from estate`.execute(trx),
    );
    id = found.rows[0]?.id ?? 0;
  });

  const told = async (of: Database, knownAt: string): Promise<Readonly<Record<string, number>>> => {
    const actor = { ...OPERATOR, role: "COMMITTEE" } as const;
    const found = await of.asViewer({ scope: "estates", estateIds: [id], actor }, (trx) =>
      sql<{ key: string; received: number }>`
        select group_key as key, received
        from figures.service_figures('BUILDING', '2026-01-01', '2026-01-31', '2026-02-28', ${knownAt}, null, '2026-02-28')`.execute(
        trx,
      ),
    );
    return Object.fromEntries(found.rows.map(({ key, received }) => [key, received]));
  };
  const BEFORE = "2026-02-04T00:00:00Z";
  const AFTER = "2026-02-11T00:00:00Z";
  // The one of 03 hides the six of 02 with it; by code it would have hidden all.
  const HIDDEN = { "TC/01": 8, "*": 7 };

  it("tell of the large one although one with few comes last by code, and of no other when units are added", async () => {
    expect(await told(database(), BEFORE)).toEqual(HIDDEN);
    expect(await told(database(), AFTER)).toEqual(HIDDEN);
  });

  it("would give the small one away in order of units as they are now: 15 - 8 - 6", async () => {
    const changed = (kept: string) => kept.replace("and r.recorded_at <= min(s.whole_at)", "");
    await without(database(), "complaints_told", changed, async () => {
      expect(await told(database(), BEFORE)).toEqual(HIDDEN);
      expect(await told(database(), AFTER)).toEqual({ "TC/02": 6, "*": 9 });
    });
  });

  it("would tell nothing in order of codes", async () => {
    const changed = (kept: string) => kept.replace("coalesce(c.units, 0), ", "");
    await without(database(), "complaints_told", changed, async () => {
      expect(await told(database(), BEFORE)).toEqual({ "*": 15 });
    });
  });
});
