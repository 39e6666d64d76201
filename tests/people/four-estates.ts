import type { Database } from "../../server/database/transaction.ts";
import { takeIn, type Cells } from "../intake/sources.ts";

/** Estates of the portfolio. What is whose is told by its letter, and by its digit in any sum of amounts. */
export const ESTATES = ["KA", "KB", "KC", "KD"] as const;
export type EstateCode = (typeof ESTATES)[number];

/** Text that stands in everything of an estate: names, numbers, persons, what was said. */
export const markOf = (estate: EstateCode): string => `${estate}-`;

/** What an estate was billed, in fen: a digit of its own in every sum, KA 1, KB 10 and so on (in yuan). */
export const billedOf = (estate: EstateCode): bigint => 100n * 10n ** BigInt(ESTATES.indexOf(estate));

/** Every table of the intake format for one estate, with a row that is put aside as well. */
function tablesOf(estate: EstateCode): Record<string, readonly Cells[]> {
  const own = { estate_code: estate };
  const no = (text: string) => markOf(estate) + text;
  const yuan = `${billedOf(estate) / 100n}.00`;
  const bill = {
    ...own,
    unit_code: no("101"),
    fee_item: "物业费",
    period_start: "2026-01-01",
    period_end: "2026-01-31",
    issued_on: "2026-01-01",
    due_on: "2026-01-31",
  };
  return {
    estates: [{ ...own, name: no("小区"), region: no("区域"), city_company: no("公司") }],
    buildings: [{ ...own, building_code: no("1"), name: no("1号楼"), property_type: "高层住宅", steward: no("管家") }],
    units: [
      {
        ...own,
        building_code: no("1"),
        unit_code: no("101"),
        gross_area_m2: "100",
        use: "住宅",
        occupant_name: no("业主"),
        occupant_phone: "13912345678",
      },
    ],
    bills: [
      { ...bill, bill_no: no("B1"), amount: yuan },
      { ...bill, bill_no: no("B2"), amount: no("no amount") },
    ],
    receipts: [
      {
        ...own,
        receipt_no: no("R1"),
        unit_code: no("101"),
        amount: yuan,
        paid_on: "2026-01-20",
        channel: "现金",
        kind: "收款",
      },
      {
        ...own,
        receipt_no: no("R2"),
        unit_code: "",
        amount: yuan,
        paid_on: "2026-01-21",
        channel: "银行转账",
        kind: "收款",
      },
    ],
    adjustments: [
      {
        ...own,
        adjustment_no: no("A1"),
        bill_no: no("B1"),
        kind: "减免",
        amount: "0.01",
        effective_on: "2026-01-25",
        reason: no("理由"),
      },
    ],
    fee_standards: [
      { ...own, fee_item: "物业费", basis: "建筑面积", rate: "2.85", cycle: "月", valid_from: "2026-01-01" },
    ],
    arrears_reasons: [{ ...own, unit_code: no("101"), reason: "空置", noted_on: "2026-01-05" }],
    contacts: [
      {
        ...own,
        unit_code: no("101"),
        at: "2026-01-05 10:00",
        channel: "电话",
        direction: "发出",
        action: "催缴",
        content: no("说了什么"),
        outcome: no("已承诺"),
        by: no("王管家"),
      },
    ],
    complaints: [
      {
        ...own,
        complaint_no: no("T1"),
        building_code: no("1"),
        channel: "电话",
        subject: "收费",
        received_at: "2026-01-05 10:00",
      },
    ],
    surveys: [{ ...own, survey_no: no("S1"), sent_on: "2026-01-05", sent: "3" }],
    survey_responses: [
      {
        ...own,
        response_no: no("A1"),
        survey_no: no("S1"),
        answered_on: "2026-01-06",
        speed: "5",
        correctness: "4",
        manner: "3",
      },
    ],
    control_totals: [{ ...own, month: "2026-01", source: "BANK", figure: "RECEIVED", amount: yuan }],
  };
}

/** Four estates, each with rows in every table. */
export async function fillFourEstates(database: Database): Promise<void> {
  for (const estate of ESTATES) await takeIn(database, tablesOf(estate));
}
