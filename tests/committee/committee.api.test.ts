import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { releaseHeadlines, watchedEstates } from "../../server/committee/release-headlines.ts";
import { raiseLateQuestions } from "../../server/committee/raise-late-questions.ts";
import { watchRestatements } from "../../server/committee/watch-restatements.ts";
import type { Database } from "../../server/database/transaction.ts";
import { openSession } from "../../server/people/session.store.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { OpenFindingDesk } from "../../server/supervision/raise-finding.ts";
import { takeIn } from "../intake/sources.ts";
import { addPlayer, type Player } from "../supervision/cast.ts";
import { apiOver, askerOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { payment, TABLES } from "./river-estate.ts";

const FIGURES = `figures { least total { households settled owing householdRate netBilled collected currentRate unpaid }
  lastYear { householdRate } prior { owing open } buildings { cell households owing householdRate unpaid }
  buildingsTogether { households owing householdRate unpaid } ages { cell owing unpaid } agesTogether { owing } }`;
const BULLETIN = `releaseId month asOf sha256 content target promise restatedOn received receipts { person role }
  opinions { opinionId words author receipts { person } } findings { raised } questions { asked late } buildings { code name } ${FIGURES}`;
const QUESTION = "questionId figure cell month words asker askedOn dueOn late answer answeredOn finding";
const clockOf = (day: string) => systemClock("Asia/Shanghai", () => new Date(`${day}T04:00:00Z`));

/** A session of somebody's that began on the day. */
const sessionOn = (database: Database, day: string, { personId, actor }: Player): Promise<string> =>
  database.asServer({ scope: "people" }, (trx) => {
    const visit = { address: "127.0.0.1", agent: "test", requestId: "test" };
    return openSession(trx, { personId, role: actor.role, visit, now: clockOf(day).now() });
  });

describeEngines("the committee's window", (database) => {
  const apis: Api[] = [];
  let committee: Player;
  let manager: Player;
  const asked = async (day: string, player: Player, query: string) => {
    const api = await apiOver(database(), day);
    apis.push(api);
    const session = await sessionOn(database(), day, player);
    const { data, errors } = await askerOver(api.app, { cookie: `session=${session}` }).ask(query);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };
  const codes = z.record(z.string(), z.object({ userErrors: z.array(z.object({ code: z.string() })) }));
  const did = async (day: string, player: Player, mutation: string) => {
    const answer = codes.parse(await asked(day, player, `mutation { done: ${mutation} { userErrors { code } } }`));
    return answer["done"]?.userErrors.map(({ code }) => code).join();
  };
  const publish = (month: string, more = "") => `publishBulletin(input: { estate: "W1", month: "${month}" ${more} })`;
  const bulletins = (day: string, player: Player, fields: string) =>
    asked(day, player, `{ committeeWindow(estate: "W1") { bulletins { ${fields} } } }`);

  beforeAll(async () => {
    await takeIn(database(), TABLES);
    await database().asServer({ scope: "all" }, (trx) =>
      sql`insert into estate_target (estate_id, year, version, valid_from, current_rate, reason, set_at, setter_id, setter_name)
        select estate_id, 2026, 1, '2026-01-01', 9250, '年度计划', '2026-01-01T00:00:00Z', 1, '总部' from estate`.execute(
        trx,
      ),
    );
    committee = await addPlayer(database(), clockOf("2026-02-10"), "赵敏", { role: "COMMITTEE", estates: ["W1"] });
    manager = await addPlayer(database(), clockOf("2026-02-10"), "王经理", { role: "ESTATE_MANAGER", estates: ["W1"] });
  });
  afterAll(async () => {
    for (const { app } of apis) await app.close();
  });

  it("publishes the bulletin of a month once, when it is over, frozen with its fingerprint", async () => {
    expect(await did("2026-01-31", manager, publish("2026-01"))).toBe("BULLETIN_TOO_EARLY");
    expect(await did("2026-02-10", manager, publish("2026-13"))).toBe("MONTH_INVALID");
    expect(await did("2026-02-10", manager, publish("2025-01"))).toBe("NOTHING_TO_TELL");
    expect(await did("2026-02-10", manager, publish("2026-01", `promise: "三月底前上门走访"`))).toBe("");
    expect(await did("2026-02-10", manager, publish("2026-01"))).toBe("ALREADY_PUBLISHED");
    const told = await bulletins("2026-02-10", committee, BULLETIN);
    expect(told).toMatchObject({
      committeeWindow: {
        bulletins: [
          {
            month: "2026-01",
            asOf: "2026-01-31",
            target: 0.925,
            promise: "三月底前上门走访",
            restatedOn: null,
            received: false,
            receipts: [],
            buildings: [
              { code: "A", name: "A座" },
              { code: "B", name: "B座" },
              { code: "C", name: "C座" },
            ],
            figures: {
              least: 5,
              // 12 + 11 + 6 households, of which 5 + 5 + 1 owe 100 yuan each.
              total: {
                households: 29,
                settled: 18,
                owing: 11,
                householdRate: 0.6206896552,
                netBilled: "290000",
                collected: "180000",
                currentRate: 0.6206896552,
                unpaid: "110000",
              },
              prior: { owing: 0, open: "0" },
              // One household of C owes; B is told with it, or C would be what is left. Of neither is told even how many are billed.
              buildings: [
                { cell: "A", households: 12, owing: 5, householdRate: 0.5833333333, unpaid: "50000" },
                { cell: "B", households: null, owing: null, householdRate: null, unpaid: null },
                { cell: "C", households: null, owing: null, householdRate: null, unpaid: null },
              ],
              buildingsTogether: { households: 17, owing: 6, householdRate: 0.6470588235, unpaid: "60000" },
              // Due on the 10th: 21 days ago.
              ages: [{ cell: "D30", owing: 11, unpaid: "110000" }],
              agesTogether: null,
            },
          },
        ],
      },
    });
    const { sha256, content } = z
      .object({
        committeeWindow: z.object({ bulletins: z.tuple([z.object({ sha256: z.string(), content: z.string() })]) }),
      })
      .parse(told).committeeWindow.bulletins[0];
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    await expect(
      database().asServer({ scope: "all" }, (trx) => sql`update committee_release set sha256 = ''`.execute(trx)),
    ).rejects.toThrow(/permission denied|insert-only/);
  });

  it("is received, and an opinion is returned and received in turn", async () => {
    const receipt = `receiveBulletin(input: { estate: "W1", number: 1 })`;
    expect(await did("2026-02-11", committee, receipt)).toBe("");
    expect(await did("2026-02-11", committee, receipt)).toBe("ALREADY_RECEIVED");
    expect(await did("2026-02-11", committee, `receiveBulletin(input: { estate: "W1", number: 9 })`)).toBe(
      "RELEASE_UNKNOWN",
    );
    const opinion = (words: string) => `returnOpinion(input: { estate: "W1", release: 1, words: "${words}" })`;
    expect(await did("2026-02-11", committee, opinion(" "))).toBe("WORDS_MISSING");
    expect(await did("2026-02-11", committee, opinion("请公示催缴安排"))).toBe("");
    expect(await did("2026-02-12", manager, `receiveOpinion(input: { estate: "W1", number: 1 })`)).toBe("");
    expect(
      await bulletins(
        "2026-02-12",
        committee,
        "received receipts { person role } opinions { words receipts { person } }",
      ),
    ).toEqual({
      committeeWindow: {
        bulletins: [
          {
            received: true,
            receipts: [{ person: "赵敏", role: "COMMITTEE" }],
            opinions: [{ words: "请公示催缴安排", receipts: [{ person: "王经理" }] }],
          },
        ],
      },
    });
  });

  it("counts a question that is not answered in five working days, and makes a finding of it", async () => {
    const ask = `askCommitteeQuestion(input: { estate: "W1", figure: building, cell: "A", release: 1, words: "A座为何偏低" })`;
    expect(await did("2026-02-12", committee, ask)).toBe("");
    const questions = (day: string) =>
      asked(
        day,
        committee,
        `{ committeeWindow(estate: "W1") { questionCounts { asked answered late } questions { ${QUESTION} } } }`,
      );
    // Thursday the 12th; Friday 13, Saturday 14 (worked in exchange), spring festival until the 23rd, then 24, 25, 26.
    const question = {
      questionId: 1,
      figure: "building",
      cell: "A",
      month: "2026-01",
      words: "A座为何偏低",
      asker: "赵敏",
    };
    const open = { ...question, askedOn: "2026-02-12", dueOn: "2026-02-26", answer: null, answeredOn: null };
    expect(await questions("2026-02-26")).toEqual({
      committeeWindow: {
        questionCounts: { asked: 1, answered: 0, late: 0 },
        questions: [{ ...open, late: false, finding: null }],
      },
    });
    const desk = new OpenFindingDesk();
    expect(await raiseLateQuestions(database(), clockOf("2026-02-26"), desk)).toBe(0);
    expect(await raiseLateQuestions(database(), clockOf("2026-02-27"), desk)).toBe(1);
    expect(await raiseLateQuestions(database(), clockOf("2026-02-27"), desk)).toBe(0);
    const answer = `answerCommitteeQuestion(input: { estate: "W1", question: 1, words: "五户外出，已电话联系" })`;
    expect(await did("2026-03-02", manager, answer)).toBe("");
    expect(await did("2026-03-02", manager, answer)).toBe("ALREADY_ANSWERED");
    expect(await questions("2026-03-02")).toEqual({
      committeeWindow: {
        questionCounts: { asked: 1, answered: 1, late: 1 },
        questions: [
          { ...open, late: true, answer: "五户外出，已电话联系", answeredOn: "2026-03-02", finding: "W1-F1" },
        ],
      },
    });
    expect(await asked("2026-03-02", committee, `{ finding(code: "W1-F1") { title source } }`)).toEqual({
      finding: { title: "业委会质询第 1 号逾期未答复", source: "COMMITTEE" },
    });
  });

  it("says that a bulletin is restated, and tells nothing while fewer than five households have changed", async () => {
    await takeIn(database(), { receipts: [payment("A-1", "2026-01-20")] });
    expect(await watchRestatements(database(), clockOf("2026-03-03"))).toBe(1);
    expect(await did("2026-03-03", manager, publish("2026-02"))).toBe("");
    const month = "month restatedOn figures { total { owing } lastYear { householdRate } buildings { cell } }";
    const january = { month: "2026-01", restatedOn: "2026-03-03", figures: { total: { owing: 11 }, lastYear: null } };
    const february = { month: "2026-02", restatedOn: null, figures: { total: null, lastYear: null, buildings: [] } };
    expect(await bulletins("2026-03-03", committee, month)).toMatchObject({
      committeeWindow: { bulletins: [february, january] },
    });
    await takeIn(database(), {
      receipts: ["A-2", "A-3", "A-4", "A-5", "B-1"].map((unit) => payment(unit, "2026-03-20")),
    });
    expect(await did("2026-04-01", manager, publish("2026-03"))).toBe("");
    // A alone would tell of few against January again: 5 owed, 0 owe now, which is five; B of one.
    expect(await bulletins("2026-04-01", committee, "month figures { total { owing } }")).toMatchObject({
      committeeWindow: { bulletins: [{ month: "2026-03", figures: { total: { owing: 5 } } }, {}, {}] },
    });
  });

  it("keeps minutes for both sides, and tracks their decisions as findings", async () => {
    const api = await apiOver(database(), "2026-04-02");
    apis.push(api);
    const bring = async (player: Player | null, query: string, payload: Buffer, estate = "W1") => {
      const session = player === null ? "" : await sessionOn(database(), "2026-04-02", player);
      const headers = { "content-type": "application/octet-stream", cookie: `session=${session}` };
      return api.app.inject({ method: "POST", url: `/committee-minutes/${estate}?${query}`, headers, payload });
    };
    const pdf = Buffer.from("%PDF-1.4\n%%EOF\n");
    const told = "heldOn=2026-04-01&title=first+meeting&name=minutes.pdf";
    expect((await bring(null, told, pdf)).statusCode).toBe(401);
    expect((await bring(committee, told, pdf, "W9")).statusCode).toBe(404);
    expect((await bring(committee, told, Buffer.from("text"))).statusCode).toBe(422);
    expect((await bring(committee, told.replace("04-01", "04-03"), pdf)).json()).toMatchObject({
      userErrors: [{ code: "HELD_ON", field: "heldOn" }],
    });
    expect((await bring(committee, told, pdf)).json()).toEqual({ minutesId: 1 });
    const session = await sessionOn(database(), "2026-04-02", manager);
    const file = await api.app.inject({ url: "/committee-minutes/W1/1", headers: { cookie: `session=${session}` } });
    expect([file.statusCode, file.headers["content-type"], file.rawPayload]).toEqual([200, "application/pdf", pdf]);
    const sign = (number: number) => `receiveMinutes(input: { estate: "W1", number: ${number} })`;
    expect(await did("2026-04-02", manager, sign(9))).toBe("MINUTES_UNKNOWN");
    expect(await did("2026-04-02", committee, sign(1))).toBe("OWN_MINUTES");
    expect(await did("2026-04-02", manager, sign(1))).toBe("");
    expect(await did("2026-04-03", manager, sign(1))).toBe("ALREADY_RECEIVED");
    const decide = (words: string) => `recordDecisions(input: { estate: "W1", minutes: 1, decisions: [${words}] })`;
    expect(await did("2026-04-02", manager, decide(`" "`))).toBe("NO_DECISION");
    expect(await did("2026-04-02", manager, decide(`"每月十日前公示欠费楼栋", "更换收费窗口叫号机"`))).toBe("");
    expect(
      await asked(
        "2026-04-02",
        committee,
        `{ committeeWindow(estate: "W1") { minutes { title own received receipts { role at } decisions { finding title state } } } }`,
      ),
    ).toEqual({
      committeeWindow: {
        minutes: [
          {
            title: "first meeting",
            own: true,
            received: false,
            receipts: [{ role: "ESTATE_MANAGER", at: expect.stringContaining("2026-04-02") }],
            decisions: [
              { finding: "W1-F2", title: "每月十日前公示欠费楼栋", state: "RECORDED" },
              { finding: "W1-F3", title: "更换收费窗口叫号机", state: "RECORDED" },
            ],
          },
        ],
      },
    });
  });

  it("shows a committee how its estate stands today only where five households or nobody have changed", async () => {
    const estates = await database().asViewer({ scope: "all" }, (trx) => watchedEstates(trx, "2026-04-10"));
    const headline = async (day: string) => {
      await releaseHeadlines(database(), clockOf(day), estates);
      return asked(
        day,
        committee,
        `{ committeeWindow(estate: "W1") { headline { month asOf figures { total { owing } } } } }`,
      );
    };
    const shown = (asOf: string, owing: number) => ({
      committeeWindow: { headline: { month: null, asOf, figures: { total: { owing } } } },
    });
    expect(await headline("2026-04-10")).toEqual(shown("2026-03-31", 5));
    await takeIn(database(), { receipts: [payment("B-2", "2026-04-11")] });
    expect(await headline("2026-04-12")).toEqual(shown("2026-03-31", 5));
    await takeIn(database(), {
      receipts: ["B-3", "B-4", "B-5", "C-1"].map((unit) => payment(unit, "2026-04-13")),
    });
    expect(await headline("2026-04-14")).toEqual(shown("2026-04-14", 0));
  });
});
