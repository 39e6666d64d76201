import { expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
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
    { timeout: 120_000 },
    async () => {
      expect(await demoState(database())).toBe("EMPTY");
      expect(await seedOneMore(database())).toEqual(["Demo portfolio: batch 1 of 8, 演示 Demo 2025-03: 35842 rows"]);
      expect(await demoState(database())).toBe("CUT_OFF");
      expect(await seedOneMore(database())).toEqual(["Demo portfolio: batch 2 of 8, 演示 Demo 2025-06: 25469 rows"]);
      const seen = await database().asViewer(HEADQUARTERS, async (trx) => ({
        batches: await trx
          .selectFrom("batch")
          .select(["label", "kind", "recorded_at"])
          .orderBy("recorded_at")
          .execute(),
        quarantined: await trx
          .selectFrom("quarantine_row")
          .select(["table_name", "reason", "column_name"])
          .orderBy("line")
          .execute(),
      }));
      expect(seen.batches).toEqual([
        { label: "演示 Demo 2025-03", kind: "DEMO", recorded_at: "2025-04-02 10:00:00+00" },
        { label: "演示 Demo 2025-06", kind: "DEMO", recorded_at: "2025-07-02 10:00:00+00" },
      ]);
      expect(seen.quarantined).toEqual([
        { table_name: "bills", reason: "UNKNOWN_UNIT", column_name: "unit_code" },
        { table_name: "bills", reason: "BAD_DATE", column_name: "due_on" },
        { table_name: "bills", reason: "DUE_BEFORE_ISSUE", column_name: "due_on" },
        { table_name: "bills", reason: "BAD_AMOUNT", column_name: "amount" },
        { table_name: "bills", reason: "DUPLICATE_NUMBER", column_name: "bill_no" },
      ]);
    },
  );
});
