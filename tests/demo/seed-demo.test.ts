import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { addDemoPromises } from "../../server/demo/add-demo-promises.ts";
import { demoState, seedDemo } from "../../server/demo/seed-demo.ts";
import { describeEngines } from "../support/engines.ts";

/** Seeds one batch more and is cut off. */
async function seedOneMore(database: Database): Promise<string[]> {
  const lines: string[] = [];
  const onProgress = (line: string) => {
    lines.push(line);
    throw new Error("cut off");
  };
  await expect(seedDemo(database, { onProgress })).rejects.toThrow("cut off");
  return lines;
}

describeEngines("seeding the demo", (database) => {
  it(
    "goes on where it was cut off, and quarantines nothing but what is meant to be",
    { timeout: 240_000 },
    async () => {
      expect(await demoState(database())).toBe("EMPTY");
      expect(await seedOneMore(database())).toEqual(["Demo portfolio: batch 1 of 3, 演示 Demo 2025-12: 112383 rows"]);
      expect(await demoState(database())).toBe("CUT_OFF");
      expect(await seedOneMore(database())).toEqual(["Demo portfolio: batch 2 of 3, 演示 Demo 2026-09: 76357 rows"]);
      const seen = await database().asViewer(HEADQUARTERS, async (trx) => ({
        batches: await trx
          .selectFrom("batch")
          .innerJoin("batch_label", "batch_label.batch_id", "batch.batch_id")
          .select(["label", "kind", "recorded_at"])
          .orderBy("recorded_at")
          .execute(),
        quarantined: await trx
          .selectFrom("quarantine_row")
          .select(["table_name", "reason", "column_name"])
          .orderBy("batch_id")
          .orderBy("table_name")
          .orderBy("line")
          .execute(),
      }));
      expect(seen.batches).toEqual([
        { label: "演示 Demo 2025-12", kind: "DEMO", recorded_at: "2026-01-02 10:00:00+00" },
        { label: "演示 Demo 2026-09", kind: "DEMO", recorded_at: "2026-10-02 10:00:00+00" },
      ]);
      expect(seen.quarantined.map((row) => `${row.table_name} ${row.column_name} ${row.reason}`)).toEqual([
        "bills unit_code UNKNOWN_UNIT",
        "bills due_on BAD_DATE",
        "bills due_on DUE_BEFORE_ISSUE",
        "bills amount BAD_AMOUNT",
        "bills bill_no DUPLICATE_NUMBER",
        "receipts channel UNKNOWN_VALUE",
        "receipts bill_no OTHER_HOUSEHOLD_BILL",
        "receipts amount EXCEEDS_HELD",
        "receipts amount BAD_AMOUNT",
        "adjustments amount EXCEEDS_OPEN",
        "adjustments effective_on BEFORE_ISSUE",
        "adjustments bill_no UNKNOWN_BILL",
        "adjustments bill_no UNKNOWN_BILL",
        "receipts amount REVERSAL_AMOUNT",
      ]);
    },
  );

  it("has some households that were late promise to pay, once; their payments tell whether they kept it", async () => {
    const promised = () =>
      database().asViewer(HEADQUARTERS, async (trx) => {
        const found = await sql<{ due: number; kept: number }>`
          select count(*)::int as due, count(*) filter (where kept)::int as kept
          from figures.promises('2026-04-01', '2026-09-30', '2026-09-30', null, null)`.execute(trx);
        return found.rows[0] ?? { due: 0, kept: 0 };
      });
    await addDemoPromises(database());
    const { due, kept } = await promised();
    // Who promises is neither always true to their word nor never.
    expect(kept).toBeGreaterThan(due / 10);
    expect(kept).toBeLessThan(due * 0.7);
    await addDemoPromises(database());
    expect(await promised()).toEqual({ due, kept });
  });
});
