import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const TODAY = "2026-11-20";

describeEngines("targets over the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    for (const code of ["TA", "TB"]) await addEstate(database(), code, null);
    api = await apiOver(database(), TODAY);
  });
  afterAll(() => api.app.close());

  const set = (rows: string, { year = 2026, validFrom = "2026-01-01", reason = "年度计划" } = {}) =>
    api.ask(`mutation { setTargets(input: { year: ${year}, validFrom: "${validFrom}", reason: "${reason}", rows: [${rows}] }) {
      estates userErrors { code field } } }`);
  const answer = (estates: number, ...userErrors: object[]) => ({ data: { setTargets: { estates, userErrors } } });
  const A = `{ estate: "TA", currentRate: 9250, overdueRate: 500, planned: "123456789012" }`;

  it("keeps every version with its reason, and shows the one in force", async () => {
    expect(await set(`${A}, { estate: "TB", currentRate: 8000, stageUntil: "2027-03-31" }`)).toEqual(answer(2));
    expect(await set(`{ estate: "TA", currentRate: 9000 }`, { validFrom: "2026-07-01", reason: "年中调整" })).toEqual(
      answer(1),
    );
    // Begins after today: TA is still held to 90 %.
    expect(await set(`{ estate: "TA", currentRate: 9500 }`, { validFrom: "2026-12-01", reason: "冲刺" })).toEqual(
      answer(1),
    );
    const told =
      await api.ask(`{ estates { code stageUntil targets { year version currentRate overdueRate planned reason }
      targetVersions { version validFrom } } }`);
    expect(told).toEqual({
      data: {
        estates: [
          {
            code: "TA",
            stageUntil: null,
            targets: [
              { year: 2026, version: 2, currentRate: 9000, overdueRate: null, planned: null, reason: "年中调整" },
            ],
            targetVersions: [
              { version: 3, validFrom: "2026-12-01" },
              { version: 2, validFrom: "2026-07-01" },
              { version: 1, validFrom: "2026-01-01" },
            ],
          },
          {
            code: "TB",
            stageUntil: "2027-03-31",
            targets: [
              { year: 2026, version: 1, currentRate: 8000, overdueRate: null, planned: null, reason: "年度计划" },
            ],
            targetVersions: [{ version: 1, validFrom: "2026-01-01" }],
          },
        ],
      },
    });
  });

  it("shows an estate's manager its own, and nobody else sets any", async () => {
    const manager = await api.as("ESTATE_MANAGER", ["TB"]);
    expect(await manager.ask("{ estates { code targets { currentRate } } }")).toEqual({
      data: { estates: [{ code: "TB", targets: [{ currentRate: 8000 }] }] },
    });
    const { errors } = await manager.ask(
      `mutation { setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "x", rows: [] }) { estates } }`,
    );
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });

  it.each([
    ["", {}, "TARGETS_MISSING", "rows"],
    [`${A}, ${A}`, {}, "TARGET_TWICE", "rows"],
    [`{ estate: "TA" }`, {}, "TARGET_EMPTY", "rows"],
    [`{ estate: "TA", currentRate: 10001 }`, {}, "TARGET_OUT_OF_RANGE", "rows"],
    [`{ estate: "TA", planned: "0" }`, {}, "TARGET_OUT_OF_RANGE", "rows"],
    [`{ estate: "TC", currentRate: 9000 }`, {}, "ESTATE_UNKNOWN", "estate"],
    [A, { year: 1800 }, "TARGET_YEAR", "year"],
    [A, { reason: " " }, "WHY_MISSING", "reason"],
    [A, { validFrom: "2026-02-01" }, "VALID_BEFORE_LAST", "validFrom"],
  ])("refuses %s %j: %s", async (rows, given, code, field) => {
    expect(await set(rows, given)).toEqual(answer(0, { code, field }));
  });

  it("tells which of the estates is at fault", async () => {
    const { data } = await api.ask(`mutation { setTargets(input: { year: 2026, validFrom: "2026-12-01", reason: "x",
      rows: [${A}, { estate: "TC", currentRate: 9000 }] }) { userErrors { at message } } }`);
    expect(data).toEqual({
      setTargets: { userErrors: [{ at: "TC", message: "TC: There is no such estate in your scope." }] },
    });
  });

  it("stands in the journal by estate, and no row of it changes", async () => {
    await database().asViewer(HEADQUARTERS, async (trx) => {
      const { rows } =
        await sql`select subject, after::jsonb ->> 'reason' as reason from journal_entry where act = 'SET_TARGETS'
        order by seq`.execute(trx);
      expect(rows).toEqual([
        { subject: "Estate TA", reason: "年度计划" },
        { subject: "Estate TB", reason: "年度计划" },
        { subject: "Estate TA", reason: "年中调整" },
        { subject: "Estate TA", reason: "冲刺" },
      ]);
    });
    const change = (trx: Parameters<Parameters<ReturnType<typeof database>["asOwner"]>[0]>[0]) =>
      sql`update estate_target set current_rate = 1`.execute(trx);
    await expect(database().asOwner(change)).rejects.toThrow("estate_target is insert-only");
  });
});
