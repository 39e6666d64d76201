import type { Cells } from "../intake/sources.ts";

const own = { estate_code: "W1" };
/** Buildings with their households, and how many of them owe at the end of January. */
const BUILDINGS = { A: [12, 5], B: [11, 5], C: [6, 1] } as const;
const unitsOf = (building: keyof typeof BUILDINGS) =>
  Array.from({ length: BUILDINGS[building][0] }, (_, at) => `${building}-${at + 1}`);
const UNITS = unitsOf("A").concat(unitsOf("B"), unitsOf("C"));
const owes = (unit: string) => {
  const [building = "", number = ""] = unit.split("-");
  return (building === "A" || building === "B" || building === "C") && Number(number) <= BUILDINGS[building][1];
};

/** What a household pays of its bill, all at once. */
export const payment = (unit: string, paidOn: string): Cells => ({
  ...own,
  receipt_no: `R-${unit}`,
  unit_code: unit,
  amount: "100.00",
  paid_on: paidOn,
  channel: "现金",
  kind: "收款",
});

/** An estate of 29 households with one bill each of 100 yuan, due on 10 January 2026. */
export const TABLES: Readonly<Record<string, readonly Cells[]>> = {
  estates: [{ ...own, name: "望江苑" }],
  buildings: ["A", "B", "C"].map((code) => ({
    ...own,
    building_code: code,
    name: `${code}座`,
    property_type: "高层住宅",
  })),
  units: UNITS.map((unit) => ({
    ...own,
    building_code: unit.slice(0, 1),
    unit_code: unit,
    gross_area_m2: "90",
    use: "住宅",
  })),
  bills: UNITS.map((unit) => ({
    ...own,
    bill_no: `B-${unit}`,
    unit_code: unit,
    fee_item: "物业费",
    period_start: "2026-01-01",
    period_end: "2026-01-31",
    amount: "100.00",
    issued_on: "2026-01-01",
    due_on: "2026-01-10",
  })),
  receipts: UNITS.filter((unit) => !owes(unit)).map((unit) => payment(unit, "2026-01-05")),
};
