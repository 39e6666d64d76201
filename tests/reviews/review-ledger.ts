import type { Database } from "../../server/database/transaction.ts";
import { takeIn } from "../intake/sources.ts";

/** What a household was billed and paid, in yuan; a row of the review's ledger. */
type Row = readonly [estate: string, unit: string, amount: string, dueOn: string, paid: string, paidOn: string];

/** October 2026: RA collects 480 of 600 and 30 of 90 in arrears, RB and RC all. RC was handed over in June: it is not ranked yet. */
const ROWS: readonly Row[] = [
  ["RA", "1", "100.00", "2026-10-20", "100.00", "2026-10-10"],
  ["RA", "2", "200.00", "2026-10-20", "200.00", "2026-10-25"],
  ["RA", "3", "300.00", "2026-10-20", "180.00", "2026-10-15"],
  ["RA", "4", "90.00", "2026-09-20", "30.00", "2026-10-12"],
  ["RB", "1", "100.00", "2026-10-20", "100.00", "2026-10-10"],
  ["RC", "1", "100.00", "2026-10-20", "100.00", "2026-10-10"],
];

const HANDED_OVER: Readonly<Record<string, string>> = { RA: "2015-01-01", RB: "2015-01-01", RC: "2026-06-01" };

export async function fillReviewLedger(database: Database): Promise<void> {
  const estates = Object.entries(HANDED_OVER);
  await takeIn(database, {
    estates: estates.map(([estate_code, handed_over_on]) => ({
      estate_code,
      name: `${estate_code}小区`,
      handed_over_on,
    })),
    buildings: estates.map(([estate_code]) => ({
      estate_code,
      building_code: "1",
      name: "1号楼",
      property_type: "高层住宅",
    })),
    units: ROWS.map(([estate_code, unit_code]) => ({
      estate_code,
      building_code: "1",
      unit_code,
      gross_area_m2: "100",
      use: "住宅",
    })),
    bills: ROWS.map(([estate_code, unit_code, amount, due_on]) => ({
      estate_code,
      bill_no: `${estate_code}-B${unit_code}`,
      unit_code,
      fee_item: "物业费",
      period_start: "2026-09-01",
      period_end: "2026-10-31",
      amount,
      issued_on: "2026-09-01",
      due_on,
    })),
    receipts: ROWS.map(([estate_code, unit_code, , , amount, paid_on]) =>
      receipt(estate_code, unit_code, amount, paid_on),
    ),
  });
}

const receipt = (estate_code: string, unit_code: string, amount: string, paid_on: string) => ({
  estate_code,
  receipt_no: `${estate_code}-R${unit_code}-${amount}`,
  unit_code,
  amount,
  paid_on,
  channel: "现金",
  kind: "收款",
});

/** A payment that comes to be known after the review was drawn. */
export const payLate = (database: Database, estate: string, unit: string, amount: string, paidOn: string) =>
  takeIn(database, { receipts: [receipt(estate, unit, amount, paidOn)] });
