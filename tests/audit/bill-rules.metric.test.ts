import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, payment, waiver, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";
import { codeOf, hitsOf, takeInCases, type RuleCase } from "./rule-case.ts";

const billed = (no: string, amount: string, given: Cells = {}) => bill("", no, amount, given);
const paid = (no: string, amount: string, paid_on: string, given: Cells = {}) =>
  payment("", no, amount, { paid_on, ...given });
const waived = (no: string, bill_no: string, amount: string, effective_on: string) => ({
  ...waiver("", no, bill_no, amount),
  effective_on,
});

const count = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
/** A month's bill, due on the 20th. */
const monthly = (no: string, month: string, amount: string, given: Cells = {}): Cells =>
  billed(no, amount, {
    period_start: `${month}-01`,
    period_end: `${month}-28`,
    issued_on: `${month}-01`,
    due_on: `${month}-20`,
    ...given,
  });
const contact = (unit_code: string, at: string, action: string): Cells => ({
  unit_code,
  at,
  action,
  channel: "PHONE",
  direction: "OUT",
  content: "-",
  outcome: "-",
  by: "-",
});
const standard = (rate: string, given: Cells = {}): Cells => ({
  fee_item: "property_fee",
  basis: "GROSS_AREA",
  rate,
  cycle: "MONTHLY",
  valid_from: "2025-01-01",
  ...given,
});
const total = (month: string, amount: string): Cells => ({ month, source: "BANK", figure: "RECEIVED", amount });

const CASES: readonly RuleCase[] = [
  {
    // 2.00 × 100 m² = 200.00 a month; from 1 April 2.50: 250.00.
    rule: "billed_amount_differs",
    tables: {
      fee_standards: [
        standard("2.00", { valid_to: "2026-03-31" }),
        standard("2.50", { valid_from: "2026-04-01" }),
        standard("9.00", { use: "COMMERCIAL" }),
      ],
      bills: [
        billed("B1", "200.00"),
        billed("B2", "201.00", { period_start: "2026-02-01", period_end: "2026-02-28" }), // one yuan: rounding
        billed("B3", "220.00", { period_start: "2026-03-01", period_end: "2026-03-31" }),
        billed("B4", "200.00", { period_start: "2026-04-01", period_end: "2026-04-30" }), // the old price
        billed("B5", "500.00", { period_start: "2026-05-01", period_end: "2026-06-30" }), // two months
        billed("B6", "77.00", { period_start: "2026-07-01", period_end: "2026-07-15" }), // no whole month
        billed("B7", "140.00", { period_start: "2026-07-01", period_end: "2026-07-31", occupancy: "VACANT" }),
      ],
    },
    finds: ["B3 2026-01-01 2000", "B4 2026-01-01 5000"],
  },
  {
    // Five of six were billed January; 106 was not. 107's first bill is February's.
    rule: "unit_without_bill",
    units: count(6).map((n) => `10${n + 1}`),
    tables: {
      bills: [
        ...count(6)
          .map((n) => monthly(`B${n}`, "2026-01", "60.00", { unit_code: `10${n}` }))
          .filter((_, i) => i !== 5),
        ...count(7).map((n) => monthly(`C${n}`, "2026-02", "60.00", { unit_code: `10${n}` })),
        monthly("A6", "2025-12", "60.00", { unit_code: "106", period_end: "2025-12-31" }),
      ],
    },
    finds: [],
  },
  {
    rule: "unit_without_bill",
    units: count(6).map((n) => `10${n + 1}`),
    tables: {
      bills: [
        ...count(7)
          .filter((n) => n !== 7)
          .map((n) => monthly(`B${n}`, "2026-01", "60.00", { unit_code: `10${n}` })),
        // Six of seven are more than 80 %; 107 was billed before, and again afterwards.
        monthly("A7", "2025-12", "60.00", { unit_code: "107" }),
        monthly("C7", "2026-02", "60.00", { unit_code: "107" }),
      ],
    },
    finds: ["107/2026-01-01 2026-01-01 6000"],
  },
  {
    rule: "overlapping_bills",
    tables: {
      bills: [
        billed("B1", "100.00"),
        billed("B2", "90.00", { period_start: "2026-01-31", period_end: "2026-02-28", issued_on: "2026-01-31" }), // shares a day
        billed("B3", "90.00", { period_start: "2026-03-01", period_end: "2026-03-31" }),
        billed("B4", "90.00", { fee_item: "lift", period_start: "2026-03-01", period_end: "2026-03-31" }), // another item
        billed("B5", "50.00", { fee_class: "PARKING", fee_item: "parking" }),
        billed("B6", "50.00", { fee_class: "PARKING", fee_item: "parking" }), // a second space
        billed("B7", "80.00", { period_start: "2026-04-01", period_end: "2026-04-30" }),
        billed("B8", "80.00", { period_start: "2026-04-01", period_end: "2026-04-30" }), // credited in full
      ],
      adjustments: [{ ...waiver("", "A1", "B8", "80.00"), kind: "CREDIT_NOTE" }],
    },
    finds: ["B2 2026-01-31 9000"],
  },
  {
    rule: "waiver_over_limit",
    tables: {
      bills: [billed("B1", "9000.00"), billed("B2", "9000.00"), billed("B3", "9000.00")],
      adjustments: [
        waived("A1", "B1", "1500.00", "2026-01-05"), // 2,500.00 in two
        waived("A2", "B1", "1000.00", "2026-02-05"),
        waived("A3", "B2", "2000.00", "2026-02-05"), // the limit itself
        { ...waived("A4", "B3", "5000.00", "2026-02-05"), kind: "WRITE_OFF" },
      ],
    },
    finds: ["B1 2026-02-05 250000"],
  },
  {
    // January: 5 × 250.00 on the last three days of 1,450.00 (86 %). February: four only. March: 1,250.00 of 3,000.00.
    rule: "waivers_bunched",
    tables: {
      bills: count(20).map((n) => billed(`B${n}`, "3000.00")),
      adjustments: [
        ...count(5).map((n) => waived(`A${n}`, `B${n}`, "250.00", "2026-01-29")),
        waived("A6", "B6", "200.00", "2026-01-28"),
        ...count(4).map((n) => waived(`F${n}`, `B${n + 6}`, "400.00", "2026-02-28")),
        ...count(5).map((n) => waived(`M${n}`, `B${n + 10}`, "250.00", "2026-03-31")),
        waived("M6", "B16", "1750.00", "2026-03-10"),
      ],
    },
    finds: ["2026-01 2026-01-31 125000"],
  },
  {
    // Nine payments name newer bills while December's stays open; 102 does so eight times.
    rule: "older_arrears_passed_over",
    units: ["102"],
    tables: {
      bills: ["101", "102"].flatMap((unit_code) => [
        monthly(`${unit_code}-B0`, "2025-07", "10.00", { unit_code }),
        ...count(9).map((n) =>
          monthly(`${unit_code}-B${n}`, n <= 3 ? `2025-${n + 9}` : `2026-0${n - 3}`, "10.00", { unit_code }),
        ),
      ]),
      receipts: ["101", "102"].flatMap((unit_code) =>
        count(unit_code === "101" ? 9 : 8).map((n) =>
          paid(`${unit_code}-R${n}`, "10.00", n <= 3 ? `2025-${n + 9}-15` : `2026-0${n - 3}-15`, {
            unit_code,
            bill_no: `${unit_code}-B${n}`,
          }),
        ),
      ),
    },
    finds: ["101//PROPERTY_FEE 2026-06-15 1000"],
  },
  {
    // 150.00 paid ahead in April; the bill of March, for parking, is open. 102 paid 99.00 ahead.
    rule: "money_held_long",
    units: ["102", "103"],
    tables: {
      bills: ["101", "102", "103"].map((unit_code) =>
        monthly(`B${unit_code}`, "2026-03", "130.00", { unit_code, fee_class: "PARKING", fee_item: "parking" }),
      ),
      receipts: [
        paid("R1", "150.00", "2026-04-10", { unit_code: "101", purpose: "PREPAY" }),
        paid("R2", "99.00", "2026-04-10", { unit_code: "102", purpose: "PREPAY" }),
        paid("R3", "150.00", "2026-05-10", { unit_code: "103", purpose: "PREPAY" }), // 51 days before
      ],
    },
    finds: ["101/ 2026-04-10 13000"],
  },
  {
    // Six in a row to June. 102 paid the fifth; 103 was dunned in May, 104 in March, which is too long ago.
    rule: "periods_unpaid",
    units: ["102", "103", "104"],
    tables: {
      bills: ["101", "102", "103", "104"].flatMap((unit_code) =>
        count(6).map((n) => monthly(`${unit_code}-${n}`, `2026-0${n}`, "10.00", { unit_code })),
      ),
      receipts: [paid("R1", "10.00", "2026-05-05", { unit_code: "102", bill_no: "102-5" })],
      contacts: [contact("103", "2026-05-04 10:00", "DUNNING"), contact("104", "2026-03-04 10:00", "DUNNING")],
    },
    finds: ["101/ 2026-06-20 6000", "104/ 2026-06-20 6000"],
  },
  {
    // March repeats January to the fen; a month of nothing repeats nothing.
    rule: "copied_totals",
    tables: {
      receipts: [paid("R1", "500.00", "2026-01-10")],
      control_totals: [
        total("2026-01", "500.00"),
        total("2026-02", "0.00"),
        total("2026-03", "500.00"),
        total("2026-04", "0.00"),
      ],
    },
    finds: ["2026-03/BANK 2026-03-31 50000"],
  },
  {
    rule: "control_total_differs",
    tables: {
      receipts: [paid("R1", "500.00", "2026-01-10"), paid("R2", "500.00", "2026-02-10")],
      control_totals: [total("2026-01", "500.00"), total("2026-02", "499.99")],
    },
    finds: ["2026-02/BANK/RECEIVED 2026-02-28 1"],
  },
  {
    // 25 May is 36 days before 30 June.
    rule: "records_stopped",
    tables: { bills: [billed("B1", "10.00")], receipts: [paid("R1", "10.00", "2026-05-25")] },
    finds: ["E12 2026-06-29"],
  },
  { rule: "records_stopped", tables: { receipts: [paid("R1", "10.00", "2026-05-26")] }, finds: [] },
  {
    rule: "forbidden_dunning",
    units: ["102"],
    tables: {
      contacts: [
        contact("101", "2026-02-03 23:30", "UTILITY_CUT"),
        contact("101", "2026-02-04 09:00", "DUNNING"),
        contact("102", "2025-12-31 09:00", "UTILITY_CUT"), // before the first day
      ],
    },
    finds: ["101/2026-02-03 2026-02-03"],
  },
  { rule: "bridge_not_closing", tables: { receipts: [paid("R1", "10.00", "2026-03-05")] }, finds: [] },
];

describeEngines("rules over bills and estates", (database) => {
  beforeAll(() => takeInCases(database(), CASES));

  for (const [index, { rule, finds }] of CASES.entries())
    it(`${rule} finds ${finds.length === 0 ? "nothing in what comes close" : "what it is for, and not what comes close"}`, async () => {
      expect(await hitsOf(database(), rule, codeOf(index))).toEqual(finds);
    });

  it("bridge_not_closing finds a row that came past the ledger's door, and nothing once it is balanced", async () => {
    const estate = codeOf(CASES.length - 1);
    const post = (amount: number) =>
      database().asServer(HEADQUARTERS, (trx) =>
        sql`insert into posting (estate_id, account_id, receipt_id, kind, effective_on, amount, batch_id)
          select estate_id, account_id, receipt_id, kind, effective_on, ${amount}, batch_id from posting
          where kind = 'CASH' and estate_id = (select estate_id from estate where estate_code = ${estate}) limit 1`.execute(
          trx,
        ),
      );
    await post(-100);
    expect(await hitsOf(database(), "bridge_not_closing", estate)).toEqual(["2026-03 2026-03-31 100"]);
    await post(100);
    expect(await hitsOf(database(), "bridge_not_closing", estate)).toEqual([]);
  });

  it("a threshold holds from its day on: earlier days keep what held then", async () => {
    await database().asServer(HEADQUARTERS, (trx) =>
      sql`insert into policy (code, valid_from, number, reason)
        values ('audit.waiver_over_limit.amount', '2026-06-01', 300000, '提高限额')`.execute(trx),
    );
    const estate = codeOf(CASES.findIndex(({ rule }) => rule === "waiver_over_limit"));
    expect(await hitsOf(database(), "waiver_over_limit", estate)).toEqual([]);
    expect(await hitsOf(database(), "waiver_over_limit", estate, ["2026-01-01", "2026-05-31"])).toEqual([
      "B1 2026-02-05 250000",
    ]);
  });

  it("every rule of the catalogue has a file, a function and both languages", async () => {
    const flaws = await database().asViewer(HEADQUARTERS, async (trx) => {
      const found = await sql<{ code: string }>`
        select r.code from figures.audit_rule r
        where to_regproc('figures.audit_' || r.code) is null
          or '' in (title_en, fact_en, reason_en, judgement_en, verify_en, title_zh, fact_zh, reason_zh, judgement_zh, verify_zh)`.execute(
        trx,
      );
      return found.rows;
    });
    expect(flaws).toEqual([]);
  });
});
