import { sql } from "kysely";
import { z } from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawLots, sha256 } from "../../server/checks/draw.rules.ts";
import { readUniverseText } from "../../server/checks/universe.rules.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addInspectors, ANSWERS, AT, CHECK, PIXEL, PLANNED, RECORD, REVEALED, START, TODAY } from "./check-input.ts";
import type { Player } from "../supervision/cast.ts";

describeEngines("plans, checks and draws over the API", (database) => {
  let api: Api;
  let supervisor: Player;
  let inspector: Asker;
  let manager: Asker;
  let committee: Asker;
  const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));

  beforeAll(async () => {
    api = await apiOver(database(), TODAY);
    supervisor = await addInspectors(database(), clock);
    inspector = askerOver(api.app, { cookie: `session=${supervisor.session}` });
    manager = await api.as("ESTATE_MANAGER", ["CA"]);
    committee = await api.as("COMMITTEE", ["CA"]);
  });
  afterAll(() => api.app.close());

  const dataOf = async (asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await asker.ask(query, variables);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };
  const journal = async (act: string) =>
    database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql<{ subject: string; estate: number | null; after: string }>`
          select subject, estate_id as estate, after from journal_entry where act = ${act} order by seq`.execute(trx)
        ).rows,
    );

  it("plans: a draft is headquarters' own, and in force for everybody once published", async () => {
    const plans =
      "{ plans { code completion { value numerator denominator } items { item person } versions { version } } }";
    const draft = `mutation { draftPlan(input: { code: "2026-11", title: "十一月检查" }) { plan { code } userErrors { code } } }`;
    expect(await dataOf(api, draft)).toEqual({ draftPlan: { plan: { code: "2026-11" }, userErrors: [] } });
    const publish = `mutation { publishPlan(code: "2026-11") { plan { code } userErrors { code } } }`;
    expect(await dataOf(api, publish)).toMatchObject({ publishPlan: { userErrors: [{ code: "PLAN_EMPTY" }] } });
    const add = (kind: string, days = `startsOn: "2026-11-01", endsOn: "2026-11-15"`, estate = "CA") =>
      dataOf(
        api,
        `mutation { planCheck(input: { code: "2026-11", estate: "${estate}", kind: ${kind}, template: "LEDGER", ${days},
          personId: ${supervisor.personId} }) { userErrors { code field } } }`,
      );
    const refusals = (...userErrors: object[]) => ({ planCheck: { userErrors } });
    expect(await add("ROUTINE", `startsOn: "2026-10-31", endsOn: "2026-11-15"`)).toEqual(
      refusals({ code: "DAYS_OUTSIDE", field: "startsOn" }),
    );
    // A supervisor inspects nothing on the estate's own behalf.
    expect(await add("SELF")).toEqual(refusals({ code: "PERSON_UNKNOWN", field: "personId" }));
    expect(await add("ROUTINE")).toEqual(refusals());
    expect(await add("SPECIAL")).toEqual(refusals({ code: "CHECK_SUBJECT", field: "subject" }));
    expect(await dataOf(manager, plans)).toEqual({ plans: [] });
    expect(await dataOf(api, publish)).toMatchObject({ publishPlan: { userErrors: [] } });
    expect(await dataOf(manager, plans)).toEqual({
      plans: [
        {
          code: "2026-11",
          completion: { value: 0, numerator: 0, denominator: 1 },
          items: [{ item: 1, person: "李督" }],
          versions: [{ version: 1 }],
        },
      ],
    });
    expect(await add("ROUTINE")).toEqual(refusals({ code: "PLAN_PUBLISHED", field: "code" }));
  });

  it("draws: the seed is committed before, kept from everybody, and replays once revealed", async () => {
    const freeze = `mutation { freezeDraw(input: { title: "四季度突击检查", template: "CASH", startsOn: "2026-11-01", endsOn: "2026-11-30",
      places: 2, drawsLeft: 0 }) { draw { drawId seedHash seed universe } userErrors { code } } }`;
    expect(await dataOf(api, freeze.replace("places: 2", "places: 1"))).toMatchObject({
      freezeDraw: { userErrors: [{ code: "TOO_FEW_PLACES" }] },
    });
    const frozen = z
      .object({
        freezeDraw: z.object({ draw: z.object({ seedHash: z.string(), seed: z.null(), universe: z.string() }) }),
      })
      .parse(await dataOf(api, freeze)).freezeDraw.draw;
    const { estates } = readUniverseText(frozen.universe);
    // Whoever has an interest in CA is not among those who may inspect it.
    expect(estates.map(({ code, inspectors }) => [code, inspectors.length])).toEqual([
      ["CA", 1],
      ["CB", 2],
    ]);
    const draw = `mutation { drawSurprise(input: { draw: 1, publicWord: "3888.60" }) { draw { lots { estate estateName checkState } } userErrors { code } } }`;
    const drawn = z
      .object({
        drawSurprise: z.object({
          draw: z.object({ lots: z.array(z.object({ estate: z.string(), checkState: z.null() })) }),
        }),
      })
      .parse(await dataOf(api, draw)).drawSurprise.draw;
    expect(drawn.lots.map(({ estate }) => estate).toSorted()).toEqual(["CA", "CB"]);
    expect(drawn.lots.map(({ checkState }) => checkState)).toEqual([null, null]);
    expect(await dataOf(api, draw)).toMatchObject({ drawSurprise: { userErrors: [{ code: "ALREADY_DRAWN" }] } });
    expect(await dataOf(api, "mutation { revealDraw(draw: 1) { userErrors { code } } }")).toEqual({
      revealDraw: { userErrors: [{ code: "STILL_SECRET" }] },
    });
    // The estate and its committee see that something was drawn, and not what.
    for (const outsider of [manager, committee])
      expect(
        await dataOf(outsider, "{ draws { publicWord seed result lots { estate } } checks { nodes { number } } }"),
      ).toEqual({
        draws: [{ publicWord: "3888.60", seed: null, result: null, lots: [] }],
        checks: { nodes: [] },
      });
    expect((await journal("DREW_CHECKS"))[0]).toMatchObject({
      estate: null,
      after: `{"lots":2,"publicWord":"3888.60"}`,
    });
    expect(await dataOf(inspector, `{ assignedChecks { kind draw estate { code } template { code } } }`)).toMatchObject(
      {
        assignedChecks: expect.arrayContaining([
          { kind: "SURPRISE", draw: 1, estate: { code: "CA" }, template: { code: "CASH" } },
        ]),
      },
    );
  });

  const start = { estate: "CA", template: "CASH", templateVersion: 1, startedAt: AT };
  const surprise = { ...start, id: CHECK, kind: "SURPRISE", draw: 1 };
  const recorded = { id: CHECK, estate: "CA", finishedAt: AT, answers: ANSWERS };

  it("checks: each kind by its own rules", async () => {
    const refused = async (asker: Asker, input: object) => {
      const { startCheck } = z
        .object({ startCheck: z.object({ userErrors: z.array(z.object({ code: z.string() })) }) })
        .parse(await dataOf(asker, START, { input: { ...start, id: PLANNED, ...input } }));
      return startCheck.userErrors.map(({ code }) => code);
    };
    expect(await refused(manager, { kind: "ROUTINE" })).toEqual(["NOT_IN_THIS_ROLE"]);
    expect(await refused(inspector, { kind: "SELF" })).toEqual(["NOT_IN_THIS_ROLE"]);
    expect(await refused(inspector, { kind: "SPECIAL" })).toEqual(["CHECK_SUBJECT"]);
    expect(await refused(inspector, { kind: "SURPRISE" })).toEqual(["NOT_DRAWN"]);
    expect(await refused(await api.as("SUPERVISOR", ["CA"]), { kind: "SURPRISE", draw: 1 })).toEqual(["NOT_DRAWN"]);
    expect(await refused(inspector, { kind: "ROUTINE", plan: "2026-11", planItem: 9 })).toEqual(["PLAN_ITEM_UNKNOWN"]);
    expect(await refused(inspector, { kind: "ROUTINE", startedAt: `${TODAY}T13:00:00+08:00` })).toEqual([
      "IN_THE_FUTURE",
    ]);
    expect(await refused(inspector, { kind: "ROUTINE", templateVersion: 2 })).toEqual(["TEMPLATE_UNKNOWN"]);
    expect(await refused(inspector, { kind: "ROUTINE", estate: "ZZ" })).toEqual(["ESTATE_UNKNOWN"]);
    expect(await refused(inspector, { kind: "ROUTINE", id: "7F3A" })).toEqual(["ID_INVALID"]);
  });

  it("checks: a draft that arrives again, or twice at once, is the same check with the same findings", async () => {
    const started = { startCheck: { check: { number: "CA-C7F3A9C21", state: "STARTED" }, userErrors: [] } };
    expect(await dataOf(inspector, RECORD, { input: recorded })).toMatchObject({
      recordCheck: { userErrors: [{ code: "CHECK_UNKNOWN", field: "id" }] },
    });
    expect(await dataOf(inspector, START, { input: surprise })).toEqual(started);
    expect(await dataOf(inspector, START, { input: surprise })).toEqual(started);
    // Now the estate sees it.
    expect(await dataOf(manager, "{ checks { nodes { number kind } } }")).toEqual({
      checks: { nodes: [{ number: "CA-C7F3A9C21", kind: "SURPRISE" }] },
    });
    const photo = () =>
      inspector.inject({
        method: "POST",
        url: `/check-photos/${CHECK}?item=PHOTO&takenAt=${encodeURIComponent(AT)}&place=31.23,121.47`,
        headers: { "content-type": "application/octet-stream" },
        payload: PIXEL,
      });
    expect([(await photo()).statusCode, (await photo()).statusCode]).toEqual([201, 201]);
    expect(await dataOf(inspector, RECORD, { input: { ...recorded, answers: ANSWERS.slice(1) } })).toMatchObject({
      recordCheck: { userErrors: [{ code: "ANSWER_MISSING", field: "answers.DIFFERENCE" }] },
    });
    const both = await Promise.all([1, 2].map(() => inspector.ask(RECORD, { input: recorded })));
    // Of 90 points, 10 of the 100 not applying: 20 + 10 for what is in order and 10 for the photo.
    const check = {
      number: "CA-C7F3A9C21",
      state: "RECORDED",
      earned: 40,
      possible: 90,
      score: 0.4444444444,
      findingCount: 2,
    };
    for (const { data } of both) expect(data).toMatchObject({ recordCheck: { check, userErrors: [] } });
    expect(await dataOf(inspector, RECORD, { input: { ...recorded, answers: ANSWERS.toReversed() } })).toMatchObject({
      recordCheck: { check, userErrors: [] },
    });
    const changed = ANSWERS.with(0, { item: "DIFFERENCE", value: "0", note: "" });
    expect(await dataOf(inspector, RECORD, { input: { ...recorded, answers: changed } })).toMatchObject({
      recordCheck: { userErrors: [{ code: "ALREADY_RECORDED", field: "id" }] },
    });
    expect(await dataOf(committee, `{ findings(sort: RAISED) { nodes { source sourceKey severity title } } }`)).toEqual(
      {
        findings: {
          nodes: [
            {
              source: "CHECK",
              sourceKey: `${CHECK}:BANKED`,
              severity: "SEVERE",
              title: "前一工作日现金已于次一工作日缴存：否",
            },
            {
              source: "CHECK",
              sourceKey: `${CHECK}:DIFFERENCE`,
              severity: "SEVERE",
              title: "现场盘点现金与当日台账差额：−5.00 元",
            },
          ],
        },
      },
    );
    expect(await journal("RECORDED_CHECK")).toHaveLength(1);
  });

  it("checks: the person inspected confirms, or says why not, and photos are not for the committee", async () => {
    const confirm = (more: string) =>
      dataOf(
        inspector,
        `mutation { confirmCheck(input: { id: "${CHECK}", estate: "CA", name: "王建国", position: "收费主管", at: "${AT}", ${more} }) {
          check { state confirmation { name agreed remark } } userErrors { code } } }`,
      );
    expect(await confirm("agreed: false")).toMatchObject({
      confirmCheck: { userErrors: [{ code: "REMARK_MISSING" }] },
    });
    const confirmed = {
      state: "CONFIRMED",
      confirmation: { name: "王建国", agreed: false, remark: "对盘点方法有异议" },
    };
    const refusal = `agreed: false, confirmationRemark: "对盘点方法有异议"`;
    for (let time = 0; time < 2; time++)
      expect(await confirm(refusal)).toEqual({ confirmCheck: { check: confirmed, userErrors: [] } });
    expect(await confirm("agreed: true")).toMatchObject({
      confirmCheck: { userErrors: [{ code: "CHECK_CONFIRMED" }] },
    });
    const photos = `{ check(id: "${CHECK}") { photos { path thumbnail place } answers { item value finding } } }`;
    const photo = z.object({ path: z.string(), thumbnail: z.string() });
    const seen = z.object({ check: z.object({ photos: z.array(photo) }) });
    const [own] = seen.parse(await dataOf(manager, photos)).check.photos;
    const file = await manager.inject(own?.path ?? "");
    const sent = [file.statusCode, file.headers["content-type"], file.rawPayload.equals(PIXEL)];
    expect(sent).toEqual([200, "image/png", true]);
    const small = await manager.inject(own?.thumbnail ?? "");
    expect([small.statusCode, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect(seen.parse(await dataOf(committee, photos)).check.photos).toEqual([]);
    expect((await committee.inject(own?.path ?? "")).statusCode).toBe(403);
    const other = await api.as("ESTATE_MANAGER", ["CB"]);
    expect(await dataOf(other, photos)).toEqual({ check: null });
    expect((await other.inject(own?.path ?? "")).statusCode).toBe(404);
  });

  it("carries out what was planned, and reveals a draw that is over", async () => {
    const planned = { ...start, id: PLANNED, kind: "ROUTINE", template: "LEDGER", plan: "2026-11", planItem: 1 };
    expect(await dataOf(inspector, START, { input: planned })).toMatchObject({ startCheck: { userErrors: [] } });
    const answers = ["COMPLETE", "STATUS", "EXCEPTIONS"].map((item) => ({ item, value: "YES" }));
    const rest = [
      { item: "SAMPLE_WRONG", value: "0" },
      { item: "REPORTS", value: "ON_TIME" },
    ];
    const input = { id: PLANNED, estate: "CA", finishedAt: AT, answers: [...answers, ...rest] };
    // 20 + 15 + 15 + 20 + 15 of 100: the photo is missing, and raises nothing.
    expect(await dataOf(inspector, RECORD, { input })).toMatchObject({
      recordCheck: { check: { earned: 85, possible: 100, findingCount: 0 } },
    });
    expect(await dataOf(manager, `{ plan(code: "2026-11") { completion { value } items { doneOn } } }`)).toEqual({
      plan: { completion: { value: 1 }, items: [{ doneOn: TODAY }] },
    });
    expect(
      await dataOf(
        api,
        `{ inspectionFigures(from: "2026-11-01", to: "2026-11-30") { coverage { value } scores { template { code } score { value } } } }`,
      ),
    ).toEqual({
      inspectionFigures: {
        coverage: { value: 0.5 },
        scores: [
          { template: { code: "CASH" }, score: { value: 0.4444444444 } },
          { template: { code: "LEDGER" }, score: { value: 0.85 } },
        ],
      },
    });
    // On 1 December the days of the draw are over; CB was never inspected, and still the draw is revealed.
    const later = await apiOver(database(), "2026-12-01");
    expect(await dataOf(later, "mutation { revealDraw(draw: 1) { userErrors { code } } }")).toEqual({
      revealDraw: { userErrors: [] },
    });
    const told = REVEALED.parse(
      await dataOf(committee, "{ draw(drawId: 1) { seed seedHash universe universeHash publicWord result } }"),
    ).draw;
    expect([sha256(told.seed), sha256(told.universe)]).toEqual([told.seedHash, told.universeHash]);
    expect(drawLots(readUniverseText(told.universe), told)).toEqual(JSON.parse(told.result));
    await later.app.close();
  });
});
