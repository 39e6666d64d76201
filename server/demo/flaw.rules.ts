import type { Day } from "../ledger/entry.type.ts";
import type { DemoTables } from "./row.type.ts";

/** Rows that intake must refuse, so that the page of quarantined rows has something to show; each with its day of delivery. */
export interface Flaws extends Partial<DemoTables> {
  readonly knownOn: Day;
}

const BILL = {
  estate_code: "CQ01",
  bill_no: "",
  unit_code: "01-0101",
  party_code: "P1",
  liable_kind: "OWNER",
  occupancy: "OCCUPIED",
  fee_class: "",
  fee_item: "property_fee",
  period_start: "2025-03-01",
  period_end: "2025-03-31",
  amount: "168.30",
  issued_on: "2025-03-01",
  due_on: "2025-03-25",
  archive_no: "",
  entered_at: "2025-03-01T02:30:00+08:00",
} as const;

const RECEIPT = {
  estate_code: "CQ01",
  receipt_no: "",
  unit_code: "01-0101",
  party_code: "P1",
  kind: "PAYMENT",
  amount: "168.30",
  channel: "CASH",
  paid_on: "2025-11-12",
  fee_class: "",
  bill_no: "",
  purpose: "",
  reverses_receipt_no: "",
  banked_on: "",
  external_ref: "",
  archive_no: "",
  entered_at: "2025-11-12T16:20:00+08:00",
} as const;

const ADJUSTMENT = {
  estate_code: "CQ01",
  adjustment_no: "",
  bill_no: "CQ01-B202603-0007",
  kind: "WAIVER",
  amount: "20.00",
  effective_on: "2026-03-18",
  reason: "服务质量协商减免",
  approved_by: "严立群",
  entered_at: "2026-03-18T10:05:00+08:00",
} as const;

export const FLAWS: readonly Flaws[] = [
  {
    knownOn: "2025-03-05",
    bills: [
      { ...BILL, bill_no: "CQ01-B202503-X001", unit_code: "09-0101" }, // no such unit
      { ...BILL, bill_no: "CQ01-B202503-X002", unit_code: "01-0102", due_on: "2025-02-30" }, // no such day
      { ...BILL, bill_no: "CQ01-B202503-X003", unit_code: "01-0103", due_on: "2025-02-25" }, // due before it is issued
      { ...BILL, bill_no: "CQ01-B202503-X004", unit_code: "01-0201", amount: "1,68.3O" }, // a letter O
      { ...BILL, bill_no: "CQ01-B202412-0002", unit_code: "01-0102", amount: "999.00" }, // a number given before
    ],
  },
  {
    knownOn: "2025-11-12",
    receipts: [
      { ...RECEIPT, receipt_no: "CQ01-R2025-X001", channel: "支票" }, // not a channel
      { ...RECEIPT, receipt_no: "CQ01-R2025-X002", bill_no: "CQ01-B202510-0009" }, // names another household's bill
      { ...RECEIPT, receipt_no: "CQ01-R2025-X003", kind: "REFUND", amount: "88888.00" }, // more than is held
      { ...RECEIPT, receipt_no: "CQ01-R2025-X004", amount: "168.305" }, // a tenth of a fen
    ],
  },
  {
    knownOn: "2026-03-18",
    receipts: [
      // Reverses another amount than was received.
      {
        ...RECEIPT,
        receipt_no: "CQ01-R2026-X001",
        unit_code: "",
        kind: "REVERSAL",
        paid_on: "2026-03-17",
        amount: "1.00",
        reverses_receipt_no: "CQ01-R2025-000001",
        entered_at: "2026-03-17T09:40:00+08:00",
      },
    ],
    adjustments: [
      { ...ADJUSTMENT, adjustment_no: "CQ01-A2026-X001", amount: "50000.00" }, // more than is open
      { ...ADJUSTMENT, adjustment_no: "CQ01-A2026-X002", effective_on: "2026-02-20" }, // before the bill is issued
      { ...ADJUSTMENT, adjustment_no: "CQ01-A2026-X003", bill_no: "CQ01-B202603-9999" }, // no such bill
    ],
  },
  {
    // Its bill comes a batch later: the row waits and is then accepted.
    knownOn: "2026-09-12",
    adjustments: [
      {
        ...ADJUSTMENT,
        estate_code: "TJ02",
        adjustment_no: "TJ02-A2026-X001",
        bill_no: "TJ02-B202607-0005",
        kind: "CREDIT_NOTE",
        effective_on: "2026-09-11",
        reason: "面积更正红冲",
        entered_at: "2026-09-11T15:12:00+08:00",
      },
    ],
  },
];
