import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DEMO_END } from "../../server/demo/calendar.rules.ts";
import { CUTS } from "../../server/demo/stage.rules.ts";
import { FLAWS } from "../../server/demo/flaw.rules.ts";
import { tellDemo } from "../../server/demo/tell-demo.ts";
import type { DemoStage, DemoTables } from "../../server/demo/row.type.ts";
import { DemoReplay } from "./demo-replay.ts";

const stages = [...tellDemo()];
const rowsOf = <Name extends keyof DemoTables>(table: Name) =>
  stages.flatMap<DemoTables[Name][number]>((stage) => stage.tables[table]);
const distinct = (values: readonly string[]) => [...new Set(values)].sort();

const FLAWED = new Set<object>(
  FLAWS.flatMap((flaws) => [flaws.bills ?? [], flaws.receipts ?? [], flaws.adjustments ?? []].flat()),
);
const sound = <Row extends object>(rows: readonly Row[]) => rows.filter((row) => !FLAWED.has(row));

function fingerprint(told: Iterable<DemoStage>): string {
  const hash = createHash("sha256");
  for (const stage of told) hash.update(JSON.stringify(stage));
  return hash.digest("hex");
}

describe("the demo's rows", () => {
  it("are the same every time, on every machine", () => {
    expect(fingerprint(stages)).toBe("69528f26ea5f546607e51c5d9caf6996ba06e01157beeda5956056625d095053");
    expect(fingerprint(tellDemo())).toBe(fingerprint(stages));
  });

  // Registers count what each batch says anew: an estate that was exited, a building with a new steward, a unit sold.
  it("are about 100,000 bills of 22 estates", () => {
    const counts = Object.fromEntries(
      (["estates", "buildings", "units", "bills", "receipts", "receipt_lines", "adjustments", "voids"] as const).map(
        (table) => [table, rowsOf(table).length],
      ),
    );
    expect(counts).toEqual({
      estates: 23,
      buildings: 123,
      units: 4383,
      bills: 101592,
      receipts: 81290,
      receipt_lines: 17948,
      adjustments: 1022,
      voids: 13,
    });
    expect(distinct(rowsOf("estates").map((row) => row.estate_code))).toHaveLength(22);
  });

  it("cover every property type, several regions, and an estate of none", () => {
    expect(distinct(rowsOf("buildings").map((row) => row.property_type))).toEqual([
      "ANCILLARY_COMMERCIAL",
      "HIGH_RISE_RESIDENTIAL",
      "INDUSTRIAL_PARK",
      "MIXED_USE",
      "PUBLIC_FACILITY",
    ]);
    expect(distinct(rowsOf("estates").map((row) => row.region))).toEqual(
      ["", "华东", "华中", "华北", "华南", "西北", "西南"].sort(),
    );
  });

  it("use the codes of INTAKE.md, and every kind of entry", () => {
    expect(distinct(rowsOf("units").map((row) => row.use))).toEqual([
      "COMMERCIAL",
      "OFFICE",
      "OTHER",
      "PARKING",
      "RESIDENTIAL",
    ]);
    const bills = sound(rowsOf("bills"));
    expect(distinct(bills.map((row) => row.liable_kind))).toEqual(["DEVELOPER", "OWNER", "TENANT"]);
    expect(distinct(bills.map((row) => row.occupancy))).toEqual(["NOT_HANDED_OVER", "OCCUPIED", "VACANT"]);
    expect(distinct(bills.map((row) => row.fee_class))).toEqual(["", "PARKING", "PASS_THROUGH"]);
    expect(distinct(bills.map((row) => row.fee_item))).toEqual(["parking_fee", "property_fee", "water"]);
    const receipts = sound(rowsOf("receipts"));
    expect(distinct(receipts.map((row) => row.kind))).toEqual(["FAILED", "PAYMENT", "REFUND", "REVERSAL"]);
    expect(distinct(receipts.map((row) => row.purpose))).toEqual(["", "PREPAY"]);
    expect(distinct(receipts.map((row) => row.channel))).toEqual([
      "BANK_COLLECTION",
      "BANK_TRANSFER",
      "CARD",
      "CASH",
      "ONLINE",
    ]);
    expect(distinct(sound(rowsOf("adjustments")).map((row) => row.kind))).toEqual([
      "CREDIT_NOTE",
      "WAIVER",
      "WRITE_OFF",
      "WRITE_OFF_REVERSAL",
    ]);
  });

  it("say one thing of each building and unit in a batch", () => {
    for (const { tables } of stages) {
      const codes = [
        ...tables.buildings.map((row) => `${row.estate_code}/${row.building_code}`),
        ...tables.units.map((row) => `${row.estate_code}/unit ${row.unit_code}`),
      ];
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it("name people whom nobody can call: no mobile number begins with 100", () => {
    expect(rowsOf("units").filter((row) => !/^100\d{8}$/.test(row.occupant_phone))).toEqual([]);
  });
});

describe("the demo's batches", () => {
  it("are recorded one after the other, each after all that it holds", () => {
    expect(stages.map((stage) => stage.recordedAt)).toEqual([
      "2026-01-02T18:00:00+08:00",
      "2026-10-02T18:00:00+08:00",
      "2026-11-24T06:00:00+08:00",
    ]);
    for (const { tables, recordedAt } of stages) {
      expect(sound(tables.bills).filter((row) => row.issued_on > recordedAt)).toEqual([]);
      expect(sound(tables.receipts).filter((row) => row.paid_on > recordedAt || row.entered_at > recordedAt)).toEqual(
        [],
      );
      expect(sound(tables.adjustments).filter((row) => row.effective_on > recordedAt)).toEqual([]);
    }
    expect(sound(rowsOf("receipts")).filter((row) => row.paid_on > DEMO_END)).toEqual([]);
  });

  it("bring some payments, and one estate's bills of a quarter, after figures without them were known", () => {
    const before = CUTS.map((_, index) => CUTS[index - 1]?.through ?? "");
    const late = stages.flatMap((stage, index) =>
      sound(stage.tables.receipts).filter((row) => row.paid_on <= (before[index] ?? "")),
    );
    expect(late).toHaveLength(109);
    const bills = stages.flatMap((stage, index) =>
      sound(stage.tables.bills).filter((row) => row.issued_on > "2024-12-01" && row.issued_on <= (before[index] ?? "")),
    );
    expect(distinct(bills.map((row) => `${row.estate_code} ${row.issued_on}`))).toEqual(["TJ02 2026-07-26"]);
    expect(bills).toHaveLength(96);
  });

  it("hold nothing that the ledger refuses, at any batch, but what is meant to be refused", () => {
    const ledger = new DemoReplay();
    for (const stage of stages) ledger.take(stage);
    ledger.replayAll();
    expect(ledger.refusals).toEqual([]);
    expect(FLAWED.size).toBe(14);
  });
});
