import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { done } from "../../server/platform/outcome.ts";
import { messageOf } from "../../server/platform/refusal.ts";
import { insertEvent } from "../../server/supervision/finding-event.ts";
import { apiOver, askerOver, type Answer, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { bring, type Cast } from "./act.ts";
import { addEstate, addPlayer, as, opening, outcomeOf, prove, raise, type Player } from "./cast.ts";
import { MUTATIONS } from "./mutations.ts";

const TODAY = "2026-11-30";
const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
const earlier = systemClock("Asia/Shanghai", () => new Date("2026-11-02T04:00:00Z"));

/** Whole sentences that no column holds, and letters that no database stores. */
const LONG = "长".repeat(5_000);
const VAST = "长".repeat(300_000);
const UNSEEN = ["", " \n\t", "\u200b", "\u202e\u2066", "\u3000"];
const NOT_TEXT = ["\u0000", "a\u0000b", "\ud800", "\udfff\ud800"];

describeEngines("a stranger at the rectification loop", (database) => {
  let api: Api;
  let cast: Cast & Record<"mate" | "foreign" | "auditor", Player>;
  const ask = (player: Player, query: string, variables?: Readonly<Record<string, unknown>>) =>
    askerOver(api.app, { cookie: `session=${player.session}` }).ask(query, variables);
  /** Codes of what was refused, whichever way: of the answer, or of the act. */
  const told = ({ data, errors }: Answer): readonly string[] => {
    const refused = JSON.stringify(data ?? null).matchAll(/"code":"([A-Z_]+)"/g);
    return [
      ...(errors ?? []).map(({ extensions }) => String(extensions?.["code"])),
      ...[...refused].map(([, code]) => code ?? ""),
    ];
  };
  const events = async () =>
    (
      await database().asViewer(HEADQUARTERS, (trx) =>
        sql<{ count: number }>`select count(*)::int as count from finding_event`.execute(trx),
      )
    ).rows[0]?.count;
  let estateId = 0;
  let code = "";

  beforeAll(async () => {
    estateId = await addEstate(database(), "SA", null);
    await addEstate(database(), "SB", null);
    const player = (name: string, ...grants: Parameters<typeof addPlayer>[3][]) =>
      addPlayer(database(), clock, name, ...grants);
    const estates = ["SA"];
    cast = {
      supervisor: await player("督导", { role: "SUPERVISOR", estates }),
      manager: await player("经理", { role: "ESTATE_MANAGER", estates }),
      mate: await player("同事", { role: "ESTATE_MANAGER", estates }),
      committee: await player("业委会", { role: "COMMITTEE", estates }),
      foreign: await player("他项目经理", { role: "ESTATE_MANAGER", estates: ["SB"] }),
      auditor: await player("审计", { role: "AUDITOR", estates: [] }),
    };
    code = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, code, ["ASSIGN", "START"]);
    await prove(database(), clock, cast.manager, code);
    api = await apiOver(database(), TODAY);
  });
  afterAll(async () => {
    expect(api.logged).toEqual([]);
    await api.app.close();
  });

  const RAISE = `mutation ($input: RaiseFindingInput!) { raiseFinding(input: $input) { finding { code state version } userErrors { code field } } }`;
  const raised = { estate: "SA", source: "MANUAL", severity: "GENERAL", title: "收据缺号", description: "" };

  it("records a problem in its first state, whatever else is sent along", async () => {
    const before = await events();
    for (const more of [
      { state: "ACCEPTED" },
      { toState: "ACCEPTED" },
      { raisedOn: "2026-01-01" },
      { recursOf: code },
      { sourceKey: "duplicate_receipt:1" },
      { source: "AUDIT" },
      { source: "CHECK" },
      { severity: "NONE" },
      { title: null },
    ])
      expect([more, told(await ask(cast.supervisor, RAISE, { input: { ...raised, ...more } }))]).toEqual([
        more,
        ["BAD_USER_INPUT"],
      ]);
    expect(await events()).toBe(before);
    expect((await ask(cast.supervisor, RAISE, { input: raised })).data).toMatchObject({
      raiseFinding: { finding: { state: "RECORDED", version: 1 }, userErrors: [] },
    });
  });

  it("answers texts and days of any kind with a refusal, never with a fault", async () => {
    const wrong: string[] = [];
    /** Sends one act, with what makes it odd, and notes it where it is answered by something else than was foreseen. */
    const send = async (
      player: Player,
      [name, type]: readonly [string, string],
      input: object,
      ...foreseen: string[]
    ) => {
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { finding { code } userErrors { code } } }`;
      const codes = told(await ask(player, query, { input }));
      if (codes.length !== 1 || !foreseen.includes(codes[0] ?? ""))
        wrong.push(`${name} ${JSON.stringify(input).slice(0, 120)}: ${codes.join()}`);
    };
    const at = { code, version: 3 };
    const [manager, supervisor] = [cast.manager, cast.supervisor];
    for (const title of NOT_TEXT)
      await send(supervisor, ["raiseFinding", "RaiseFindingInput"], { ...raised, title }, "BAD_USER_INPUT");
    for (const text of [LONG, VAST, ...UNSEEN]) {
      const foreseen = text.length > 100 ? "WORDS_TOO_LONG" : "WORDS_MISSING";
      await send(supervisor, ["raiseFinding", "RaiseFindingInput"], { ...raised, title: text }, foreseen);
      await send(supervisor, ["raiseFinding", "RaiseFindingInput"], { ...raised, estate: text }, "ESTATE_UNKNOWN");
      await send(manager, ["startRectification", "FindingInput"], { code: text, version: 1 }, "FINDING_UNKNOWN");
      await send(manager, ["disputeFinding", "FindingReasonInput"], { ...at, reason: text }, foreseen);
      const words = { rootCause: "r", corrective: "c", preventive: "p" };
      for (const field of ["rootCause", "corrective", "preventive"])
        await send(
          manager,
          ["submitRectification", "SubmitRectificationInput"],
          { ...at, ...words, [field]: text },
          foreseen,
        );
    }
    for (const [name, type, input] of [
      ["raiseFinding", "RaiseFindingInput", { ...raised, description: LONG }],
      ["raiseFinding", "RaiseFindingInput", { ...raised, confidential: LONG }],
      ["assignFinding", "AssignFindingInput", { ...at, assigneeId: cast.mate.personId, reason: LONG }],
    ] as const)
      await send(supervisor, [name, type], input, "WORDS_TOO_LONG");
    const until = ["requestExtension", "FindingUntilInput"] as const;
    for (const untilOn of [
      "0000-00-00",
      "0000-01-01",
      "0001-01-01",
      "9999-12-31",
      "2026-02-30",
      "2101-01-01",
      "今天",
      "",
      20_261_201,
    ])
      await send(manager, until, { ...at, reason: "理由", untilOn }, "BAD_USER_INPUT");
    for (const untilOn of ["1990-01-01", "2026-11-30", "2026-12-14"])
      await send(manager, until, { ...at, reason: "理由", untilOn }, "UNTIL_TOO_EARLY");
    // Half a year ahead, and no day longer.
    await send(manager, until, { ...at, reason: "理由", untilOn: "2027-05-30" }, "UNTIL_TOO_FAR");
    await send(
      supervisor,
      ["acceptRisk", "FindingUntilInput"],
      { ...at, reason: "理由", untilOn: "2100-12-31" },
      "UNTIL_TOO_FAR",
    );
    for (const version of [-1, 0, 2, 4, 2 ** 31 - 1])
      await send(manager, ["startRectification", "FindingInput"], { code, version }, "MOVED_ON");
    for (const version of [2 ** 31, 1.5, "3", null])
      await send(manager, ["startRectification", "FindingInput"], { code, version }, "BAD_USER_INPUT");
    for (const other of ["SA-F0", "SA-F999999999", "SA-F2147483648", "SA-F99999999999999", "-F1", "sa-f1", `${code} `])
      await send(manager, ["startRectification", "FindingInput"], { code: other, version: 1 }, "FINDING_UNKNOWN");
    for (const assigneeId of [
      -1,
      0,
      2 ** 31 - 1,
      cast.foreign.personId,
      cast.supervisor.personId,
      cast.committee.personId,
    ])
      await send(
        supervisor,
        ["assignFinding", "AssignFindingInput"],
        { ...at, assigneeId, reason: "理由" },
        "ASSIGNEE_NOT_OF_ESTATE",
      );
    expect(wrong).toEqual([]);
  });

  it("does nothing in an estate that is not the asker's, and tells of it as of one that there is not", async () => {
    const before = await events();
    for (const [action, mutation] of Object.entries(MUTATIONS)) {
      const given = { code, version: 3, assigneeId: cast.manager.personId, dueOn: "2026-12-01" };
      const answer = told(
        await ask(cast.foreign, `mutation { done: ${mutation(given)} { finding { code } userErrors { code } } }`),
      );
      expect([action, answer.length, ["FINDING_UNKNOWN", "FORBIDDEN"].includes(answer[0] ?? "")]).toEqual([
        action,
        1,
        true,
      ]);
    }
    expect(told(await ask(cast.foreign, RAISE, { input: raised }))).toEqual(["ESTATE_UNKNOWN"]);
    const seen = await ask(
      cast.foreign,
      `{ finding(code: "${code}") { title } findings(filter: { estates: ["SA", "SB"] }) { nodes { code } counts { count } } }`,
    );
    expect(seen).toEqual({ data: { finding: null, findings: { nodes: [], counts: expect.anything() } } });
    expect(JSON.stringify(seen)).not.toMatch(/"count":[1-9]/);
    expect(await events()).toBe(before);
  });

  it("asks what stands over an optional text as well, where a longer one would be cut or fail", async () => {
    const long = JSON.stringify(LONG);
    const at = async (way: Parameters<typeof bring>[4], severity: "GENERAL" | "SEVERE" = "GENERAL") => {
      const made = await raise(database(), clock, cast.supervisor, opening(estateId, { severity }));
      await bring(database(), clock, cast, made, way);
      return `code: "${made}", version: ${way.length + 1}`;
    };
    const said = async (player: Player, mutation: string) =>
      told(await ask(player, `mutation { ${mutation} { userErrors { code field } } }`));
    const supervisor = cast.supervisor;
    const assignee = `assigneeId: ${cast.manager.personId}`;
    expect(await said(supervisor, `assignFinding(input: { ${await at([])}, ${assignee}, reason: ${long} })`)).toEqual([
      "WORDS_TOO_LONG",
    ]);
    const asked = await at(["ASSIGN", "REQUEST_EXTENSION"]);
    expect(await said(supervisor, `decideExtension(input: { ${asked}, granted: true, reason: ${long} })`)).toEqual([
      "WORDS_TOO_LONG",
    ]);
    expect(
      await said(supervisor, `decideExtension(input: { ${asked}, granted: true, untilOn: "2026-12-26" })`),
    ).toEqual(["UNTIL_OUT_OF_RANGE"]);
    const proposed = await at(["ASSIGN", "PROPOSE_RISK"], "SEVERE");
    expect(
      await said(cast.committee, `consentToRisk(input: { ${proposed}, consents: true, reason: ${long} })`),
    ).toEqual(["WORDS_TOO_LONG"]);
    const submitted = await at(["ASSIGN", "START", "SUBMIT"]);
    expect(await said(cast.committee, `acceptRectification(input: { ${submitted}, opinion: ${long} })`)).toEqual([
      "WORDS_TOO_LONG",
    ]);
    // The same twice in one request: the first is done, the second comes too late; nobody else's acceptance is asked for.
    const accept = `acceptRectification(input: { ${submitted} }) { userErrors { code } }`;
    expect(told(await ask(cast.manager, `mutation { ${accept} }`))).toEqual(["FORBIDDEN"]);
    expect(told(await ask(cast.auditor, `mutation { ${accept} }`))).toEqual(["NOT_ACCEPTOR"]);
    expect(told(await ask(cast.committee, `mutation { first: ${accept} second: ${accept} }`))).toEqual(["MOVED_ON"]);
  });

  it("submits once, however many hands do at once over the API", async () => {
    const mine = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, mine, ["ASSIGN", "START"]);
    await prove(database(), clock, cast.manager, mine);
    const submit = `mutation { submitRectification(input: { code: "${mine}", version: 3, rootCause: "r", corrective: "c", preventive: "p" }) {
      finding { state } userErrors { code } } }`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => ask(nth % 2 === 0 ? cast.manager : cast.mate, submit)),
    );
    expect(answers.flatMap(told)).toEqual(Array.from({ length: 5 }, () => "MOVED_ON"));
    expect(answers.filter(({ data }) => JSON.stringify(data).includes(`"SUBMITTED"`))).toHaveLength(1);
  });

  it("tells who came second so, also where only the database has seen the first", async () => {
    const found = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, found, ["ASSIGN", "START"]);
    const findingId = Number(found.split("-F")[1]);
    const again = as(database(), cast.manager, async (trx) => {
      await insertEvent(trx, clock, { estateId, findingId, seq: 4, action: "START", words: {} });
      return done(null);
    });
    expect(outcomeOf(await again)).toBe("MOVED_ON");
    const closed = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, closed, ["VOID"]);
    const late = as(database(), cast.supervisor, async (trx) => {
      await sql`insert into finding_evidence (estate_id, finding_id, evidence_id, round, name, media_type, bytes, sha256, effective_on,
          internal, uploaded_at, uploader_id, uploader_name, uploader_role)
        values (${estateId}, ${Number(closed.split("-F")[1])}, 1, 0, 'a.png', 'image/png', 1, ${"0".repeat(64)}, ${TODAY}, false,
          ${clock.now().toISOString()}, ${cast.supervisor.personId}, 'x', 'SUPERVISOR')`.execute(trx);
      return done(null);
    });
    expect(outcomeOf(await late)).toBe("NOT_IN_THIS_STATE");
  });

  it("extends no deadline that has passed, over the API and in plain SQL", async () => {
    const late = await raise(database(), earlier, cast.supervisor, opening(estateId));
    await bring(database(), earlier, cast, late, ["ASSIGN", "START"]);
    const at = `code: "${late}", version: 3`;
    const asked = await ask(cast.manager, `{ finding(code: "${late}") { dueOn overdue actions } }`);
    // Ten working days after Monday 2 November.
    expect(asked.data).toEqual({ finding: { dueOn: "2026-11-16", overdue: true, actions: ["SUBMIT", "DISPUTE"] } });
    const request = `requestExtension(input: { ${at}, reason: "来不及", untilOn: "2026-12-25" }) { userErrors { code } }`;
    expect(told(await ask(cast.manager, `mutation { ${request} }`))).toEqual(["DEADLINE_PASSED"]);
    const insert = (until: string, day: string) =>
      database()
        .asServer(cast.manager.viewer, (trx) =>
          sql`insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day,
              reason, until_on)
            values (${estateId}, ${Number(late.split("-F")[1])}, 4, 'REQUEST_EXTENSION', '', 1, ${cast.manager.personId}, 'x',
              'ESTATE_MANAGER', ${`${day}T04:00:00Z`}, ${day}, 'r', ${until})`.execute(trx),
        )
        .then(
          () => "done",
          (error: unknown) => /is refused: ([A-Z_]+)/.exec(messageOf(error))?.[1],
        );
    expect(await insert("2026-12-25", TODAY)).toBe("DEADLINE_PASSED");
    expect(await insert("2027-11-16", "2026-11-16")).toBe("UNTIL_TOO_FAR");
    expect(await insert("2026-12-25", "2026-11-16")).toBe("done");
  });
});
