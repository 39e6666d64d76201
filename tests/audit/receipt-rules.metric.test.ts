import { beforeAll, expect, it } from "vitest";
import { bill, payment, waiver, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";
import { codeOf, hitsOf, takeInCases, type RuleCase } from "./rule-case.ts";

const paid = (no: string, amount: string, paid_on: string, given: Cells = {}) =>
  payment("", no, amount, { paid_on, ...given });
const billed = (no: string, amount: string, given: Cells = {}) => bill("", no, amount, given);
const online = (external_ref: string): Cells => ({ channel: "ONLINE", external_ref });
/** Receipts R0001 … of one unit, a day apart from the first day on. */
const series = (numbers: readonly number[], given: (n: number) => Cells = () => ({})): Cells[] =>
  numbers.map((n) =>
    paid(`R${String(n).padStart(4, "0")}`, `${n}.00`, `2026-01-${String(Math.min(n, 28)).padStart(2, "0")}`, given(n)),
  );
const upTo = (last: number, without: readonly number[] = []) =>
  Array.from({ length: last }, (_, i) => i + 1).filter((n) => !without.includes(n));

const CASES: readonly RuleCase[] = [
  {
    rule: "duplicate_receipt",
    units: ["102"],
    tables: {
      bills: [billed("B1", "80.00"), billed("B2", "80.00", { period_start: "2026-02-01", period_end: "2026-02-28" })],
      receipts: [
        paid("R1", "80.00", "2026-01-10", { bill_no: "B1" }),
        paid("R2", "80.00", "2026-01-13", { bill_no: "B1" }), // three days later: twice
        paid("R3", "80.00", "2026-01-12", { bill_no: "B2" }), // another bill
        paid("R4", "50.00", "2026-02-01", { ...online("T1"), unit_code: "102" }),
        paid("R5", "50.00", "2026-02-20", { ...online("T1"), unit_code: "102" }), // the same transaction
        paid("R6", "70.00", "2026-03-01", { unit_code: "102" }),
        paid("R7", "70.00", "2026-03-05", { unit_code: "102" }), // four days apart
        paid("R8", "60.00", "2026-04-01", { unit_code: "102" }),
        paid("R9", "60.00", "2026-04-02", { unit_code: "102" }), // paid out again
        paid("RA", "60.00", "2026-04-09", { unit_code: "102", kind: "REFUND" }),
        paid("RB", "40.00", "2026-05-01", { unit_code: "102" }),
        paid("RC", "40.00", "2026-05-02", { unit_code: "102" }), // reversed
        paid("RD", "40.00", "2026-05-03", { unit_code: "102", kind: "REVERSAL", reverses_receipt_no: "RC" }),
      ],
    },
    finds: ["R2 2026-01-13 8000", "R5 2026-02-20 5000"],
  },
  {
    rule: "receipt_sum_differs",
    units: ["102", "103"],
    tables: {
      bills: [
        ...["B1", "B2", "B5"].map((no) => billed(no, "100.00")),
        billed("B3", "100.00", { unit_code: "102" }),
        billed("B4", "100.00", { unit_code: "103" }),
      ],
      adjustments: [waiver("", "A1", "B5", "30.00")],
      receipts: [
        paid("R1", "120.00", "2026-01-10", { bill_no: "B1" }), // 20.00 too much
        paid("R2", "110.00", "2026-01-10", { bill_no: "B2" }), // 10.00 more: rounded up
        paid("R3", "60.00", "2026-05-16", { bill_no: "B3", unit_code: "102" }), // 40.00 short, 45 days ago
        paid("R4", "60.00", "2026-05-17", { bill_no: "B4", unit_code: "103" }), // 44 days ago: another part may follow
        paid("R5", "70.00", "2026-01-10", { bill_no: "B5" }), // exactly what the waiver leaves
      ],
    },
    finds: ["B1 2026-01-10 2000", "B3 2026-05-16 4000"],
  },
  {
    rule: "unidentified_receipt",
    tables: {
      receipts: [
        paid("R1", "10.00", "2026-05-01", { unit_code: "" }), // 60 days before 30 June
        paid("R2", "20.00", "2026-05-02", { unit_code: "" }), // 59
        paid("R3", "30.00", "2026-03-01", { unit_code: "" }),
        paid("R4", "30.00", "2026-04-01", { unit_code: "", kind: "REVERSAL", reverses_receipt_no: "R3" }), // claimed
      ],
    },
    finds: ["R1 2026-05-01 1000"],
  },
  {
    rule: "receipt_of_no_bill",
    tables: {
      bills: [billed("B1", "10.00"), billed("B2", "10.00")],
      voids: [{ table: "bills", number: "B2", reason: "重复" }],
      receipts: [
        paid("R1", "10.00", "2026-01-10", { bill_no: "B1" }),
        paid("R2", "10.00", "2026-01-11", { bill_no: "B2" }), // its bill was withdrawn
        paid("R3", "10.00", "2026-05-30", { bill_no: "B9" }), // 31 days before 30 June
        paid("R4", "10.00", "2026-05-31", { bill_no: "B8" }), // the bill may yet come
      ],
    },
    finds: ["R2 2026-01-11 1000", "R3 2026-05-30 1000"],
  },
  {
    rule: "failed_reentered",
    tables: {
      receipts: [
        paid("R1", "11.00", "2026-01-01", { ...online("T1"), kind: "FAILED" }),
        paid("R2", "11.00", "2026-01-08"), // cash, 7 days later
        paid("R3", "12.00", "2026-02-01", { ...online("T2"), kind: "FAILED" }),
        paid("R4", "12.00", "2026-02-02", online("T2")), // the failed one's number
        paid("R5", "13.00", "2026-03-01", { ...online("T3"), kind: "FAILED" }),
        paid("R6", "13.00", "2026-03-01", online("T4")), // tried again
        paid("R7", "14.00", "2026-04-01", { ...online("T5"), kind: "FAILED" }),
        paid("R8", "14.00", "2026-04-09"), // eight days later
      ],
    },
    finds: ["R2 2026-01-08 1100", "R4 2026-02-02 1200"],
  },
  {
    // 2 of 20 receipts are more than 5 %.
    rule: "archive_missing",
    tables: { receipts: series(upTo(20), (n) => ({ archive_no: n <= 2 ? "" : `D${n}` })) },
    finds: ["2026-01 2026-01-31 300"],
  },
  {
    // 1 of 20 is 5 %, and no more.
    rule: "archive_missing",
    tables: { receipts: series(upTo(20), (n) => ({ archive_no: n === 1 ? "" : `D${n}` })) },
    finds: [],
  },
  {
    // 8 and 9 are missing, and 12; R0008 after them is dated the 10th.
    rule: "number_gap",
    tables: { receipts: series(upTo(30, [8, 9, 12])) },
    finds: ["R0008 2026-01-10", "R0012 2026-01-13"],
  },
  {
    // 19 receipts are no series yet; neither are order numbers.
    rule: "number_gap",
    tables: { receipts: [...series(upTo(20, [8])), ...series(upTo(30).map((n) => 100 + n * 7))] },
    finds: [],
  },
  {
    rule: "channel_change",
    units: ["102"],
    tables: {
      receipts: [
        ...upTo(12).map((n) => paid(`R${n}`, "9.00", `2026-01-${String(n).padStart(2, "0")}`, online(`T${n}`))),
        paid("R13", "9.00", "2026-01-20"),
        // Eleven are no habit yet.
        ...upTo(11).map((n) =>
          paid(`Q${n}`, "9.00", `2026-01-${String(n).padStart(2, "0")}`, { ...online(`U${n}`), unit_code: "102" }),
        ),
        paid("Q13", "9.00", "2026-01-20", { unit_code: "102" }),
      ],
    },
    finds: ["R13 2026-01-20 900"],
  },
  {
    rule: "cash_banked_late",
    tables: {
      receipts: [
        paid("R1", "300.00", "2026-04-30", { banked_on: "2026-05-06" }), // Labour Day: 6 May is the next working day
        paid("R2", "400.00", "2026-05-06", { banked_on: "2026-05-07" }),
        paid("R3", "500.00", "2026-05-07", { banked_on: "2026-05-09" }), // a day late
        paid("R4", "600.00", "2026-05-08", { banked_on: "2026-05-09" }), // a Saturday that is worked
        paid("R5", "700.00", "2026-05-20"), // never
        paid("R6", "800.00", "2026-06-30"), // tomorrow is in time
        paid("R7", "499.00", "2026-06-01", { banked_on: "2026-06-05" }), // below 500.00 in a month
      ],
    },
    finds: ["2026-05 2026-05-20 120000"],
  },
  {
    // The last 3 days of January bring 300.00 a day after 20.00 a day; three of them are reversed within 10 days.
    rule: "period_end_reversals",
    tables: {
      receipts: [
        ...upTo(28).map((n) =>
          paid(`D${n}`, "20.00", `2026-01-${String(n).padStart(2, "0")}`, { party_code: `P${n}` }),
        ),
        ...upTo(9).map((n) => paid(`R${n}`, "100.00", `2026-01-${29 + (n % 3)}`, { party_code: `P${n}` })),
        ...upTo(3).map((n) =>
          paid(`V${n}`, "100.00", "2026-02-10", {
            kind: "REVERSAL",
            reverses_receipt_no: `R${n}`,
            party_code: `P${n}`,
          }),
        ),
        // Mended within the month.
        paid("V4", "100.00", "2026-01-31", { kind: "REVERSAL", reverses_receipt_no: "R4", party_code: "P4" }),
      ],
    },
    finds: ["2026-01 2026-01-31 30000"],
  },
  {
    // Two reversals are no pattern; an eleventh day is none either.
    rule: "period_end_reversals",
    tables: {
      receipts: [
        ...upTo(9).map((n) => paid(`R${n}`, "100.00", `2026-01-${29 + (n % 3)}`, { party_code: `P${n}` })),
        ...upTo(3).map((n) =>
          paid(`V${n}`, "100.00", n === 3 ? "2026-02-11" : "2026-02-10", {
            kind: "REVERSAL",
            reverses_receipt_no: `R${n}`,
            party_code: `P${n}`,
          }),
        ),
      ],
    },
    finds: [],
  },
  {
    // 8 of February's 10 receipts have household, day and amount of January's.
    rule: "copied_receipts",
    units: upTo(12).map((n) => `2${String(n).padStart(2, "0")}`),
    tables: {
      receipts: ["01", "02"].flatMap((month) =>
        upTo(12).map((n) =>
          paid(`R${month}${n}`, `${n}.50`, `2026-${month}-${month === "02" && n > 10 ? "28" : "05"}`, {
            unit_code: `2${String(n).padStart(2, "0")}`,
          }),
        ),
      ),
    },
    finds: ["2026-02 2026-02-28 6000"],
  },
  {
    rule: "backdated_entries",
    tables: {
      receipts: [
        ...upTo(3).map((n) => paid(`R${n}`, "10.00", "2026-01-10", { entered_at: `2026-02-2${5 + n}T01:00:00+08:00` })), // 47 to 49 days late
        paid("R4", "10.00", "2026-01-10", { entered_at: "2026-02-24T23:00:00+08:00" }), // 45 days
        paid("R5", "10000.01", "2026-03-01", { entered_at: "2026-05-01T09:00:00+08:00" }), // one, but large
        paid("R6", "10000.00", "2026-01-01", { entered_at: "2026-04-01T09:00:00+08:00" }),
      ],
    },
    finds: ["2026-02/receipts 2026-02-28 3000", "2026-05/receipts 2026-05-01 1000001"],
  },
];

describeEngines("rules over receipts", (database) => {
  beforeAll(() => takeInCases(database(), CASES));

  for (const [index, { rule, finds }] of CASES.entries())
    it(`${rule} finds ${finds.length === 0 ? "nothing in what comes close" : "what it is for, and not what comes close"}`, async () => {
      expect(await hitsOf(database(), rule, codeOf(index))).toEqual(finds);
    });
});
