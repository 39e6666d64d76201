import "reflect-metadata";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { openReasons, register, takeIn } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { answer, complaint } from "./service-rows.ts";

const PERIOD = `from: "2026-03-01", to: "2026-03-31"`;
const RATE = "{ numerator denominator value }";
const SERVICE = `key received responseRate ${RATE} settledRate ${RATE}`;
const SATISFACTION = `key satisfaction { answers hidden mean speed correctness manner answerRate ${RATE} }`;

describeEngines("complaints and satisfaction", (database) => {
  let api: Api;
  beforeAll(async () => {
    api = await apiOver(database(), "2026-04-05");
    const estates = register("VA", "101");
    await takeIn(database(), {
      ...estates,
      buildings: ["01", "02", "03"].map((building_code) => ({ ...estates.buildings[0], building_code })),
      complaints: [
        // Responded after 23:59 h and settled; after 24:01 h; never; and one whose 24 hours end on 1 April.
        complaint("C1", "2026-03-02 10:00", { responded_at: "2026-03-03 09:59", settled_at: "2026-03-05 12:00" }),
        complaint("C2", "2026-03-02 10:00", { responded_at: "2026-03-03 10:01", building_code: "01" }),
        complaint("C3", "2026-03-10 08:00", { kind: "咨询", subject: "收费" }),
        complaint("C4", "2026-03-31 20:00"),
        complaint("C5", "2026-03-31 20:00", { responded_at: "2026-03-31 19:00" }),
        // Settled before it was responded to, without, and in the minute in which it was.
        complaint("C6", "2026-03-02 10:00", { responded_at: "2026-03-04 10:00", settled_at: "2026-03-04 09:59" }),
        complaint("C7", "2026-03-02 10:00", { settled_at: "2026-03-04 10:00" }),
        complaint("C8", "2026-01-02 10:00", { responded_at: "2026-01-04 10:00", settled_at: "2026-01-04 10:00" }),
      ],
      surveys: [{ estate_code: "VA", survey_no: "S1", building_code: "01", sent_on: "2026-03-15", sent: "26" }],
      survey_responses: [
        ...["555", "554", "443", "432", "111"].map((scores, index) => answer(`A${index}`, scores)),
        ...["555", "111"].map((scores, index) => answer(`B${index}`, scores, { building_code: "02" })),
        ...["333", "333", "333", "333", "333", "333"].map((scores, index) =>
          answer(`D${index}`, scores, { building_code: "03" }),
        ),
        answer("E0", "666"),
        ...["555", "111"].map((scores, index) =>
          answer(`F${index}`, scores, { survey_no: "S0", answered_on: "2026-02-10" }),
        ),
      ],
    });
  });
  afterAll(() => api.app.close());

  const figures = async (fields: string, given = "") =>
    (await api.ask(`{ serviceFigures(${PERIOD} ${given}) { ${fields} } }`)).data;

  it("are shown to a committee by whole months as they stand, never by days of its own", async () => {
    const committee = await api.as("COMMITTEE", ["VA"]);
    const asked = async (given: string) => {
      const { data, errors = [] } = await committee.ask(`{ serviceFigures(${given}) { received } }`);
      return errors[0]?.extensions?.["code"] ?? data;
    };
    const four = { serviceFigures: [{ received: 4 }] };
    expect(await asked(PERIOD)).toEqual(four);
    expect(await asked(`from: "2026-02-01", to: "2026-04-05", asOf: "2026-04-05"`)).toEqual(four);
    for (const own of [
      `from: "2026-03-02", to: "2026-03-31"`,
      `from: "2026-03-01", to: "2026-03-02"`,
      `${PERIOD}, asOf: "2026-03-02"`,
      `${PERIOD}, knownAt: "2026-03-31T00:00:00+08:00"`,
    ])
      expect([own, await asked(own)]).toEqual([own, "BAD_USER_INPUT"]);
  });

  it("are told a committee by group only from five on, the rest as one, and the company as they are", async () => {
    const asked = `{ serviceFigures(${PERIOD} by: SUBJECT) { key received responseRate { denominator } settledRate { denominator }
      satisfaction { answers answerRate { value } } } }`;
    const committee = await api.as("COMMITTEE", ["VA"]);
    // Three of cleaning and one of charges; the thirteen answers have no subject.
    const untold = { received: null, responseRate: null, settledRate: null };
    expect((await committee.ask(asked)).data).toEqual({
      serviceFigures: [
        { key: "-", ...untold, satisfaction: { answers: 13, answerRate: null } },
        {
          key: "*",
          received: 4,
          responseRate: { denominator: 4 },
          settledRate: { denominator: 4 },
          satisfaction: { answers: 0, answerRate: null },
        },
      ],
    });
    expect((await api.ask(asked)).data).toMatchObject({
      serviceFigures: [
        { key: "-", received: 0 },
        { key: "CHARGES", received: 1 },
        { key: "CLEANING", received: 3 },
      ],
    });
  });

  it("say nothing to a committee of a group that is not told, rather than none", async () => {
    const committee = await api.as("COMMITTEE", ["VA"]);
    const asked = `{ serviceFigures(${PERIOD} by: BUILDING) { key received satisfaction { answers counted mean } } }`;
    // All four complaints are about no building. Of the answers, those of building 03 alone are told: seven of the others together.
    expect((await committee.ask(asked)).data).toEqual({
      serviceFigures: [
        { key: "VA/03", received: null, satisfaction: { answers: 6, counted: 6, mean: 3 } },
        { key: "*", received: 4, satisfaction: { answers: 7, counted: 0, mean: null } },
      ],
    });
  });

  it("come in with files; what is no score, or answered before it came, is put aside", async () => {
    expect(await openReasons(database())).toEqual([
      "complaints.csv:6 responded_at 2026-03-31 19:00 BEFORE_COMPLAINT",
      "complaints.csv:7 settled_at 2026-03-04 09:59 SETTLED_BEFORE_RESPONSE",
      "complaints.csv:8 settled_at 2026-03-04 10:00 SETTLED_BEFORE_RESPONSE",
      "survey_responses.csv:15 speed 6 UNKNOWN_VALUE",
    ]);
  });

  it("are held in no other order of times, whoever writes them", async () => {
    const write = (times: string) =>
      database()
        .runScript(`insert into complaint (estate_id, batch_id, key_digest, digest, complaint_no, kind, channel, subject,
        received_at, responded_at, settled_at) select estate_id, 1, 'k', 'd', 'X', 'COMPLAINT', 'APP', 'OTHER', ${times} from estate`);
    for (const times of [
      "'2026-03-02', '2026-03-01', null",
      "'2026-03-02', null, '2026-03-03'",
      "'2026-03-02', '2026-03-04', '2026-03-03'",
    ])
      await expect(write(times), times).rejects.toThrow("complaint_order");
  });

  it("count who was answered within 24 hours of those whose 24 hours have passed", async () => {
    // At the end of March C4 has hours left: 1 of C1, C2, C3; of all four one is settled.
    expect(await figures(SERVICE, `asOf: "2026-03-31"`)).toEqual({
      serviceFigures: [
        {
          key: "",
          received: 4,
          responseRate: { numerator: 1, denominator: 3, value: 0.3333333333 },
          settledRate: { numerator: 1, denominator: 4, value: 0.25 },
        },
      ],
    });
    expect(await figures(`key received responseRate ${RATE}`, `by: SUBJECT`)).toMatchObject({
      serviceFigures: [
        // Answers to surveys have no subject.
        { key: "-", received: 0, responseRate: { denominator: 0, value: null } },
        { key: "CHARGES", received: 1, responseRate: { numerator: 0, denominator: 1, value: 0 } },
        { key: "CLEANING", received: 3, responseRate: { numerator: 1, denominator: 3 } },
      ],
    });
  });

  it("list exactly those that the rate of a period counts", async () => {
    const list = async (narrowed: string) =>
      (await api.ask(`{ complaints(first: 10, ${narrowed}) { nodes { complaintNo } matching { rows } } }`)).data;
    const are = (...nos: readonly string[]) => ({
      complaints: { nodes: nos.map((complaintNo) => ({ complaintNo })), matching: { rows: nos.length } },
    });
    expect(await list(PERIOD)).toEqual(are("C4", "C3", "C2", "C1"));
    expect(await list(`${PERIOD}, dueBy: "2026-03-31"`)).toEqual(are("C3", "C2", "C1"));
    expect(await list(`${PERIOD}, knownAt: "2020-01-01T00:00:00Z"`)).toEqual(are());
  });

  it("show means with their answers, and hide those of fewer than five with whatever would give them away", async () => {
    // Means of answers: 5, 14/3, 11/3, 3, 1 in building 01; 5 and 1 in 02; six times 3 in 03: 17.3333… + 6 + 18 = 41.3333… over 13.
    // Speed 19 + 6 + 18, correctness 18 + 6 + 18, manner 15 + 6 + 18, each over 13.
    expect(await figures(SATISFACTION)).toEqual({
      serviceFigures: [
        {
          key: "",
          satisfaction: {
            answers: 13,
            hidden: false,
            mean: 3.1794871795,
            speed: 3.3076923077,
            correctness: 3.2307692308,
            manner: 3,
            answerRate: { numerator: 13, denominator: 26, value: 0.5 },
          },
        },
      ],
    });
    const by = await figures("key satisfaction { answers hidden mean }", "by: BUILDING");
    const hidden = { hidden: true, mean: null };
    // Building 02 has two answers; the total less 01 and 03 would tell them, so that the smaller of these, 01, is hidden too.
    expect(by).toEqual({
      serviceFigures: [
        { key: "VA/-", satisfaction: { answers: 0, hidden: false, mean: null } },
        { key: "VA/01", satisfaction: { answers: 5, ...hidden } },
        { key: "VA/02", satisfaction: { answers: 2, ...hidden } },
        { key: "VA/03", satisfaction: { answers: 6, hidden: false, mean: 3 } },
      ],
    });
  });

  it("are what estates are scored from, with what they rest on", async () => {
    const inputs = (from: string, to: string) =>
      database().asViewer(HEADQUARTERS, async (trx) => {
        const found =
          await sql`select indicator, numerator::int, denominator::int, reason, returned, sent from figures.review_inputs(${from}, ${to}, ${to}, null)
            where indicator in ('COMPLAINTS_RESPONDED', 'SATISFACTION') order by 1`.execute(trx);
        return found.rows.map((row) => Object.values(Object(row)));
      });
    // 41.3333… points of 13 answers: 248 sixths of 13 × 5 × 6.
    expect(await inputs("2026-03-01", "2026-03-31")).toEqual([
      ["COMPLAINTS_RESPONDED", 1, 3, null, null, null],
      ["SATISFACTION", 248, 390, null, 13, 26],
    ]);
    expect(await inputs("2026-02-01", "2026-02-28")).toEqual([
      ["COMPLAINTS_RESPONDED", 0, 0, "NOTHING_TO_MEASURE", null, null],
      ["SATISFACTION", 0, 0, "TOO_FEW_ANSWERS", 0, 0],
    ]);
  });

  it("are logged by hand, answered by the same number again, and made findings once", async () => {
    const log = async (given: string) =>
      (
        await api.ask(`mutation { logComplaint(input: { estate: "VA", channel: HOTLINE, subject: REPAIRS, ${given} }) {
          complaint { complaintNo respondedAt settledAt } userErrors { code field } } }`)
      ).data;
    const refusal = (code: string, field: string) => ({
      logComplaint: { complaint: null, userErrors: [{ code, field }] },
    });
    const at = (name: string, time: string) => `${name}: "2026-04-0${time}:00+08:00"`;
    expect(await log(`complaintNo: " ", ${at("receivedAt", "4T10:00")}`)).toEqual(
      refusal("COMPLAINT_NO_NOT_WRITTEN", "complaintNo"),
    );
    expect(await log(`complaintNo: "H1", ${at("receivedAt", "6T10:00")}`)).toEqual(
      refusal("RECEIVED_IN_FUTURE", "receivedAt"),
    );
    expect(await log(`complaintNo: "H1", ${at("receivedAt", "4T10:00")}, ${at("respondedAt", "3T10:00")}`)).toEqual(
      refusal("BEFORE_RECEIVED", "respondedAt"),
    );
    const received = at("receivedAt", "4T10:00");
    const early = `${at("respondedAt", "4T12:00")}, ${at("settledAt", "4T11:00")}`;
    expect(await log(`complaintNo: "H1", ${received}, ${early}`)).toEqual(
      refusal("SETTLED_BEFORE_RESPONSE", "settledAt"),
    );
    expect(await log(`complaintNo: "H1", ${received}, ${at("settledAt", "4T11:00")}`)).toEqual(
      refusal("SETTLED_BEFORE_RESPONSE", "respondedAt"),
    );
    expect(await log(`complaintNo: "H1", building: "99", ${at("receivedAt", "4T10:00")}`)).toEqual(
      refusal("BUILDING_UNKNOWN", "building"),
    );
    expect(await log(`complaintNo: "H1", ${at("receivedAt", "4T10:00")}`)).toMatchObject({
      logComplaint: { complaint: { respondedAt: null } },
    });
    expect(
      await log(`complaintNo: "H1", ${at("receivedAt", "4T10:00")}, ${at("respondedAt", "4T11:00")}`),
    ).toMatchObject({
      logComplaint: { complaint: { respondedAt: "2026-04-04T03:00:00Z", settledAt: null } },
    });
    expect(await log(`complaintNo: " H1", isNew: true, ${at("receivedAt", "4T10:00")}`)).toEqual(
      refusal("COMPLAINT_NO_TAKEN", "complaintNo"),
    );
    const raise = `mutation { raiseComplaintFinding(input: { estate: "VA", complaintNo: "H1", severity: GENERAL }) { complaint { finding { code state } } userErrors { code } } }`;
    const raised = {
      raiseComplaintFinding: { complaint: { finding: { code: "VA-F1", state: "RECORDED" } }, userErrors: [] },
    };
    expect((await api.ask(raise)).data).toEqual(raised);
    expect((await api.ask(raise)).data).toEqual(raised);
    const finding = `{ finding(code: "VA-F1") { title sourceKey confidential } }`;
    const title = "业主投诉：维修";
    expect((await api.ask(finding)).data).toEqual({
      finding: { title, sourceKey: "H1", confidential: "投诉单号 Complaint number: H1" },
    });
    expect((await (await api.as("COMMITTEE", ["VA"])).ask(finding)).data).toEqual({
      finding: { title, sourceKey: null, confidential: null },
    });
    const list = await api.ask(
      `{ complaints(first: 2) { nodes { complaintNo estate { code } } pageInfo { hasNextPage endCursor } } journal(first: 20) { nodes { act } } }`,
    );
    expect(list.data).toMatchObject({
      complaints: { nodes: [{ complaintNo: "H1" }, { complaintNo: "C4" }], pageInfo: { hasNextPage: true } },
    });
    expect(JSON.stringify(list.data)).toContain("LOGGED_COMPLAINT");
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(list.data))?.[1];
    expect(
      (await api.ask(`{ complaints(first: 1, after: "${cursor}", open: true) { nodes { complaintNo } } }`)).data,
    ).toEqual({
      complaints: { nodes: [{ complaintNo: "C3" }] },
    });
  });
});
