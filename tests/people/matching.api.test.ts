import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { runAudit } from "../../server/audit/run-audit.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { putOut } from "../../server/notices/notice.store.ts";
import { countRows } from "../../server/platform/count-rows.ts";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { fillFourEstates } from "./four-estates.ts";

const TODAY = "2026-05-31";
const SELF_CHECK = `mutation ($input: StartCheckInput!) { startCheck(input: $input) { userErrors { code } } }`;

const SETTLED = `mutation { logComplaint(input: { estate: "KB", complaintNo: "S", channel: APP, subject: OTHER, receivedAt: "2026-05-01T02:00:00Z",
  respondedAt: "2026-05-01T03:00:00Z", settledAt: "2026-05-01T04:00:00Z" }) { userErrors { code } } }`;

const page = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  matching: z.object({ rows: z.number(), more: z.boolean() }),
});

/** The lists, what narrows each of them, and what an estate's row of it is told by. */
const LISTS = {
  auditExceptions: { nodes: "subject", narrowed: `filter: { standings: [OPEN], rule: "unidentified_receipt" }` },
  checks: { nodes: "number", narrowed: "filter: { kinds: [SELF], states: [STARTED] }" },
  complaints: { nodes: "complaintNo", narrowed: `estate: "KB", open: true` },
  journal: { nodes: "seq act", narrowed: `act: "STARTED_CHECK"` },
  quarantine: { nodes: "line", narrowed: `estate: "KB", table: "bills"` },
  batches: { nodes: "batchId", narrowed: "" },
  people: { nodes: "name", narrowed: `text: "estate_man"` },
  notices: { nodes: "subject", narrowed: "" },
} as const;
type List = keyof typeof LISTS;

describeEngines("how many rows of a list match", (database) => {
  let api: Api;
  let manager: Asker;
  let auditor: Asker;
  let committee: Asker;
  beforeAll(async () => {
    await fillFourEstates(database());
    const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
    await runAudit(database(), clock);
    api = await apiOver(database(), TODAY);
    manager = await api.as("ESTATE_MANAGER", ["KB"]);
    auditor = await api.as("AUDITOR", ["KB", "KC"]);
    committee = await api.as("COMMITTEE", ["KB"]);
    const start = async (asker: Asker, estate: string, digit: number) => {
      const id = `7f3a9c2${digit}-1111-4111-8111-111111111111`;
      const input = {
        id,
        estate,
        kind: "SELF",
        template: "LEDGER",
        templateVersion: 1,
        startedAt: `${TODAY}T03:00:00Z`,
      };
      expect(await asker.ask(SELF_CHECK, { input })).toEqual({ data: { startCheck: { userErrors: [] } } });
    };
    await start(manager, "KB", 1);
    await start(manager, "KB", 2);
    const logged = await manager.ask(SETTLED);
    expect(logged).toEqual({ data: { logComplaint: { userErrors: [] } } });
    await start(await api.as("ESTATE_MANAGER", ["KC"]), "KC", 3);
  });
  afterAll(() => api.app.close());

  const read = async (asker: Asker, list: List, given: string) => {
    const before = database().statementCount();
    const { data, errors } = await asker.ask(
      `{ ${list}(${given}) { nodes { ${LISTS[list].nodes} } pageInfo { hasNextPage endCursor } matching { rows more } } }`,
    );
    expect(errors).toBeUndefined();
    return { ...z.record(z.string(), page).parse(data)[list], statements: database().statementCount() - before };
  };
  /** All rows, page by page, and how many there were said to be on the first. */
  const walk = async (asker: Asker, list: List, narrowed = "") => {
    const rows: unknown[] = [];
    const first = await read(asker, list, `first: 1 ${narrowed}`);
    for (let at = first; ;) {
      rows.push(...(at.nodes ?? []));
      if (at.pageInfo?.hasNextPage !== true) break;
      at = await read(asker, list, `first: 1, after: "${at.pageInfo.endCursor}" ${narrowed}`);
      // Further on it is as many as at first: the place of a page narrows nothing.
      expect(at.matching).toEqual(first.matching);
    }
    return { rows: rows.length, told: first.matching };
  };

  it.each([
    // Of each of four estates four exceptions, one of them an unidentified receipt, and one complaint; of one another, settled.
    ["auditExceptions", [16, 4, 8], 1],
    ["complaints", [5, 2, 3], 1],
    ["checks", [3, 2, 3], 2],
    // Each estate came in a batch that put a bill and an adjustment aside; a complaint is the fifth, and batches are no estate's own.
    ["quarantine", [8, 2, 4], 1],
    ["batches", [5, 5, 5], 5],
  ] as const)(
    "%s: as many as come, of one's own estates alone, narrowed or not",
    async (list, [all, own, two], few) => {
      const askers = [api, manager, auditor];
      const counts = await Promise.all(askers.map((asker) => walk(asker, list)));
      const of = (rows: number) => ({ rows, told: { rows, more: false } });
      expect(counts).toEqual([of(all), of(own), of(two)]);
      const narrowed = await walk(manager, list, LISTS[list].narrowed);
      expect(narrowed).toEqual(of(few));
    },
  );

  it("a committee is told its own checks, and of the other lists not even how many", async () => {
    expect(await walk(committee, "checks")).toEqual({ rows: 2, told: { rows: 2, more: false } });
    for (const list of ["auditExceptions", "complaints", "journal"]) {
      const { errors = [] } = await committee.ask(`{ ${list} { matching { rows } } }`);
      expect([list, errors[0]?.extensions?.["code"]]).toEqual([list, "FORBIDDEN"]);
    }
  });

  it("journal: as many as come; an auditor's are those of their estates", async () => {
    const [whole, theirs] = [await walk(api, "journal"), await walk(auditor, "journal")];
    expect(whole.told).toEqual({ rows: whole.rows, more: false });
    expect(theirs.told).toEqual({ rows: theirs.rows, more: false });
    expect(theirs.rows).toBeLessThan(whole.rows);
    const started = { rows: 3, told: { rows: 3, more: false } };
    expect(await walk(api, "journal", LISTS.journal.narrowed)).toEqual(started);
    expect(await walk(auditor, "journal", LISTS.journal.narrowed)).toEqual(started);
  });

  it("people: as many as a name finds", async () => {
    const administrator = await api.as("ADMINISTRATOR");
    const everybody = await walk(administrator, "people");
    expect(everybody.told).toEqual({ rows: everybody.rows, more: false });
    // Of those who were let in, two manage an estate.
    expect(await walk(administrator, "people", LISTS.people.narrowed)).toEqual({
      rows: 2,
      told: { rows: 2, more: false },
    });
  });

  it("notices: as many as were put out", async () => {
    const now = new Date(`${TODAY}T04:00:00Z`);
    await database().asServer(HEADQUARTERS, async (trx) => {
      const made = await sql<{ hookId: number }>`
        insert into notice_hook (platform, name, host, language, set_at, setter_name)
        values ('WECOM', 'K', 'qyapi.weixin.qq.com', 'en', ${now.toISOString()}, 'K') returning hook_id as "hookId"`.execute(
        trx,
      );
      const hookId = made.rows[0]?.hookId ?? 0;
      const noticeOf = (about: string) =>
        ({ kind: "TRIAL", to: { hookId }, about, language: "en", text: { subject: about, body: about } }) as const;
      await putOut(trx, now, ["a", "b", "c"].map(noticeOf));
    });
    expect(await walk(api, "notices")).toEqual({ rows: 3, told: { rows: 3, more: false } });
  });

  it.each(["auditExceptions", "checks", "complaints", "journal", "quarantine", "batches"] as const)(
    "%s: counts with one statement, however many rows come",
    async (list) => {
      // What people are called now, whom the journal's other entries are about, takes a statement of its own.
      const narrowed = list === "journal" ? LISTS[list].narrowed : "";
      const [one, many] = [
        await read(api, list, `first: 1 ${narrowed}`),
        await read(api, list, `first: 50 ${narrowed}`),
      ];
      expect(many.statements).toBe(one.statements);
      const before = database().statementCount();
      await api.ask(`{ ${list}(first: 50 ${narrowed}) { nodes { ${LISTS[list].nodes} } } }`);
      expect(many.statements - (database().statementCount() - before)).toBe(1);
    },
  );

  it("counts no further than a file goes, and says that there are more", async () => {
    const count = (rows: number) =>
      database().asViewer(HEADQUARTERS, (trx) => countRows(trx, sql`from generate_series(1, ${rows}::int) n`));
    expect(await count(100_000)).toEqual({ rows: 100_000, more: false });
    expect(await count(100_001)).toEqual({ rows: 100_000, more: true });
  });
});
