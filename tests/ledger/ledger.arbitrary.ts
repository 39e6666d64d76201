import fc from "fast-check";
import type { AdjustmentKind, BillEntry, Entry, ReceiptEntry } from "../../server/ledger/entry.type.ts";
import { adjustment, bill, receipt } from "./entries.ts";

const day = fc
  .integer({ min: 0, max: 59 })
  .map((offset) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10));
const amount = fc.integer({ min: 1, max: 12 }).map((tens) => BigInt(tens) * 10n);
const account = fc.record({
  partyCode: fc.constantFrom("P1", "P1", "P1", "P2"),
  feeClass: fc.constantFrom("PROPERTY_FEE", "PROPERTY_FEE", "PARKING"),
});

const billPlan = fc.record({ account, issued: day, days: fc.integer({ min: 0, max: 30 }), amount });
const paymentPlan = fc.record({
  account,
  date: day,
  amount,
  prepay: fc.boolean(),
  names: fc.option(fc.nat({ max: 7 }), { freq: 2 }),
  lines: fc.boolean(),
});
const adjustmentPlan = fc.record({
  of: fc.nat({ max: 7 }),
  date: day,
  amount,
  kind: fc.constantFrom<AdjustmentKind>("WAIVER", "CREDIT_NOTE", "WRITE_OFF", "WRITE_OFF_REVERSAL"),
});
const undoPlan = fc.record({ of: fc.nat({ max: 7 }), date: day, refund: fc.boolean(), amount });

const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** The entries of one household: bills, payments that name bills or not, prepayments, reversals, refunds, adjustments. */
export const entriesArbitrary: fc.Arbitrary<Entry[]> = fc
  .record({
    bills: fc.array(billPlan, { minLength: 1, maxLength: 6 }),
    payments: fc.array(paymentPlan, { maxLength: 7 }),
    adjustments: fc.array(adjustmentPlan, { maxLength: 5 }),
    undos: fc.array(undoPlan, { maxLength: 4 }),
  })
  .map((plan) => {
    const bills = plan.bills.map((b, i): BillEntry =>
      bill(`B${i}`, b.issued, addDays(b.issued, b.days), b.amount, b.account),
    );
    const billAt = (index: number) => bills[index % bills.length];
    const payments = plan.payments.map((p, i): ReceiptEntry => {
      const named = p.names === null ? undefined : billAt(p.names);
      const lines =
        named !== undefined && p.lines ? [{ billNo: named.no, amount: ((p.amount + 10n) / 20n) * 10n }] : [];
      return receipt(`R${i}`, p.date, p.amount, {
        ...p.account,
        prepay: p.prepay,
        billNo: named === undefined || p.lines ? null : named.no,
        lines: lines.filter((line) => line.amount > 0n),
      });
    });
    const adjustments = plan.adjustments.flatMap((a, i) => {
      const of = billAt(a.of);
      return of === undefined ? [] : [adjustment(`A${i}`, a.date, a.kind, of, a.amount)];
    });
    const undos = plan.undos.flatMap((u, i) => {
      const of = payments[u.of % Math.max(payments.length, 1)];
      if (of === undefined) return [];
      if (u.refund)
        return [receipt(`Z${i}`, u.date, u.amount, { kind: "REFUND", partyCode: of.partyCode, feeClass: of.feeClass })];
      return [receipt(`Z${i}`, u.date, of.amount, { kind: "REVERSAL", reversesNo: of.no })];
    });
    return [...bills, ...payments, ...adjustments, ...undos];
  });
