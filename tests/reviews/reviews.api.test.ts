import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { readFrozen } from "../../server/reviews/frozen.rules.ts";
import { withdrawBatch } from "../../server/intake/withdraw-batch.ts";
import { REVIEW_MOVES } from "../../server/reviews/review.rules.ts";
import { scoreCard } from "../../server/reviews/score.rules.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addPlayer } from "../supervision/cast.ts";
import { fillReviewLedger, payLate } from "./review-ledger.ts";

const TODAY = "2026-11-05";
const LATER = "2026-11-20";

describeEngines("a review from draw to appeal to final", (database) => {
  let api: Api;
  let later: Api;
  let head: Asker;
  let other: Asker;
  let manager: Asker;
  const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));

  beforeAll(async () => {
    await fillReviewLedger(database());
    api = await apiOver(database(), TODAY);
    later = await apiOver(database(), LATER);
    const player = async (role: "HEADQUARTERS" | "SUPERVISOR" | "ESTATE_MANAGER", estates: string[]) => {
      const { session } = await addPlayer(database(), clock, role, { role, estates });
      return askerOver(api.app, { cookie: `session=${session}` });
    };
    head = await player("HEADQUARTERS", []);
    other = await player("SUPERVISOR", ["RA", "RB", "RC"]);
    manager = await player("ESTATE_MANAGER", ["RA"]);
  });
  afterAll(() => Promise.all([api.app.close(), later.app.close()]));

  const dataOf = async (asker: Asker, query: string) => {
    const { data, errors } = await asker.ask(query);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };
  const cycle = (act: string, code = "2026-10") => `mutation { ${act}(code: "${code}") { userErrors { code } } }`;
  const done = (act: string, ...codes: string[]) => ({ [act]: { userErrors: codes.map((code) => ({ code })) } });
  const CARD = `score drawnScore awarded state version dueOn sha256 inputs actions estate { code }
    lines { indicator effective points lost numerator denominator reason metric }
    rank { place ranked low high group weightLow weightHigh reason } restatement { indicator numerator numeratorNow denominatorNow }`;
  const cards = async (asker: Asker) => {
    const told = z
      .object({
        review: z.object({
          scorecards: z.array(
            z.looseObject({
              estate: z.object({ code: z.string() }),
              inputs: z.string(),
              sha256: z.string(),
              drawnScore: z.number().nullable(),
              version: z.number(),
            }),
          ),
        }),
      })
      .parse(await dataOf(asker, `{ review(code: "2026-10") { scorecards { ${CARD} } } }`));
    return told.review.scorecards;
  };

  it("is opened once, by the scheme of its period, and drawn only after its last day", async () => {
    await dataOf(
      head,
      `mutation { setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [
      { estate: "RA", currentRate: 9000 }, { estate: "RB", currentRate: 9000 }, { estate: "RC", currentRate: 9000 }] }) { estates } }`,
    );
    expect(await dataOf(head, cycle("drawReview"))).toEqual(done("drawReview", "CYCLE_UNKNOWN"));
    expect(await dataOf(head, cycle("openReview"))).toEqual(done("openReview"));
    expect(await dataOf(head, cycle("openReview"))).toEqual(done("openReview", "CYCLE_KNOWN"));
    expect(await dataOf(head, cycle("openReview", "2026-Q5"))).toEqual(done("openReview", "CYCLE_CODE"));
    expect(await dataOf(head, cycle("openReview", "2024-10"))).toEqual(done("openReview", "NO_SCHEME"));
    for (const later of ["2026-12", "2027-Q1", "2027"])
      expect(await dataOf(head, cycle("openReview", later))).toEqual(done("openReview", "CYCLE_NOT_BEGUN"));
    expect(await dataOf(head, cycle("publishReview"))).toEqual(done("publishReview", "CYCLE_NOT_DRAWN"));
    expect(await dataOf(head, cycle("openReview", "2026-11"))).toEqual(done("openReview"));
    expect(await dataOf(head, cycle("drawReview", "2026-11"))).toEqual(done("drawReview", "CYCLE_RUNS"));
  });

  it("freezes what it scores from, and scores it as worked out by hand", async () => {
    expect(await dataOf(head, cycle("drawReview"))).toEqual(done("drawReview"));
    expect(await dataOf(head, cycle("drawReview"))).toEqual(done("drawReview", "CYCLE_DRAWN"));
    const [ra, rb, rc] = await cards(head);
    // Worked out in score.rules.test.ts.
    expect(ra).toMatchObject({
      score: 6835,
      state: "DRAWN",
      lines: [
        {
          indicator: "CURRENT_RATE",
          effective: 4706,
          points: 3137,
          lost: 1569,
          numerator: "48000",
          denominator: "60000",
          metric: "current_rate",
        },
        {
          indicator: "OVERDUE_RATE",
          effective: 2353,
          points: 1345,
          lost: 1008,
          numerator: "12000",
          denominator: "60000",
        },
        {
          indicator: "RECOVERY_RATE",
          effective: 1765,
          points: 1177,
          lost: 588,
          numerator: "3000",
          denominator: "9000",
        },
        { indicator: "RECTIFIED_ON_TIME", effective: 0, points: 0, lost: 0, reason: "NOTHING_TO_MEASURE" },
        { indicator: "FINDINGS", effective: 1176, points: 1176, lost: 0, metric: null },
      ],
      rank: { place: 2, ranked: 2, reason: null },
    });
    expect(rb).toMatchObject({
      score: 10000,
      rank: { place: 1, ranked: 2, low: 1, high: 1, group: 1, weightLow: 1, weightHigh: 1 },
    });
    expect(rc).toMatchObject({ score: 10000, rank: { place: null, ranked: 2, reason: "STAGE" } });
    // What is not published is headquarters' own.
    for (const outsider of [manager, other]) expect(await cards(outsider)).toEqual([]);
  });

  it("recomputes to the published score from the text whose hash is published", async () => {
    for (const { inputs, sha256, drawnScore } of await cards(head)) {
      expect(createHash("sha256").update(inputs).digest("hex")).toBe(sha256);
      const { lines, figures } = readFrozen(inputs);
      expect(Number(scoreCard(lines, figures).score)).toBe(drawnScore);
    }
  });

  it("is drawn again with a reason until it is published, and keeps what was drawn before", async () => {
    const again = (reason: string) =>
      dataOf(head, `mutation { redrawReview(code: "2026-10", reason: "${reason}") { userErrors { code field } } }`);
    const asDrawn = (await cards(head)).map(({ inputs }) => inputs);
    expect(await again(" ")).toEqual({ redrawReview: { userErrors: [{ code: "WHY_MISSING", field: "reason" }] } });
    const { batchId } = await payLate(database(), "RA", "3", "60.00", "2026-10-27");
    expect(await again("3号户的收款补录")).toEqual(done("redrawReview"));
    const [ra] = await cards(head);
    // 540 of 600: the target of 90 %, so all of 47.06 points; 10 % overdue: (40 − 10) ÷ 35 of 23.53 is 20.17;
    // with 11.77 and 11.76 as before, 90.76.
    expect(ra).toMatchObject({
      score: 9076,
      version: 2,
      lines: [{ numerator: "54000", points: 4706 }, { numerator: "6000", points: 2017 }, {}, {}, {}],
      rank: { place: 2, ranked: 2 },
    });
    // Withdrawn again: the third draw gives what the first did, but for what was known.
    await withdrawBatch(database(), batchId ?? 0, "误录", "Asia/Shanghai");
    expect(await again("收款撤回")).toEqual(done("redrawReview"));
    const told = await dataOf(
      head,
      `{ scorecard(code: "2026-10", estate: "RA") { score version earlierDraws { draw score inputs sha256 } events { action reason } } }`,
    );
    expect(told).toMatchObject({
      scorecard: {
        score: 6835,
        version: 3,
        earlierDraws: [
          { draw: 1, score: 6835, inputs: asDrawn[0] },
          { draw: 2, score: 9076 },
        ],
        events: [
          { action: "DRAW" },
          { action: "REDRAW", reason: "3号户的收款补录" },
          { action: "REDRAW", reason: "收款撤回" },
        ],
      },
    });
    expect(await cards(manager)).toEqual([]);
  });

  it("shows each estate its own card once published, and takes an appeal in time", async () => {
    expect(await dataOf(head, cycle("publishReview"))).toEqual(done("publishReview"));
    const [card, ...others] = await cards(manager);
    expect(others).toEqual([]);
    expect(card).toMatchObject({
      estate: { code: "RA" },
      state: "PUBLISHED",
      dueOn: "2026-11-12",
      actions: ["STATE", "APPEAL"],
      rank: { place: 2, ranked: 2 },
    });
    expect(await dataOf(head, cycle("finaliseReview"))).toEqual(done("finaliseReview", "TERM_RUNS"));
    expect(
      await dataOf(head, `mutation { redrawReview(code: "2026-10", reason: "x") { userErrors { code } } }`),
    ).toEqual(done("redrawReview", "NOT_IN_THIS_STATE"));
    const appeal = (version: number, reason: string) =>
      dataOf(
        manager,
        `mutation { appealReview(input: { code: "2026-10", estate: "RA", version: ${version}, reason: "${reason}" }) { scorecard { state } userErrors { code field } } }`,
      );
    expect(await appeal(1, "x")).toMatchObject({
      appealReview: { userErrors: [{ code: "MOVED_ON", field: "version" }] },
    });
    expect(await appeal(4, " ")).toMatchObject({
      appealReview: { userErrors: [{ code: "WORDS_MISSING", field: "reason" }] },
    });
    expect(await appeal(4, "3号户已签分期协议")).toEqual({
      appealReview: { scorecard: { state: "APPEALED" }, userErrors: [] },
    });
  });

  it("leaves the frozen figures alone when the ledger is corrected, and names the row", async () => {
    await payLate(database(), "RA", "3", "120.00", "2026-10-28");
    const [card] = await cards(manager);
    expect(card).toMatchObject({
      score: 6835,
      restatement: [
        { indicator: "CURRENT_RATE", numerator: "48000", numeratorNow: "60000", denominatorNow: "60000" },
        { indicator: "OVERDUE_RATE", numerator: "12000", numeratorNow: "0", denominatorNow: "60000" },
      ],
    });
    expect(
      await dataOf(
        manager,
        `{ scorecard(code: "2026-10", estate: "RA") { restatedRows(indicator: CURRENT_RATE) { householdCode billNo numerator denominator } } }`,
      ),
    ).toEqual({
      scorecard: { restatedRows: [{ householdCode: "RA/3", billNo: "RA-B3", numerator: "12000", denominator: "0" }] },
    });
  });

  it("is decided by somebody who did not score, within what was lost", async () => {
    const decide = (asker: Asker, awarded: number, upheld = true) =>
      dataOf(
        asker,
        `mutation { decideAppeal(input: { code: "2026-10", estate: "RA", version: 5, reason: "分期协议属实", upheld: ${upheld}, awarded: ${awarded} }) {
        scorecard { state score awarded } userErrors { code } } }`,
      );
    const refusal = (code: string) => ({ decideAppeal: { scorecard: null, userErrors: [{ code }] } });
    expect(await decide(head, 500)).toEqual(refusal("OWN_SCORING"));
    expect(await decide(other, 0)).toEqual(refusal("AWARD_OUT_OF_RANGE"));
    expect(await decide(other, 3166)).toEqual(refusal("AWARD_OUT_OF_RANGE"));
    expect(await decide(other, 500, false)).toEqual(refusal("AWARD_OUT_OF_RANGE"));
    expect(await decide(other, 500)).toEqual({
      decideAppeal: { scorecard: { state: "DECIDED", score: 7335, awarded: 500 }, userErrors: [] },
    });
  });

  it("orders measures that the rectification loop tracks", async () => {
    const add = `mutation { addMeasure(input: { code: "2026-10", estate: "RA", indicator: CURRENT_RATE, title: "逐户上门催缴三号户" }) {
      scorecard { measures { indicator finding title state } } userErrors { code } } }`;
    expect(await dataOf(other, add)).toEqual({
      addMeasure: {
        scorecard: {
          measures: [{ indicator: "CURRENT_RATE", finding: "RA-F1", title: "逐户上门催缴三号户", state: "RECORDED" }],
        },
        userErrors: [],
      },
    });
    expect(await dataOf(other, add)).toMatchObject({ addMeasure: { userErrors: [{ code: "MEASURE_KNOWN" }] } });
    expect(await dataOf(other, `{ finding(code: "RA-F1") { source severity } }`)).toEqual({
      finding: { source: "REVIEW", severity: "MEASURE" },
    });
  });

  it("is signed off once the term of the silent ones is over", async () => {
    expect(await dataOf(head, cycle("finaliseReview"))).toEqual(done("finaliseReview", "TERM_RUNS"));
    // A stage that is said to have ended before, once the figures were drawn, ranks nobody after all.
    const ended = `year: 2026, validFrom: "2026-10-01", reason: "接管期提前结束", rows: [{ estate: "RC", stageUntil: "2026-09-30" }]`;
    expect(await dataOf(head, `mutation { setTargets(input: { ${ended} }) { userErrors { code } } }`)).toEqual(
      done("setTargets"),
    );
    expect(await dataOf(later, cycle("finaliseReview"))).toEqual(done("finaliseReview"));
    expect((await cards(later)).map(({ state, score, rank }) => ({ state, score, rank }))).toMatchObject([
      { state: "FINAL", score: 7335, rank: { place: 2 } },
      { state: "FINAL", score: 10000, rank: { place: 1 } },
      { state: "FINAL", score: 10000, rank: { place: null, reason: "STAGE" } },
    ]);
  });

  it("has the same moves in the database, whoever writes", async () => {
    await database().asViewer(HEADQUARTERS, async (trx) => {
      const { rows } =
        await sql`select from_state as "from", action, to_state as "to", roles, conditions from figures.review_move`.execute(
          trx,
        );
      expect(rows).toEqual(REVIEW_MOVES);
    });
    const write = database().asServer({ scope: "all" }, (trx) =>
      sql`insert into review_event (estate_id, cycle_id, seq, action, to_state, actor_id, actor_name, actor_role, at, on_day)
        select estate_id, cycle_id, version + 1, 'PUBLISH', 'PUBLISHED', 1, 'x', 'HEADQUARTERS', clock_timestamp(), '2026-11-30'
        from figures.review_card_now limit 1`.execute(trx),
    );
    await expect(write).rejects.toThrow("PUBLISH is refused: NOT_IN_THIS_STATE");
  });
});
