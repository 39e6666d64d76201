import { sql } from "kysely";
import { expect, it } from "vitest";
import { runAudit } from "../../server/audit/run-audit.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { withdrawBatch } from "../../server/intake/withdraw-batch.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { bill, register, takeIn } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const clock = systemClock("Asia/Shanghai", () => new Date("2026-03-31T04:00:00Z"));

describeEngines("ledgers that wait for the rules", (database) => {
  const found = () =>
    database().asViewer(HEADQUARTERS, async (trx) =>
      (
        await sql<{
          gone: boolean;
        }>`select gone_at is not null as gone from audit_found where rule = 'forbidden_dunning'`.execute(trx)
      ).rows.map(({ gone }) => gone),
    );

  it("wait for rows beside the ledger as for entries, and for their withdrawal", async () => {
    for (const code of ["A", "B"])
      await takeIn(database(), { ...register(code, "101"), bills: [bill(code, "B1", "80.00")] });
    expect(await runAudit(database(), clock)).toBe(2);
    expect(await runAudit(database(), clock)).toBe(0);
    const said = {
      channel: "上门",
      direction: "发出",
      action: "停水停电",
      content: "关阀",
      outcome: "未缴",
      by: "刘强",
    };
    const { batchId } = await takeIn(database(), {
      contacts: [{ estate_code: "A", unit_code: "101", at: "2026-03-30 10:00", ...said }],
    });
    expect(await runAudit(database(), clock)).toBe(2);
    expect(await found()).toEqual([false]);
    // Of what nobody has decided about nothing is left once its cause is gone.
    await withdrawBatch(database(), batchId ?? 0, "误记", "Asia/Shanghai");
    expect(await runAudit(database(), clock)).toBe(2);
    expect(await found()).toEqual([]);
    expect(await runAudit(database(), clock)).toBe(0);
  });
});
