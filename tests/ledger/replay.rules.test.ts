import { describe, expect, it } from "vitest";
import { replay } from "../../server/ledger/replay.rules.ts";
import { adjustment, bill, household, receipt, told } from "./entries.ts";

describe("payments", () => {
  it("takes what the named bill needs and spreads the rest, oldest due first", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const b2 = bill("B2", "2026-02-01", "2026-02-28", 100n);
    // 150 names B2: 100 go there, the 50 left are free and go to B1.
    expect(told([b1, b2, receipt("R1", "2026-02-10", 150n, { billNo: "B2" })])).toEqual([
      "2026-02-10 ALLOCATION R1→B1 50",
      "2026-02-10 ALLOCATION R1→B2 100",
      "2026-02-10 CASH R1 150",
    ]);
  });

  it("orders bills of one due date by number, bytewise", () => {
    const b10 = bill("B10", "2026-01-01", "2026-01-31", 100n);
    const b9 = bill("B9", "2026-01-01", "2026-01-31", 100n);
    expect(told([b9, b10, receipt("R1", "2026-01-05", 100n)])).toContain("2026-01-05 ALLOCATION R1→B10 100");
  });

  it("waits for a named bill that is not issued yet, even while another is open", () => {
    const open = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const later = bill("B2", "2026-03-01", "2026-03-31", 60n);
    // 100 wait for B2, which takes 60 on its issue date; then the 40 left are free for B1.
    expect(told([open, later, receipt("R1", "2026-01-05", 100n, { billNo: "B2" })])).toEqual([
      "2026-01-05 CASH R1 100",
      "2026-03-01 ALLOCATION R1→B1 40",
      "2026-03-01 ALLOCATION R1→B2 60",
    ]);
  });

  it("keeps a prepayment for bills issued after its day", () => {
    const same = bill("B1", "2026-01-05", "2026-01-31", 100n);
    const next = bill("B2", "2026-02-01", "2026-02-28", 100n);
    expect(told([same, next, receipt("R1", "2026-01-05", 150n, { prepay: true })])).toEqual([
      "2026-01-05 CASH R1 150",
      "2026-02-01 ALLOCATION R1→B2 100",
    ]);
  });

  it("prefers the sum that names a bill over an older free one", () => {
    const b1 = bill("B1", "2026-03-01", "2026-03-31", 100n);
    const free = receipt("R1", "2026-01-05", 100n);
    const naming = receipt("R2", "2026-02-05", 70n, { billNo: "B1" });
    expect(told([b1, free, naming])).toEqual([
      "2026-01-05 CASH R1 100",
      "2026-02-05 CASH R2 70",
      "2026-03-01 ALLOCATION R1→B1 30",
      "2026-03-01 ALLOCATION R2→B1 70",
    ]);
  });

  it("never pays another person's bill or another class of fee", () => {
    const other = bill("B1", "2026-01-01", "2026-01-31", 100n, { partyCode: "P2" });
    const water = bill("B2", "2026-01-01", "2026-01-31", 100n, { feeClass: "PASS_THROUGH" });
    expect(told([other, water, receipt("R1", "2026-01-05", 100n)])).toEqual(["2026-01-05 CASH R1 100"]);
  });

  it("gives money without a payer's code to the person of the latest bill", () => {
    const sold = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const bought = bill("B2", "2026-02-01", "2026-02-28", 100n, { partyCode: "P2" });
    expect(told([sold, bought, receipt("R1", "2026-02-05", 100n, { partyCode: "" })])).toContain(
      "2026-02-05 ALLOCATION R1→B2 100",
    );
  });

  it("frees money that names a voided bill", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const payment = receipt("R1", "2026-01-05", 100n, { billNo: "B0" });
    expect(told([b1, payment])).toEqual(["2026-01-05 CASH R1 100"]);
    expect(told([b1, payment], ["B0"])).toContain("2026-01-05 ALLOCATION R1→B1 100");
  });

  it("splits a receipt over its lines in file order and frees what they leave", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const water = bill("W1", "2026-01-01", "2026-01-31", 30n, { feeClass: "PASS_THROUGH" });
    const lines = [
      { billNo: "W1", amount: 30n },
      { billNo: "B1", amount: 50n },
    ];
    // 30 to water, 50 to B1, and the 20 left are free: B1 takes them too.
    expect(told([b1, water, receipt("R1", "2026-01-05", 100n, { lines })])).toEqual([
      "2026-01-05 ALLOCATION R1→B1 70",
      "2026-01-05 ALLOCATION R1→W1 30",
      "2026-01-05 CASH R1 30",
      "2026-01-05 CASH R1 70",
    ]);
  });

  it("moves no money for a failed payment", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    expect(told([b1, receipt("R1", "2026-01-05", 100n, { kind: "FAILED", billNo: "B1" })])).toEqual([]);
  });
});

describe("reversals and refunds", () => {
  it("undoes every allocation on the reversal's date and takes the held rest", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const reversal = receipt("R2", "2026-02-05", 130n, { kind: "REVERSAL", reversesNo: "R1" });
    expect(told([b1, receipt("R1", "2026-01-05", 130n), reversal])).toEqual([
      "2026-01-05 ALLOCATION R1→B1 100",
      "2026-01-05 CASH R1 130",
      "2026-02-05 ALLOCATION R1→B1 -100",
      "2026-02-05 CASH R2 -130",
    ]);
  });

  it("lets held money pay the bill that a reversal reopened", () => {
    const b1 = bill("B1", "2026-01-01", "2026-01-31", 100n);
    const held = receipt("R2", "2026-01-06", 100n);
    const reversal = receipt("R3", "2026-02-05", 100n, { kind: "REVERSAL", reversesNo: "R1" });
    expect(told([b1, receipt("R1", "2026-01-05", 100n), held, reversal])).toContain("2026-02-05 ALLOCATION R2→B1 100");
  });

  it("pays a refund out of the newest held money", () => {
    const first = receipt("R1", "2026-01-05", 100n);
    const second = receipt("R2", "2026-01-06", 100n);
    const refund = receipt("R3", "2026-01-07", 100n, { kind: "REFUND" });
    const later = bill("B1", "2026-02-01", "2026-02-28", 100n);
    expect(told([first, second, refund, later])).toContain("2026-02-01 ALLOCATION R1→B1 100");
  });

  const reasons = (entries: Parameters<typeof household>[0]) =>
    replay(household(entries, entries)).refused.map(({ entry, reason }) => `${entry.no} ${reason}`);

  it.each([
    [
      "another amount",
      [receipt("R1", "2026-01-05", 100n), receipt("R2", "2026-01-06", 90n, { kind: "REVERSAL", reversesNo: "R1" })],
      ["R2 REVERSAL_AMOUNT"],
    ],
    [
      "a second reversal",
      [
        receipt("R1", "2026-01-05", 100n),
        receipt("R2", "2026-01-06", 100n, { kind: "REVERSAL", reversesNo: "R1" }),
        receipt("R3", "2026-01-07", 100n, { kind: "REVERSAL", reversesNo: "R1" }),
      ],
      ["R3 ALREADY_REVERSED"],
    ],
    [
      "money since refunded",
      [
        receipt("R1", "2026-01-05", 100n),
        receipt("R2", "2026-01-06", 40n, { kind: "REFUND" }),
        receipt("R3", "2026-01-07", 100n, { kind: "REVERSAL", reversesNo: "R1" }),
      ],
      ["R3 ALREADY_REFUNDED"],
    ],
    [
      "a refund larger than what is held",
      [receipt("R1", "2026-01-05", 100n), receipt("R2", "2026-01-06", 101n, { kind: "REFUND" })],
      ["R2 EXCEEDS_HELD"],
    ],
    [
      "a reversal of nothing known",
      [receipt("R2", "2026-01-06", 100n, { kind: "REVERSAL", reversesNo: "R9" })],
      ["R2 UNKNOWN_RECEIPT"],
    ],
    [
      "a reversal before its receipt",
      [receipt("R1", "2026-01-05", 100n), receipt("R2", "2026-01-04", 100n, { kind: "REVERSAL", reversesNo: "R1" })],
      ["R2 BEFORE_RECEIPT"],
    ],
    [
      "a reversal of a failed payment",
      [
        receipt("R1", "2026-01-05", 100n, { kind: "FAILED" }),
        receipt("R2", "2026-01-06", 100n, { kind: "REVERSAL", reversesNo: "R1" }),
      ],
      ["R2 NOT_A_PAYMENT"],
    ],
  ])("refuses %s", (_what, entries, expected) => {
    expect(reasons(entries)).toEqual(expected);
  });
});

describe("adjustments", () => {
  const b1 = () => bill("B1", "2026-01-01", "2026-01-31", 100n);
  const refusals = (entries: Parameters<typeof household>[0]) =>
    replay(household(entries, entries)).refused.map(({ reason }) => reason);

  it("releases the latest money when a credit note exceeds the open balance", () => {
    const of = b1();
    const credit = adjustment("A1", "2026-02-01", "CREDIT_NOTE", of, 60n);
    const entries = [of, receipt("R1", "2026-01-05", 50n), receipt("R2", "2026-01-06", 30n), credit];
    // Open is 20; the 40 beyond it come off R2 (30) first, then off R1 (10), and are held.
    expect(told(entries)).toEqual([
      "2026-01-05 ALLOCATION R1→B1 50",
      "2026-01-05 CASH R1 50",
      "2026-01-06 ALLOCATION R2→B1 30",
      "2026-01-06 CASH R2 30",
      "2026-02-01 ALLOCATION R1→B1 -10",
      "2026-02-01 ALLOCATION R2→B1 -30",
      "2026-02-01 CREDIT_NOTE A1→B1 60",
    ]);
  });

  it("refuses a waiver or write-off larger than the open balance, and a credit note larger than the charge", () => {
    const of = b1();
    const paid = receipt("R1", "2026-01-05", 40n);
    expect(refusals([of, paid, adjustment("A1", "2026-02-01", "WAIVER", of, 61n)])).toEqual(["EXCEEDS_OPEN"]);
    expect(refusals([of, paid, adjustment("A1", "2026-02-01", "WRITE_OFF", of, 61n)])).toEqual(["EXCEEDS_OPEN"]);
    expect(refusals([of, paid, adjustment("A1", "2026-02-01", "CREDIT_NOTE", of, 101n)])).toEqual(["EXCEEDS_CHARGED"]);
    expect(refusals([of, paid, adjustment("A1", "2026-02-01", "WRITE_OFF_REVERSAL", of, 1n)])).toEqual([
      "EXCEEDS_WRITTEN_OFF",
    ]);
    expect(refusals([of, adjustment("A1", "2025-12-31", "WAIVER", of, 1n)])).toEqual(["BEFORE_ISSUE"]);
  });

  it("lets an accepted waiver take what there is after a late payment made it too large", () => {
    const of = b1();
    const waiver = adjustment("A1", "2026-02-01", "WAIVER", of, 80n);
    const late = receipt("R1", "2026-01-05", 50n);
    expect(replay(household([of, waiver, late], [late])).refused).toEqual([]);
    expect(told([of, waiver, late])).toContain("2026-02-01 WAIVER A1→B1 50");
  });

  it("reopens a written-off bill for held money when the write-off is taken back", () => {
    const of = b1();
    const entries = [
      of,
      adjustment("A1", "2026-02-01", "WRITE_OFF", of, 100n),
      receipt("R1", "2026-03-01", 100n),
      adjustment("A2", "2026-04-01", "WRITE_OFF_REVERSAL", of, 30n),
    ];
    expect(told(entries)).toEqual([
      "2026-02-01 WRITE_OFF A1→B1 100",
      "2026-03-01 CASH R1 100",
      "2026-04-01 ALLOCATION R1→B1 30",
      "2026-04-01 WRITE_OFF A2→B1 -30",
    ]);
  });
});
