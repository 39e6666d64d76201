import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";

describeEngines("what the company decides", (database) => {
  const ask = (expression: string) =>
    database().asServer(
      HEADQUARTERS,
      async (trx) => (await sql.raw<{ v: unknown }>(`select ${expression} as v`).execute(trx)).rows[0]?.v,
    );

  it("holds from its day on, until another row begins or its last day has passed", async () => {
    await database().asServer(HEADQUARTERS, (trx) =>
      sql`insert into policy (code, valid_from, valid_until, number, word, reason) values
        ('t.limit', '2025-01-01', null, 10, null, '启用'), ('t.limit', '2026-01-01', '2026-06-30', 20, null, '提高'),
        ('t.word', '2025-01-01', null, null, 'YES', '启用')`.execute(trx),
    );
    expect(await ask("figures.policy_number('t.limit', '2024-12-31')")).toBeNull();
    expect(await ask("figures.policy_number('t.limit', '2025-12-31')")).toBe("10");
    expect(await ask("figures.policy_number('t.limit', '2026-06-30')")).toBe("20");
    expect(await ask("figures.policy_number('t.limit', '2026-07-01')")).toBe("10");
    expect(await ask("figures.policy_word('t.word', '2026-07-01')")).toBe("YES");
    await expect(
      database().asServer(HEADQUARTERS, (trx) => sql`update policy set number = 1`.execute(trx)),
    ).rejects.toThrow(/permission denied/);
  });

  it("counts working days over public holidays and weekends worked in exchange", async () => {
    // National Day 2026: 1 to 7 October are off, Saturday the 10th is worked.
    const after = (day: string, days: number) => ask(`figures.working_days_after('${day}', ${days})::text`);
    expect(await after("2026-09-30", 1)).toBe("2026-10-08");
    expect(await after("2026-09-30", 3)).toBe("2026-10-10");
    expect(await after("2026-10-01", 0)).toBe("2026-10-08");
    // An ordinary Friday, and the Monday after it.
    expect(await after("2026-11-20", 0)).toBe("2026-11-20");
    expect(await after("2026-11-20", 1)).toBe("2026-11-23");
  });
});
