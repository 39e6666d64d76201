import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../server/platform/clock.ts";
import { addPlayer } from "../supervision/cast.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { fillReviewLedger } from "./review-ledger.ts";

const TODAY = "2026-11-05";

describeEngines("cards with no points to give back", (database) => {
  let api: Api;
  let manager: Asker;
  let managerId: number;
  beforeAll(async () => {
    await fillReviewLedger(database());
    api = await apiOver(database(), TODAY);
    // RA is to bring 10 a month and brought 510; nobody said what RB is to bring; RC is to bring 1,000 and brought 100.
    const acts = [
      `setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [
        { estate: "RA", planned: "12000" }, { estate: "RC", planned: "1200000" }] })`,
      `adoptScheme(input: { titleZh: "方案", titleEn: "Scheme", validFrom: "2026-10-01", reason: "修订", lines: [
        { indicator: PLAN_AMOUNT, weight: 100, scale: LINEAR, zero: 8000, full: 10000 }] })`,
      ...["openReview", "drawReview", "publishReview"].map((act) => `${act}(code: "2026-10")`),
    ];
    for (const act of acts)
      expect(await api.ask(`mutation { done: ${act} { userErrors { code } } }`)).toEqual({
        data: { done: { userErrors: [] } },
      });
    const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
    const role = "ESTATE_MANAGER";
    const player = await addPlayer(database(), clock, role, { role, estates: ["RA", "RB", "RC"] });
    managerId = player.personId;
    manager = await askerOver(api.app, { cookie: `session=${player.session}` });
  });
  afterAll(() => api.app.close());

  const say = (act: string, estate: string) =>
    manager.ask(`mutation { done: ${act}(input: { code: "2026-10", estate: "${estate}", version: 2, reason: "情况说明" }) {
      scorecard { state } userErrors { code field } } }`);
  const refused = (code: string) => ({ data: { done: { scorecard: null, userErrors: [{ code, field: null }] } } });

  it("offers a statement on them, and no appeal", async () => {
    expect(
      await manager.ask(`{ review(code: "2026-10") { scorecards { estate { code } score actions rank { reason } } } }`),
    ).toEqual({
      data: {
        review: {
          scorecards: [
            { estate: { code: "RA" }, score: 10_000, actions: ["STATE"], rank: { reason: null } },
            { estate: { code: "RB" }, score: null, actions: ["STATE"], rank: { reason: "NOT_COMPUTABLE" } },
            { estate: { code: "RC" }, score: 0, actions: ["STATE", "APPEAL"], rank: { reason: "STAGE" } },
          ],
        },
      },
    });
  });

  it("says why, whoever asks the API or writes to the database", async () => {
    expect(await say("appealReview", "RA")).toEqual(refused("NOTHING_LOST"));
    expect(await say("appealReview", "RB")).toEqual(refused("NOT_SCORED"));
    for (const [estate, why] of [
      ["RA", "NOTHING_LOST"],
      ["RB", "NOT_SCORED"],
    ]) {
      const write = database().asServer({ scope: "all" }, (trx) =>
        sql`insert into review_event (estate_id, cycle_id, seq, action, to_state, actor_id, actor_name, actor_role, at, on_day, reason)
          select c.estate_id, c.cycle_id, c.version + 1, 'APPEAL', 'APPEALED', ${managerId}::int, 'x', 'ESTATE_MANAGER',
            clock_timestamp(), ${TODAY}, 'x'
          from figures.review_card_now c join estate e on e.estate_id = c.estate_id where e.estate_code = ${estate}`.execute(
          trx,
        ),
      );
      await expect(write).rejects.toThrow(`APPEAL is refused: ${why}`);
    }
  });

  it("takes the statement, and the appeal of whoever lost points", async () => {
    for (const [act, estate, state] of [
      ["stateOnReview", "RA", "STATED"],
      ["stateOnReview", "RB", "STATED"],
      ["appealReview", "RC", "APPEALED"],
    ] as const)
      expect(await say(act, estate)).toEqual({ data: { done: { scorecard: { state }, userErrors: [] } } });
  });
});
