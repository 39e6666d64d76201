import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { withdrawBatch } from "../../server/intake/withdraw-batch.ts";
import { apiOver } from "../support/api.ts";
import { bill, payment, register, takeIn, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const total = (figure: string, amount: string, given: Cells): Cells => ({
  estate_code: "R",
  source: "FINANCE",
  figure,
  amount,
  ...given,
});

describeEngines("the reconciliation", (database) => {
  const differences = (from: string, to: string, knownAt: string | null = null) =>
    database().asViewer(HEADQUARTERS, async (trx) =>
      (
        await sql<{ line: string }>`
          select concat_ws(' ', estate_code, to_char(month, 'YYYY-MM'), source, channel, figure, 'days', days, stated, recorded, difference) as line
          from figures.reconciliation(${from}::date, ${to}::date, ${knownAt}::timestamptz, null)`.execute(trx)
      ).rows.map(({ line }) => line),
    );

  beforeAll(async () => {
    const due = (issued_on: string, due_on: string) => ({ issued_on, due_on });
    await takeIn(database(), {
      ...register("R", "101"),
      bills: [
        bill("R", "B0", "40.00", due("2025-12-01", "2025-12-31")),
        bill("R", "B1", "100.00", due("2026-01-01", "2026-01-31")),
        bill("R", "B2", "60.00", { ...due("2026-01-01", "2026-01-31"), fee_class: "PARKING" }),
      ],
      receipts: [
        payment("R", "R1", "100.00", { paid_on: "2026-01-10", channel: "ONLINE", bill_no: "B1" }),
        // Cash of the last evening reaches the bank in February.
        payment("R", "R2", "30.00", { paid_on: "2026-01-31", banked_on: "2026-02-01" }),
        payment("R", "R3", "9.00", { kind: "FAILED", channel: "ONLINE" }),
        payment("R", "R4", "5.00", { paid_on: "2026-01-20", unit_code: "" }),
      ],
    });
  });

  it("compares what was received, billed and opening with what is stated", async () => {
    await takeIn(database(), {
      control_totals: [
        total("RECEIVED", "135.00", { month: "2026-01" }),
        total("RECEIVED", "110.00", { month: "2026-01", channel: "ONLINE" }),
        total("RECEIVED", "100.00", { month: "2026-01", source: "BANK" }),
        total("RECEIVED", "25.00", { date: "2026-02-01", source: "银行", channel: "现金" }),
        total("BILLED", "160.00", { month: "2026-01" }),
        total("OPENING", "45.00", { month: "2026-01" }),
      ],
    });
    expect(await differences("2026-01-01", "2026-02-28")).toEqual([
      // Bank: 100.00 + 5.00; the 30.00 of R2 were banked on 1 February. FAILED moves no money.
      "R 2026-01 BANK RECEIVED days 10000 10500 500",
      // B1 100.00 + B2 60.00, all fee classes.
      "R 2026-01 FINANCE BILLED days 16000 16000 0",
      // B0 40.00 was open when January began.
      "R 2026-01 FINANCE OPENING days 4500 4000 -500",
      // Paid in January: 100.00 + 30.00 + 5.00.
      "R 2026-01 FINANCE RECEIVED days 13500 13500 0",
      "R 2026-01 FINANCE ONLINE RECEIVED days 11000 10000 -1000",
      "R 2026-02 BANK CASH RECEIVED days 1 2500 3000 500",
    ]);
  });

  it("is told over the API, of an estate and of all", async () => {
    const api = await apiOver(database(), "2026-05-31");
    const fields = `(from: "2026-02-10", to: "2026-02-10") { estate { code } month source channel figure days stated recorded difference }`;
    const line = {
      estate: { code: "R" },
      month: "2026-02-01",
      source: "BANK",
      channel: "CASH",
      figure: "RECEIVED",
      days: 1,
      stated: "2500",
      recorded: "3000",
      difference: "500",
    };
    const answer = await api.ask(
      `{ estate(code: "R") { reconciliation${fields} } portfolio { reconciliation${fields} } }`,
    );
    expect(answer).toEqual({ data: { estate: { reconciliation: [line] }, portfolio: { reconciliation: [line] } } });
    const reversed = await api.ask(`{ portfolio { reconciliation(from: "2026-02-01", to: "2026-01-01") { stated } } }`);
    expect(reversed.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: "to" } }]);
    await api.app.close();
  });

  it("of single days compares those days alone, and of a whole month the month", async () => {
    await takeIn(database(), {
      control_totals: [
        total("RECEIVED", "3.00", { date: "2026-01-20", channel: "CASH" }),
        total("RECEIVED", "30.00", { date: "2026-01-31", channel: "CASH" }),
        total("RECEIVED", "1.00", { date: "2026-01-10", channel: "ONLINE" }),
      ],
    });
    const lines = (await differences("2026-01-01", "2026-01-31")).filter((line) => /CASH|ONLINE/.test(line));
    // Cash on the 20th 5.00 and on the 31st 30.00; of what came online the month is stated, so its day does not count.
    expect(lines).toEqual([
      "R 2026-01 FINANCE CASH RECEIVED days 2 3300 3500 200",
      "R 2026-01 FINANCE ONLINE RECEIVED days 11000 10000 -1000",
    ]);
  });

  it("takes the latest version, tells the past as it was known, and forgets a batch that was withdrawn", async () => {
    const finance = async (knownAt: string | null = null) =>
      (await differences("2026-01-01", "2026-01-31", knownAt)).filter((line) => line.includes("FINANCE OPENING"));
    const { recordedAt: before } = await takeIn(database(), register("R2", "101"));
    const opening = [total("OPENING", "40.00", { month: "2026-01" })];
    const { batchId } = await takeIn(database(), { control_totals: opening });
    expect(await finance()).toEqual(["R 2026-01 FINANCE OPENING days 4000 4000 0"]);
    expect(await finance(before)).toEqual(["R 2026-01 FINANCE OPENING days 4500 4000 -500"]);
    expect((await takeIn(database(), { control_totals: opening })).batchId).toBeNull();
    const { report } = await withdrawBatch(database(), batchId ?? 0, "错误", "Asia/Shanghai");
    expect(report).toMatchObject({ withdrawn: 1 });
    expect(report.batchId).not.toBeNull();
    expect(await finance()).toEqual(["R 2026-01 FINANCE OPENING days 4500 4000 -500"]);
    // What was withdrawn can be stated again.
    expect((await takeIn(database(), { control_totals: opening })).tables["control_totals"]?.accepted).toBe(1);
    expect(await finance()).toEqual(["R 2026-01 FINANCE OPENING days 4000 4000 0"]);
  });
});
