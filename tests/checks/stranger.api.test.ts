import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstate } from "../supervision/cast.ts";
import { ANSWERS, AT, CHECK, PIXEL, PLANNED, RECORD, START, TODAY } from "./check-input.ts";

const LONG = "长".repeat(5_000);
/** Letters that no database stores, and such as are half of one. */
const ODD = ["\u0000", "\ud800", "\udfff\ud800"];

describeEngines("a stranger at plans, checks and draws", (database) => {
  let api: Api;
  let inspector: Asker;
  let foreign: Asker;
  const told = async (who: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => {
    const { data, errors = [] } = await who.ask(query, variables);
    const refused = JSON.stringify(data ?? null).matchAll(/"code":"([A-Z_]+)"/g);
    return [...errors.map(({ extensions }) => String(extensions?.["code"])), ...[...refused].map(([, code]) => code)];
  };
  const start = { estate: "CA", kind: "ROUTINE", template: "CASH", templateVersion: 1, startedAt: AT };
  const other = (nth: number) => `7f3a9c${30 + nth}-2222-4222-8222-${String(nth).padStart(12, "0")}`;

  beforeAll(async () => {
    for (const code of ["CA", "CB"]) await addEstate(database(), code, null);
    api = await apiOver(database(), TODAY);
    inspector = await api.as("SUPERVISOR", ["CA"]);
    foreign = await api.as("SUPERVISOR", ["CB"]);
  });
  afterAll(async () => {
    expect(api.logged).toEqual([]);
    await api.app.close();
  });

  it("starts no check whose plan, subject, number or day is made up", async () => {
    const begin = (more: object, who = inspector) => told(who, START, { input: { id: CHECK, ...start, ...more } });
    expect(await begin({ subject: LONG })).toEqual(["SUBJECT_TOO_LONG"]);
    expect(await begin({ kind: "SPECIAL", subject: "\u200b" })).toEqual(["CHECK_SUBJECT"]);
    expect(await begin({ planItem: 1 })).toEqual(["PLAN_ITEM_UNKNOWN"]);
    expect(await begin({ plan: "2026-11" })).toEqual(["PLAN_ITEM_UNKNOWN"]);
    expect(await begin({ plan: "2026-11", planItem: 2 ** 31 - 1 })).toEqual(["PLAN_ITEM_UNKNOWN"]);
    expect(await begin({ draw: 1 })).toEqual(["NOT_DRAWN"]);
    expect(await begin({ kind: "SURPRISE" })).toEqual(["NOT_DRAWN"]);
    expect(await begin({ kind: "SELF" })).toEqual(["NOT_IN_THIS_ROLE"]);
    expect(await begin({ templateVersion: 99 })).toEqual(["TEMPLATE_UNKNOWN"]);
    expect(await begin({ estate: "CB" })).toEqual(["ESTATE_UNKNOWN"]);
    expect(await begin({}, foreign)).toEqual(["ESTATE_UNKNOWN"]);
    expect(await begin({ id: "x' or 1=1" })).toEqual(["ID_INVALID"]);
    for (const startedAt of ["0000-01-01T00:00:00Z", "9999-12-31T00:00:00Z", "2026-11-10", "2026-02-30T00:00:00Z"])
      expect([startedAt, await begin({ startedAt })]).toEqual([startedAt, ["BAD_USER_INPUT"]]);
    expect(await begin({ startedAt: "2026-11-11T09:00:00+08:00" })).toEqual(["IN_THE_FUTURE"]);
    expect(await begin({ state: "CONFIRMED" })).toEqual(["BAD_USER_INPUT"]);
    expect(await begin({})).toEqual([]);
    // Another check that would be called by the same number; the same one in the name of somebody else.
    expect(await begin({ id: CHECK.replace(/1$/, "2") })).toEqual(["ID_TAKEN"]);
    expect(await begin({}, await api.as("SUPERVISOR", ["CA"]))).toEqual(["CHECK_OF_ANOTHER"]);
  });

  it("records no answers that are odd, of another's check, or given before it began", async () => {
    const given = { id: CHECK, estate: "CA", finishedAt: AT, answers: ANSWERS };
    const record = (more: object, who = inspector) => told(who, RECORD, { input: { ...given, ...more } });
    const answer = (value: string, note = "") => ({ answers: ANSWERS.with(0, { item: "DIFFERENCE", value, note }) });
    expect(await record({}, foreign)).toEqual(["CHECK_UNKNOWN"]);
    expect(await record({ id: PLANNED })).toEqual(["CHECK_UNKNOWN"]);
    expect(await record({ finishedAt: "2026-11-09T08:59:00+08:00" })).toEqual(["FINISHED_BEFORE_START"]);
    expect(await record({ finishedAt: "1990-01-01T00:00:00Z" })).toEqual(["FINISHED_BEFORE_START"]);
    expect(await record({ remark: LONG })).toEqual(["TEXT_TOO_LONG"]);
    expect(await record(answer("0", LONG))).toEqual(["TEXT_TOO_LONG"]);
    for (const value of ["", "NaN", "1e400", "Infinity", "0x10", "--1", "9".repeat(400), ...ODD]) {
      const [code] = await record(answer(value));
      expect([value, ["ANSWER_INVALID", "ANSWER_MISSING", "BAD_USER_INPUT"].includes(code ?? "")]).toEqual([
        value,
        true,
      ]);
    }
    expect(await record({ answers: [...ANSWERS, ANSWERS[0]] })).toEqual(["ITEM_UNKNOWN"]);
    expect(await record({ answers: [...ANSWERS, { item: "CONSTRUCTOR", value: "YES" }] })).toEqual(["ITEM_UNKNOWN"]);
    for (const odd of ODD) expect([odd, await record(answer("0", odd))]).toEqual([odd, ["BAD_USER_INPUT"]]);
    expect(await record({})).toEqual([]);
    const confirm = { id: CHECK, estate: "CA", name: "王建国", position: "主管", agreed: true, at: AT };
    const confirmed = (more: object) =>
      told(inspector, `mutation ($input: ConfirmCheckInput!) { confirmCheck(input: $input) { userErrors { code } } }`, {
        input: { ...confirm, ...more },
      });
    expect(await confirmed({ name: LONG })).toEqual(["NAME_MISSING"]);
    expect(await confirmed({ agreed: false, confirmationRemark: LONG })).toEqual(["TEXT_TOO_LONG"]);
    expect(await confirmed({ at: "2026-11-12T00:00:00+08:00" })).toEqual(["IN_THE_FUTURE"]);
  });

  it("takes photos of this check alone, described, and pictures that can be opened", async () => {
    expect(await told(inspector, START, { input: { id: other(1), ...start } })).toEqual([]);
    const send = async (query: string, payload: Buffer = PIXEL, who = inspector, id = other(1)) => {
      const url = `/check-photos/${encodeURIComponent(id)}?item=PHOTO&takenAt=${encodeURIComponent(AT)}&${query}`;
      const headers = { "content-type": "application/octet-stream" };
      return (await who.inject({ method: "POST", url, headers, payload })).statusCode;
    };
    const hollow = Buffer.concat([PIXEL.subarray(0, 8), Buffer.alloc(40), Buffer.from("IEND")]);
    expect(await send("", hollow)).toBe(422);
    expect(await send("", Buffer.from("%PDF-1.4\n%%EOF"))).toBe(422);
    expect(await send("", PIXEL, foreign)).toBe(404);
    expect(await send("", PIXEL, inspector, "\u0000")).toBe(400);
    expect(await send("stampedFrom=x")).toBe(422);
    expect(await send("place=%00")).toBe(400);
    expect(await send(`place=${encodeURIComponent(LONG)}`)).toBe(201);
  });

  it("plans and draws nothing out of range", async () => {
    const plan = (more: object) =>
      told(api, `mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { userErrors { code } } }`, {
        input: { code: "2026-11", title: "十一月", content: "", method: "", ...more },
      });
    for (const code of ["0000", "9999", "0000-01", "2026-00", "2026-13", "2026-Q5", "", LONG])
      expect([code, await plan({ code })]).toEqual([code, ["PLAN_CODE"]]);
    expect(await plan({ title: LONG })).toEqual(["TITLE_MISSING"]);
    expect(await plan({ content: LONG })).toEqual(["TEXT_TOO_LONG"]);
    expect(await plan({ drop: [-1, 2 ** 31 - 1] })).toEqual([]);
    const freeze = (more: object) =>
      told(api, `mutation ($input: FreezeDrawInput!) { freezeDraw(input: $input) { userErrors { code } } }`, {
        input: {
          title: "突击",
          template: "CASH",
          startsOn: TODAY,
          endsOn: "2026-11-30",
          places: 1,
          drawsLeft: 12,
          ...more,
        },
      });
    expect(await freeze({ places: 0 })).toEqual(["NO_PLACES"]);
    expect(await freeze({ places: -1 })).toEqual(["NO_PLACES"]);
    expect(await freeze({ places: 2 ** 31 - 1 })).toEqual(["TOO_MANY_PLACES"]);
    expect(await freeze({ startsOn: "2026-12-01" })).toEqual(["DAYS_OUTSIDE"]);
    expect(await freeze({ startsOn: "0000-01-01" })).toEqual(["BAD_USER_INPUT"]);
    expect(await freeze({ title: LONG })).toEqual(["TITLE_MISSING"]);
    expect(await freeze({ drawsLeft: -1 })).toEqual(["DRAWS_LEFT"]);
    expect(await freeze({ drawsLeft: 367 })).toEqual(["DRAWS_LEFT"]);
    expect(await freeze({ drawsLeft: 366 })).toEqual([]);
    const draw = (more: object) =>
      told(api, `mutation ($input: DrawSurpriseInput!) { drawSurprise(input: $input) { userErrors { code } } }`, {
        input: { draw: 1, publicWord: "3880", ...more },
      });
    expect(await draw({ draw: 2 ** 31 - 1 })).toEqual(["DRAW_UNKNOWN"]);
    expect(await draw({ publicWord: LONG })).toEqual(["WORD_MISSING"]);
    const twice = await Promise.all([draw({}), draw({})]);
    expect(twice.toSorted((one, two) => one.length - two.length)).toEqual([[], ["ALREADY_DRAWN"]]);
  });
});
