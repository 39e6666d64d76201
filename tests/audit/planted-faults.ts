import { addDays, dayOf, EstateBook, monthOf, unitCode, type Receipt } from "./estate-book.ts";

type Plant = (book: EstateBook) => void;

const feeClass = "PROPERTY_FEE";

/** Faults of single households, each at a unit of its own. */
export const HOUSEHOLD_FAULTS: Readonly<Record<string, Plant>> = {
  duplicate_receipt(book) {
    const first = book.paymentOf(1, 4);
    const second = book.add(first, { on: addDays(first.on, 2) });
    book.label("duplicate_receipt", () => book.numberOf(second));
  },
  receipt_sum_differs(book) {
    book.paymentOf(2, 5).fen += 5_000;
    book.label("receipt_sum_differs", book.billOf(2, 5).no);
    book.paymentOf(6, 10).fen -= 6_000;
    book.label("receipt_sum_differs", book.billOf(6, 10).no);
  },
  unidentified_receipt(book) {
    const unknown = book.add(book.paymentOf(2, 9), { unit: null, fen: 31_415, billNo: "" });
    book.label("unidentified_receipt", () => book.numberOf(unknown));
  },
  receipt_of_no_bill(book) {
    const astray = book.paymentOf(5, 6);
    astray.billNo = `${astray.billNo}X`;
    book.label("receipt_of_no_bill", () => book.numberOf(astray));
    // Its money waits for a bill that never comes, while the bill that was meant stays open.
    book.label("money_held_long", `${unitCode(5)}/`);
  },
  failed_reentered(book) {
    const cash = book.paymentOf(4, 7);
    book.add(cash, { kind: "FAILED", channel: "ONLINE" });
    cash.on = addDays(cash.on, 2);
    book.label("failed_reentered", () => book.numberOf(cash));
  },
  channel_change(book) {
    const cash = book.paymentOf(9, 13);
    cash.channel = "CASH";
    book.label("channel_change", () => book.numberOf(cash));
  },
  billed_amount_differs(book) {
    const bill = book.billOf(10, 5);
    bill.fen += 3_000;
    book.paymentOf(10, 5).fen += 3_000;
    book.label("billed_amount_differs", bill.no);
  },
  unit_without_bill(book) {
    book.remove(book.paymentOf(13, 6));
    book.bills.splice(book.bills.indexOf(book.billOf(13, 6)), 1);
    book.label("unit_without_bill", `${unitCode(13)}/${dayOf(6, 1)}`);
  },
  overlapping_bills(book) {
    const bill_no = `${book.code}-X1`;
    const again = book.bill(14, 8, 7_777, {
      bill_no,
      period_start: dayOf(8, 15),
      period_end: dayOf(8, 31),
      issued_on: dayOf(8, 15),
    });
    book.pay(again, again.fen, dayOf(8, 20), "BANK_TRANSFER");
    book.label("overlapping_bills", bill_no);
  },
  waiver_over_limit(book) {
    const bill = book.billOf(24, 7);
    book.waive(bill, 250_000, dayOf(7, 1));
    book.paymentOf(24, 7).fen -= 250_000;
    book.label("waiver_over_limit", bill.no);
  },
  older_arrears_passed_over(book) {
    book.remove(book.paymentOf(17, 1));
    book.label("older_arrears_passed_over", `${unitCode(17)}//${feeClass}`);
  },
  money_held_long(book) {
    const parking = { fee_class: "PARKING", fee_item: "parking_fee", bill_no: `${book.code}-P1` };
    book.bill(18, 9, 30_000, parking);
    book.add(book.paymentOf(18, 10), { fen: 50_000, billNo: "", cells: { purpose: "PREPAY" } });
    book.label("money_held_long", `${unitCode(18)}/`);
  },
  periods_unpaid(book) {
    for (let month = 8; month <= 13; month++) book.remove(book.paymentOf(21, month));
    book.label("periods_unpaid", `${unitCode(21)}/`);
  },
  forbidden_dunning(book) {
    const said = { channel: "VISIT", direction: "OUT", content: "-", outcome: "-", by: "-" };
    book.contacts.push({ ...said, unit_code: unitCode(22), at: `${dayOf(9, 9)} 10:00`, action: "UTILITY_CUT" });
    book.contacts.push({ ...said, unit_code: unitCode(22), at: `${dayOf(9, 8)} 10:00`, action: "NOTICE" });
    book.label("forbidden_dunning", `${unitCode(22)}/${dayOf(9, 9)}`);
  },
};

const units = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** The cash of a month, as the counter took it. */
const cashOf = (book: EstateBook, month: number): Receipt[] =>
  units(1, 23)
    .filter((n) => n % 4 === 0)
    .map((n) => book.paymentOf(n, month));

/** Faults of an estate's month, each in a month of its own. */
export const ESTATE_FAULTS: Readonly<Record<string, Plant>> = {
  archive_missing(book) {
    for (const unit of units(1, 4)) book.paymentOf(unit, 3).cells = { archive_no: "" };
    book.label("archive_missing", monthOf(3));
  },
  number_gap(book) {
    const after = book.paymentOf(7, 4);
    after.skips = 2;
    book.label("number_gap", () => {
      const no = book.numberOf(after);
      return no.slice(0, -5) + String(Number(no.slice(-5)) - 2).padStart(5, "0");
    });
  },
  waivers_bunched(book) {
    for (const unit of units(5, 9)) {
      const payment = book.paymentOf(unit, 5);
      book.waive(book.billOf(unit, 5), 20_500, dayOf(5, 31));
      payment.fen -= 20_500;
      payment.on = dayOf(6, 2);
    }
    book.label("waivers_bunched", monthOf(5));
  },
  backdated_entries(book) {
    for (const unit of units(10, 12)) {
      const payment = book.paymentOf(unit, 6);
      payment.on = dayOf(6, 3);
      payment.cells = { entered_at: `${dayOf(8, 3)}T10:00:00+08:00` };
    }
    book.label("backdated_entries", `${monthOf(8)}/receipts`);
  },
  period_end_reversals(book) {
    for (const unit of units(13, 18)) {
      const payment = book.paymentOf(unit, 7);
      payment.on = dayOf(7, 31);
      if (unit > 15) continue;
      book.add(payment, { kind: "REVERSAL", reverses: payment, on: dayOf(8, 5) });
      book.add(payment, { on: dayOf(8, 6) });
    }
    book.label("period_end_reversals", monthOf(7));
  },
  cash_banked_late(book) {
    for (const payment of cashOf(book, 9)) payment.cells = { banked_on: addDays(payment.on, 15) };
    book.label("cash_banked_late", monthOf(9));
  },
  copied_receipts(book) {
    for (const unit of units(1, 24)) {
      const day = Number(book.paymentOf(unit, 10).on.slice(-2));
      book.paymentOf(unit, 11).on = dayOf(11, day);
    }
    book.label("copied_receipts", monthOf(11));
  },
  control_total_differs(book) {
    book.misstated.set(12, 100);
    book.label("control_total_differs", `${monthOf(12)}/FINANCE/RECEIVED`);
  },
  copied_totals(book) {
    // What January brought is stated for February, too.
    book.misstated.set(9, "COPY");
    book.label("copied_totals", `${monthOf(9)}/FINANCE`);
    book.label("control_total_differs", `${monthOf(9)}/FINANCE/RECEIVED`);
    book.paymentOf(11, 9).on = dayOf(10, 3);
  },
};

/** What is usual and comes close to a fault: none of it may be found. */
export function addUsual(book: EstateBook): void {
  // Two instalments, three weeks apart.
  const whole = book.paymentOf(20, 3);
  const half = Math.floor(whole.fen / 2);
  book.add(whole, { fen: whole.fen - half, on: addDays(whole.on, 21) });
  whole.fen = half;
  // A failed payment that was tried again with a number of its own.
  const tried = book.paymentOf(19, 4);
  book.add(tried, { kind: "FAILED", channel: "ONLINE" });
  tried.channel = "ONLINE";
  // Entered wrongly, reversed and entered again within the month.
  const wrong = book.paymentOf(22, 5);
  wrong.on = dayOf(5, 10);
  book.add(wrong, { kind: "REVERSAL", reverses: wrong, on: dayOf(5, 12) });
  book.add(wrong, { on: dayOf(5, 13) });
  // A small waiver before the payment, an amount rounded up, a transfer claimed after a month.
  book.waive(book.billOf(3, 6), 2_000, dayOf(6, 1));
  book.paymentOf(3, 6).fen -= 2_000;
  book.paymentOf(8, 2).fen += 500;
  const unknown = book.add(book.paymentOf(2, 6), { unit: null, fen: 27_182, billNo: "" });
  book.add(unknown, { kind: "REVERSAL", reverses: unknown, on: addDays(unknown.on, 30) });
  // One receipt without an archive number, one entered five weeks late, a little cash banked late.
  book.paymentOf(15, 8).cells = { archive_no: "" };
  book.paymentOf(11, 8).cells = { entered_at: `${addDays(book.paymentOf(11, 8).on, 35)}T10:00:00+08:00` };
  book.paymentOf(16, 8).cells = { banked_on: addDays(book.paymentOf(16, 8).on, 12) };
  // Five months left unpaid, and paid then.
  for (let month = 8; month <= 12; month++) book.paymentOf(23, month).on = dayOf(13, 2);
}
