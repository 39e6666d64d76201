import type { Day } from "../ledger/entry.type.ts";
import { plainYuan } from "../platform/money.rules.ts";
import { addDays, DEMO_END, workingDayFrom } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { AdjustmentDraft, BillDraft, ReceiptDraft, VoidDraft } from "./entry.type.ts";
import type { AdjustmentRow, BillRow, ReceiptLineRow, ReceiptRow, VoidRow } from "./row.type.ts";

/** Numbers of an estate's receipts and adjustments, given in the order of their dates. */
export class Numbering<Draft> {
  private readonly numbers = new Map<Draft, string>();

  constructor(drafts: readonly Draft[], dateOf: (draft: Draft) => Day, prefix: string, digits: number) {
    const counts = new Map<string, number>();
    for (const draft of drafts.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0))) {
      const year = dateOf(draft).slice(0, 4);
      const count = (counts.get(year) ?? 0) + 1;
      counts.set(year, count);
      this.numbers.set(draft, `${prefix}${year}-${String(count).padStart(digits, "0")}`);
    }
  }

  of(draft: Draft): string {
    const number = this.numbers.get(draft);
    if (number === undefined) throw new Error("an entry without a number");
    return number;
  }
}

const feeClassCell = (feeClass: string) => (feeClass === "PROPERTY_FEE" ? "" : feeClass);
const shortMonth = (day: Day) => day.slice(0, 7).replace("-", "");

export function billRow(bill: BillDraft): BillRow {
  const { household, tenure } = bill;
  const code = household.estate.code;
  return {
    estate_code: code,
    bill_no: bill.no,
    unit_code: household.unitCode,
    party_code: tenure.party,
    liable_kind: tenure.kind,
    occupancy: tenure.occupancy,
    fee_class: feeClassCell(bill.feeClass),
    fee_item: bill.feeItem,
    period_start: bill.periodStart,
    period_end: bill.periodEnd,
    amount: plainYuan(bill.amount),
    issued_on: bill.issuedOn,
    due_on: bill.dueOn,
    archive_no: `${code}-ZD${shortMonth(bill.issuedOn)}-${household.building.code}`,
    entered_at: `${bill.issuedOn}T02:30:00+08:00`,
  };
}

export function receiptRow(estateCode: string, receipt: ReceiptDraft, numbers: Numbering<ReceiptDraft>): ReceiptRow {
  const no = numbers.of(receipt);
  const chance = new Chance(no);
  const { payer, paidOn, kind } = receipt;
  return {
    estate_code: estateCode,
    receipt_no: no,
    unit_code: payer?.household.unitCode ?? "",
    party_code: payer?.tenure.party ?? "",
    kind,
    amount: plainYuan(receipt.amount),
    channel: receipt.channel,
    paid_on: paidOn,
    fee_class: feeClassCell(receipt.feeClass),
    bill_no: receipt.bill?.no ?? "",
    purpose: receipt.prepay ? "PREPAY" : "",
    reverses_receipt_no: receipt.reverses === null ? "" : numbers.of(receipt.reverses),
    banked_on: kind === "PAYMENT" ? bankedOn(receipt, chance) : "",
    external_ref: externalRef(receipt, chance),
    archive_no: chance.happens(0.02)
      ? ""
      : `${estateCode}-SK${shortMonth(paidOn)}-${String(chance.whole(1, 12)).padStart(2, "0")}`,
    entered_at: `${addDays(paidOn, receipt.enteredAfter)}T${timeOfDay(chance)}+08:00`,
  };
}

/** Money is banked the next working day (P4.3); transfers are in the bank at once, a few deposits dawdle. */
function bankedOn({ paidOn, channel }: ReceiptDraft, chance: Chance): string {
  const transfer = channel === "BANK_TRANSFER" || channel === "BANK_COLLECTION";
  const usual = workingDayFrom(addDays(paidOn, transfer ? 0 : 1));
  const banked = !transfer && chance.happens(0.025) ? workingDayFrom(addDays(usual, chance.whole(2, 9))) : usual;
  return banked > DEMO_END || chance.happens(0.004) ? "" : banked;
}

function externalRef({ channel, paidOn, kind }: ReceiptDraft, chance: Chance): string {
  if (channel === "CASH" || kind === "REVERSAL") return "";
  const prefix = {
    CARD: "POS",
    ONLINE: chance.happens(0.6) ? "WX" : "ZFB",
    BANK_TRANSFER: "HK",
    BANK_COLLECTION: "DS",
  }[channel];
  return `${prefix}${paidOn.replaceAll("-", "")}${String(chance.whole(0, 99_999_999)).padStart(8, "0")}`;
}

function timeOfDay(chance: Chance): string {
  const [hour, minute, second] = [chance.whole(8, 21), chance.whole(0, 59), chance.whole(0, 59)];
  return [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
}

export function lineRows(
  estateCode: string,
  receipt: ReceiptDraft,
  numbers: Numbering<ReceiptDraft>,
): ReceiptLineRow[] {
  return receipt.lines.map(({ bill, amount }) => ({
    estate_code: estateCode,
    receipt_no: numbers.of(receipt),
    bill_no: bill.no,
    amount: plainYuan(amount),
  }));
}

export function adjustmentRow(adjustment: AdjustmentDraft, numbers: Numbering<AdjustmentDraft>): AdjustmentRow {
  const { bill, kind, amount, effectiveOn, reason, approvedBy } = adjustment;
  const no = numbers.of(adjustment);
  return {
    estate_code: bill.household.estate.code,
    adjustment_no: no,
    bill_no: bill.no,
    kind,
    amount: plainYuan(amount),
    effective_on: effectiveOn,
    reason,
    approved_by: approvedBy,
    entered_at: `${effectiveOn}T${timeOfDay(new Chance(no))}+08:00`,
  };
}

export function voidRow({ bill, reason }: VoidDraft): VoidRow {
  return { estate_code: bill.household.estate.code, table: "bills", number: bill.no, reason };
}
