import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import type { ImportReport } from "../../server/intake/import-report.type.ts";
import { withdrawBatch } from "../../server/intake/withdraw-batch.ts";
import { describeEngines } from "../support/engines.ts";
import { bill, openReasons, payment, register, rowCounts, takeIn, waiver } from "./sources.ts";

const batchOf = ({ batchId }: ImportReport): number => {
  if (batchId === null) throw new Error("nothing was recorded");
  return batchId;
};

describeEngines("a withdrawal", (database) => {
  const net = (estate: string) =>
    database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql<{ kind: string; sum: bigint }>`
        select p.kind, sum(p.amount)::bigint as sum from posting p join estate e on e.estate_id = p.estate_id
        where e.estate_code = ${estate} group by p.kind having sum(p.amount) <> 0 order by p.kind`.execute(trx)
        ).rows,
    );

  it("makes the entries of a batch count as never made, and says so when there is nothing left", async () => {
    await takeIn(database(), { ...register("A", "101"), bills: [bill("A", "B1", "100.00")] });
    const batch = batchOf(
      await takeIn(database(), {
        bills: [bill("A", "B2", "50.00"), bill("A", "B3", "x")],
        receipts: [payment("A", "R1", "120.00")],
        adjustments: [waiver("A", "W1", "B2", "10.00")],
      }),
    );
    // The 120.00 pay B1 (100.00) and 20.00 of B2, whose open balance is 40.00 after the waiver.
    expect(await net("A")).toEqual([
      { kind: "ALLOCATION", sum: 12000n },
      { kind: "CASH", sum: 12000n },
      { kind: "WAIVER", sum: 1000n },
    ]);
    const { report, withdrawnBy } = await withdrawBatch(database(), batch, "错误文件", "Asia/Shanghai");
    expect(withdrawnBy).toBeNull();
    expect(report).toMatchObject({
      withdrawn: 1,
      tables: { voids: { read: 3, accepted: 3, unchanged: 0, quarantined: 0 } },
    });
    expect(await net("A")).toEqual([]);
    expect((await openReasons(database())).filter((row) => row.includes("x BAD_AMOUNT"))).toEqual([]);

    const before = await rowCounts(database());
    const again = await withdrawBatch(database(), batch, "错误文件", "Asia/Shanghai");
    expect(again).toMatchObject({
      withdrawnBy: report.batchId,
      report: { batchId: null, tables: { voids: { accepted: 0, unchanged: 3 } } },
    });
    expect(await rowCounts(database())).toEqual(before);
  });

  it("does not let the batch's own waiting rows in through the back door", async () => {
    await takeIn(database(), { ...register("B", "101"), bills: [bill("B", "B1", "100.00")] });
    // Paid in full, the bill has no open balance for the waiver; without the payment it has.
    const batch = batchOf(
      await takeIn(database(), {
        receipts: [payment("B", "R1", "100.00", { paid_on: "2026-01-02" })],
        adjustments: [waiver("B", "W1", "B1", "10.00")],
      }),
    );
    const { report } = await withdrawBatch(database(), batch, "错误文件", "Asia/Shanghai");
    expect(report).toMatchObject({ retried: 0, withdrawn: 1 });
    expect(await net("B")).toEqual([]);
  });

  it("lets another batch's waiting rows in where they fit now", async () => {
    await takeIn(database(), { ...register("C", "101"), bills: [bill("C", "B1", "100.00")] });
    const batch = batchOf(
      await takeIn(database(), { receipts: [payment("C", "R1", "100.00", { paid_on: "2026-01-02" })] }),
    );
    expect((await takeIn(database(), { adjustments: [waiver("C", "W1", "B1", "10.00")] })).reasons).toEqual({
      EXCEEDS_OPEN: 1,
    });
    const { report } = await withdrawBatch(database(), batch, "错误文件", "Asia/Shanghai");
    expect(report.retried).toBe(1);
    expect(await net("C")).toEqual([{ kind: "WAIVER", sum: 1000n }]);
  });

  it("leaves a batch of the register alone, and refuses one that does not exist", async () => {
    const batch = batchOf(await takeIn(database(), register("D", "101")));
    expect(await withdrawBatch(database(), batch, "x", "Asia/Shanghai")).toMatchObject({
      withdrawnBy: null,
      report: { batchId: null },
    });
    await expect(withdrawBatch(database(), 99999, "x", "Asia/Shanghai")).rejects.toThrow("There is no batch 99999");
  });
});
