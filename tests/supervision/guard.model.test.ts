import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { codeOf } from "../../server/platform/refusal.ts";
import { readCases, type FindingCase } from "../../server/supervision/finding-case.store.ts";
import { raiseFinding } from "../../server/supervision/raise-finding.ts";
import {
  FINDING_ACTIONS,
  MOVES,
  objectionTo,
  type FindingAction,
  type Severity,
} from "../../server/supervision/rectification.rules.ts";
import { apiOver, askerOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { act, bring, type Cast } from "./act.ts";
import { addEstate, addPlayer, as, must, opening, outcomeOf, prove, raise, type Player } from "./cast.ts";
import { MUTATIONS } from "./mutations.ts";

const TODAY = "2026-11-30";
const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));

type Step = Exclude<FindingAction, "RAISE">;
/** A finding in every state, and twice where severity or the side that raised it matters. */
const SCENES: readonly { severity?: Severity; outside?: true; way: readonly Step[] }[] = [
  { way: [] },
  { outside: true, way: [] },
  { way: ["ASSIGN"] },
  { severity: "MORE_SERIOUS", way: ["ASSIGN"] },
  { way: ["ASSIGN", "START"] },
  { severity: "SEVERE", way: ["ASSIGN", "START"] },
  { way: ["ASSIGN", "START", "SUBMIT"] },
  { way: ["ASSIGN", "START", "SUBMIT", "REJECT", "SUBMIT"] },
  { way: ["ASSIGN", "REQUEST_EXTENSION"] },
  { way: ["ASSIGN", "DISPUTE"] },
  { outside: true, way: ["ASSIGN", "DISPUTE"] },
  { severity: "SEVERE", way: ["ASSIGN", "PROPOSE_RISK"] },
  { way: ["ASSIGN", "ACCEPT_RISK"] },
  { way: ["ASSIGN", "START", "SUBMIT", "ACCEPT"] },
  { way: ["VOID"] },
  { severity: "MEASURE", way: ["ASSIGN"] },
];

describeEngines("nobody gets round the rules of rectification", (database) => {
  let estateId = 0;
  let players: readonly Player[] = [];
  let cast: Cast & { readonly mate: Player; readonly second: Player };
  let api: Api;
  const codes: string[] = [];
  const keys = () => codes.map((_code, at) => ({ estateId, findingId: at + 1 }));

  beforeAll(async () => {
    const estates = ["SA"];
    estateId = await addEstate(database(), "SA", "业主委员会");
    const player = (name: string, ...grants: Parameters<typeof addPlayer>[3][]) =>
      addPlayer(database(), clock, name, ...grants);
    const supervisor = await player("督导", { role: "SUPERVISOR", estates });
    const manager = await player("经理", { role: "ESTATE_MANAGER", estates });
    const mate = await player("同事", { role: "ESTATE_MANAGER", estates });
    const committee = await player("业委会", { role: "COMMITTEE", estates });
    const second = await player("业委会二", { role: "COMMITTEE", estates });
    cast = { supervisor, manager, mate, committee, second };
    players = [
      ...Object.values(cast),
      await player("总部", { role: "HEADQUARTERS", estates: [] }),
      await player("审计", { role: "AUDITOR", estates: [] }),
      // Of the team, in another role.
      await player("兼任", { role: "ESTATE_MANAGER", estates }, { role: "SUPERVISOR", estates }),
      // Of the team when the findings were raised, on the committee since.
      await player(
        "前经理",
        { role: "ESTATE_MANAGER", estates, endsOn: "2026-11-29" },
        { role: "COMMITTEE", estates, startsOn: TODAY },
      ),
    ];
    for (const { severity = "GENERAL", outside, way } of SCENES) {
      const source = severity === "MEASURE" ? "REVIEW" : "MANUAL";
      const told = opening(estateId, { severity, source });
      const code = await raise(database(), clock, outside ? committee : supervisor, told);
      codes.push(code);
      await bring(database(), clock, cast, code, way);
      if (way.at(-1) === "START") await prove(database(), clock, manager, code);
    }
    api = await apiOver(database(), TODAY);
    // Writes an event as plain SQL would, with every word that any action needs, and takes it back.
    await database().asOwner((trx) =>
      sql`create function try_event(e int, f int, what text, who int, in_role text, assignee int) returns text language plpgsql as $$
        begin
          insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day,
            reason, root_cause, corrective, preventive, until_on, assignee_id, assignee_name, due_on)
          values (e, f, (select max(seq) + 1 from finding_event where estate_id = e and finding_id = f), what, 'ACCEPTED', 9, who, 'x', in_role,
            '2026-11-30 04:00Z', '2026-11-30', 'r', 'r', 'c', 'p', '2026-12-25', assignee, 'y', '2026-12-01');
          raise exception 'taken back' using errcode = 'ZZ000';
        exception when sqlstate 'ZZ000' then
          return 'done';
        when others then
          return coalesce(substring(sqlerrm from 'is refused: ([A-Z_]+)$'), sqlerrm);
        end $$`.execute(trx),
    );
  });
  afterAll(() => api.app.close());

  const casesFor = ({ viewer, personId, actor }: Player): Promise<FindingCase[]> =>
    database().asViewer(viewer, async (trx) => {
      const who = { personId, role: actor.role === "OPERATOR" || actor.role === "VISITOR" ? null : actor.role };
      const found = await readCases(trx, keys(), who, TODAY);
      return found.toSorted((a, b) => a.findingId - b.findingId);
    });

  it("holds the same table in the database as in the rules", async () => {
    const lines = await database().asViewer(HEADQUARTERS, (trx) =>
      sql`select from_state as "from", action, to_state as "to", roles, conditions from figures.finding_move`.execute(
        trx,
      ),
    );
    const asText = (line: unknown) => JSON.stringify(line);
    const own = MOVES.map(({ from, action, to, roles, conditions }) => ({ from, action, to, roles, conditions }));
    expect(lines.rows.map(asText).toSorted()).toEqual(own.map(asText).toSorted());
  });

  it("answers every state × action × person alike in the rules and to a plain insert", async () => {
    const wrong: string[] = [];
    let open = 0;
    for (const player of players) {
      const cases = await casesFor(player);
      const tried = await database().asServer(player.viewer, async (trx) => {
        const found = await sql<{ finding: number; action: FindingAction; verdict: string }>`
          select f.finding_id as finding, a.action, try_event(f.estate_id, f.finding_id, a.action, ${player.personId}, ${player.actor.role},
            ${cast.manager.personId}) as verdict
          from finding f cross join unnest(${[...FINDING_ACTIONS]}::text[]) a (action) where f.estate_id = ${estateId}`.execute(
          trx,
        );
        return found.rows;
      });
      expect(tried).toHaveLength(SCENES.length * FINDING_ACTIONS.length);
      for (const { finding, action, verdict } of tried) {
        const found = cases[finding - 1];
        const expected = found === undefined ? "?" : (objectionTo(action, found) ?? "done");
        if (expected === "done") open++;
        if (verdict !== expected)
          wrong.push(`${player.actor.name} ${found?.state} ${action}: ${expected}, in SQL ${verdict}`);
      }
    }
    expect(wrong).toEqual([]);
    // Counted by hand, scene by scene; a rule that forbids everything would pass the rest.
    expect(open).toBe(6 + 7 + 11 + 11 + 11 + 11 + 4 + 4 + 4 + 4 + 6 + 4 + 5 + 0 + 0 + 11);
  });

  it("refuses over the API what the rules refuse, with the same word", async () => {
    const answer = z.record(z.string(), z.object({ userErrors: z.array(z.object({ code: z.string() })) }).nullable());
    const wrong: string[] = [];
    for (const player of players) {
      const asker = askerOver(api.app, { cookie: `session=${player.session}` });
      for (const found of await casesFor(player)) {
        const refused = FINDING_ACTIONS.flatMap((action) => {
          const given = { ...found, dueOn: "2026-12-01", assigneeId: cast.manager.personId };
          const mutation = action === "RAISE" ? null : MUTATIONS[action](given);
          const objection = objectionTo(action, found);
          // One mutation puts off, whatever the severity.
          const other = /^(ACCEPT|PROPOSE)_RISK$/.test(action) && objection === "OTHER_SEVERITY";
          return mutation === null || objection === null || other ? [] : [{ action, mutation, objection }];
        });
        const body = refused.map(({ action, mutation }) => `${action}: ${mutation} { userErrors { code } }`).join("\n");
        const { data, errors = [] } = await asker.ask(`mutation { ${body} }`);
        const told = data === null ? {} : answer.parse(data);
        for (const { action, objection } of refused) {
          const barred = errors.some(({ extensions }) => extensions?.["code"] === "FORBIDDEN");
          const code = told[action]?.userErrors[0]?.code ?? (barred ? "NOT_IN_THIS_ROLE" : JSON.stringify(errors));
          // Whose role never does such a thing is stopped at the field, before anybody asks in which state it is.
          if (code !== objection && !(barred && told[action] == null))
            wrong.push(`${player.actor.name} ${found.code} ${action}: ${objection}, over the API ${code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    const versions = (await casesFor(cast.supervisor)).map(({ version }) => version);
    expect(versions).toEqual(SCENES.map(({ way }) => way.length + 1));
  });

  it("lets one of two who act at once through, and tells the other", async () => {
    const code = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, code, ["ASSIGN", "START"]);
    await prove(database(), clock, cast.manager, code);
    const race = async (...contenders: readonly [Player, Step][]) => {
      const [found] = await database().asViewer(cast.supervisor.viewer, (trx) =>
        readCases(trx, [{ estateId, findingId: Number(code.split("-F")[1]) }], { personId: null, role: null }, TODAY),
      );
      const version = found?.version ?? 0;
      const outcomes = await Promise.all(
        contenders.map(([player, action]) => act(database(), clock, player, code, action, { version })),
      );
      return outcomes.map(outcomeOf).toSorted();
    };
    const { manager, mate, committee, second } = cast;
    expect(await race([manager, "SUBMIT"], [mate, "SUBMIT"], [manager, "SUBMIT"])).toEqual([
      "MOVED_ON",
      "MOVED_ON",
      "done",
    ]);
    expect(await race([committee, "ACCEPT"], [second, "REJECT"])).toEqual(["MOVED_ON", "done"]);
  });

  it("opens one finding for one source key, however many come at once, and a return that names it", async () => {
    const given = opening(estateId, { source: "AUDIT", sourceKey: "duplicate-receipt:R1" });
    const open = () => as(database(), cast.supervisor, (trx) => raiseFinding(trx, clock, given));
    const opened = await Promise.all(Array.from({ length: 6 }, () => must(open())));
    expect(opened.filter((one) => one.opened)).toHaveLength(1);
    expect(new Set(opened.map(({ code }) => code)).size).toBe(1);
    const [{ code }] = [opened[0] ?? { code: "" }];
    await bring(database(), clock, cast, code, ["ASSIGN", "START", "SUBMIT", "ACCEPT"]);
    const again = await must(open());
    expect(again.opened).toBe(true);
    expect((await must(open())).opened).toBe(false);
    const recursOf = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{
        of: number;
      }>`select recurs_of as of from finding where estate_id = ${estateId} and finding_id = ${again.findingId}`.execute(
        trx,
      ),
    );
    expect(recursOf.rows).toEqual([{ of: opened[0]?.findingId }]);
  });

  it("refuses creation and change beside the events, to whoever writes", async () => {
    const code = async (statement: string) =>
      database()
        .asServer(cast.supervisor.viewer, (trx) => sql.raw(statement).execute(trx))
        .then(
          () => "done",
          (error: unknown) => codeOf(error),
        );
    const finding = (id: number, recurs = "null") =>
      `insert into finding (estate_id, finding_id, source, severity, title, description, recurs_of, raised_on)
       values (${estateId}, ${id}, 'MANUAL', 'GENERAL', 't', '', ${recurs}, '${TODAY}')`;
    const event = (id: number, seq: number, action: string, actor = cast.supervisor) =>
      `insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day)
       values (${estateId}, ${id}, ${seq}, '${action}', 'ACCEPTED', 1, ${actor.personId}, 'x', '${actor.actor.role}', '2026-11-30', '${TODAY}')`;
    // A finding that nobody raised; one that begins with its acceptance; a gap; the return of an open one.
    expect(await code(finding(900))).toBe("23514");
    expect(await code(`with f as (${finding(901)} returning 1) ${event(901, 1, "ACCEPT")}`)).toMatch(/^2/);
    expect(await code(event(1, 3, "ASSIGN"))).toBe("40001");
    expect(await code(finding(902, "1"))).toBe("23514");
    // A measure that no review ordered.
    await expect(raise(database(), clock, cast.supervisor, opening(estateId, { severity: "MEASURE" }))).rejects.toThrow(
      "finding_measure_check",
    );
    for (const change of [
      "update finding set severity = 'GENERAL'",
      "delete from finding_event",
      "update finding_evidence set sha256 = ''",
    ])
      expect(await code(change)).toBe("42501");
    // An extension without a day: it would leave no deadline at all.
    const asked = SCENES.findIndex(({ way }) => way.at(-1) === "REQUEST_EXTENSION") + 1;
    expect(await code(event(asked, 3 + 1, "GRANT_EXTENSION"))).toBe("23514");
    // For longer than was asked for; on a day before the last event's, when another held the role; of another day than it says.
    const granted = (until: string, at = TODAY, day = TODAY) =>
      code(`insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day, until_on)
        values (${estateId}, ${asked}, 4, 'GRANT_EXTENSION', '', 1, ${cast.supervisor.personId}, 'x', 'SUPERVISOR', '${at}', '${day}', '${until}')`);
    expect(await granted("2026-12-26")).toBe("23514");
    expect(await granted("2026-12-20", "2026-11-29", "2026-11-29")).toBe("23514");
    expect(await granted("2026-12-20", "2026-11-20")).toBe("23514");
    // A finding that was raised on another day than its first event's: whoever was of the team in between would not count.
    const raisedOn = (id: number, day: string) =>
      database()
        .asServer(cast.supervisor.viewer, async (trx) => {
          await sql.raw(finding(id).replace(`'${TODAY}')`, `'${day}')`)).execute(trx);
          await sql.raw(event(id, 1, "RAISE")).execute(trx);
        })
        .then(
          () => "done",
          (error: unknown) => codeOf(error),
        );
    expect([await raisedOn(903, "2026-12-24"), await raisedOn(904, TODAY)]).toEqual(["23514", "done"]);
    // A file of the estate's that somebody else brings.
    const working = SCENES.findIndex(({ way }) => way.at(-1) === "START") + 1;
    expect(
      await code(`insert into finding_evidence (estate_id, finding_id, evidence_id, round, name, media_type, bytes, sha256, effective_on, internal,
        uploaded_at, uploader_id, uploader_name, uploader_role) values (${estateId}, ${working}, 98, 1, 'n', 'image/png', 1, '${"b".repeat(64)}',
        '${TODAY}', false, '2026-11-30', ${cast.supervisor.personId}, 'x', 'ESTATE_MANAGER')`),
    ).toBe("23514");
    // Not even the owner changes what happened.
    await expect(database().runScript("update finding_event set actor_id = 0")).rejects.toThrow(
      "finding_event is insert-only",
    );
    // Evidence of a finding that is closed.
    const closed = SCENES.findIndex(({ way }) => way.at(-1) === "ACCEPT") + 1;
    expect(
      await code(`insert into finding_evidence (estate_id, finding_id, evidence_id, round, name, media_type, bytes, sha256, effective_on, internal,
        uploaded_at, uploader_id, uploader_name, uploader_role) values (${estateId}, ${closed}, 99, 1, 'n', 'image/png', 1, '${"a".repeat(64)}',
        '${TODAY}', false, '2026-11-30', 1, 'x', 'AUDITOR')`),
    ).toBe("23514");
  });
});
