import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import { ROLES, type Actor } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import { DEMO_ACCOUNTS, demoDigest } from "../platform/demo/demo-account.ts";
import { appendJournal } from "../platform/journal.ts";
import { DEMO_SUBJECTS, demoPicture, type DemoSubject } from "../platform/demo/demo-picture.ts";
import { DEMO_FINDINGS, type DemoFinding, type DemoStep } from "./demo-findings.rules.ts";
import type { EvidenceStore } from "./evidence-store.ts";
import { findingCode } from "./finding-code.rules.ts";
import { ACTS } from "./finding-event.ts";
import type { FindingAction } from "./rectification.rules.ts";

interface StoredPicture {
  readonly subject: DemoSubject;
  readonly inOrder: boolean;
  readonly sha256: string;
  readonly bytes: number;
}

interface Stage {
  readonly trx: Trx;
  readonly clock: Clock;
  /** Who acts, by the name before @ of their account. */
  readonly players: ReadonlyMap<string, Actor>;
  /** In order of code. */
  readonly estates: readonly { readonly estateId: number; readonly code: string }[];
  /** The photos of what findings show, before and after. */
  readonly pictures: readonly StoredPicture[];
}

/** A finding with its number, and the number of the one that it is the return of. */
interface Numbered extends DemoFinding {
  readonly estateId: number;
  readonly findingId: number;
  readonly recursOf: number | null;
}

interface Event extends Omit<DemoStep, "action">, Pick<DemoFinding, "shows"> {
  readonly action: FindingAction;
  readonly estateId: number;
  readonly findingId: number;
  readonly seq: number;
}

/**
 * Adds the findings of the demonstration unless there are any. They are written together, since a first start waits for them; each
 * event passes the same trigger as anybody's.
 */
export async function addDemoFindings(database: Database, clock: Clock, store: EvidenceStore): Promise<void> {
  const players = await database.asServer({ scope: "people" }, readPlayers);
  // A demonstration of an earlier version has nobody who could answer for them.
  if (!players.has("manager3")) return;
  await database.asServer({ scope: "all" }, async (trx) => {
    const known = await sql`select from finding limit 1`.execute(trx);
    if (known.rows.length > 0) return;
    const estates = await sql<Stage["estates"][number]>`
      select estate_id as "estateId", estate_code as code from estate order by estate_code`.execute(trx);
    const pictures = await storePictures(store);
    const stage: Stage = { trx, clock, players, estates: estates.rows, pictures };
    const all = numbered(stage);
    // A return names one that is closed by then.
    const first = await play(
      stage,
      all.filter(({ recursOf }) => recursOf === null),
    );
    const returns = await play(
      stage,
      all.filter(({ recursOf }) => recursOf !== null),
    );
    await journal(stage, [...first, ...returns]);
  });
}

async function storePictures(store: EvidenceStore): Promise<StoredPicture[]> {
  const shown = [...new Set(DEMO_FINDINGS.map(({ shows }) => shows))].filter((subject) => subject !== null);
  const pictures: StoredPicture[] = [];
  for (const subject of shown)
    for (const inOrder of [false, true]) {
      const bytes = demoPicture({ subject, inOrder });
      pictures.push({ subject, inOrder, sha256: await store.put(bytes), bytes: bytes.length });
    }
  return pictures;
}

async function readPlayers(trx: Trx): Promise<Map<string, Actor>> {
  const accounts = DEMO_ACCOUNTS.map((account) => ({ account, digest: demoDigest(trx.vault, account) }));
  const found = await sql<{ personId: number; name: string; account: string; role: string }>`
    select p.person_id as "personId", p.name, d.account, min(g.role) as role
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as d(account text, digest text)
    join person p on p.email_digest = d.digest
    join role_grant g on g.person_id = p.person_id
    group by p.person_id, d.account order by p.person_id`.execute(trx);
  return new Map(
    found.rows.map(({ personId, name, account, role: word }) => {
      const role = ROLES.find((own) => own === word);
      if (role === undefined) throw new Error(`${word} is no role`);
      return [account, { personId, name, role, address: null, requestId: null }];
    }),
  );
}

function numbered({ estates }: Stage): Numbered[] {
  const counts = new Map<number, number>();
  const closed = new Map<string, number>();
  return DEMO_FINDINGS.map((found) => {
    const estateId = estates[found.estate]?.estateId;
    if (estateId === undefined) throw new Error(`the demonstration has no estate ${found.estate}`);
    const findingId = (counts.get(estateId) ?? 0) + 1;
    counts.set(estateId, findingId);
    const recursOf = closed.get(found.sourceKey ?? "") ?? null;
    if (found.sourceKey !== null) closed.set(found.sourceKey, findingId);
    return { ...found, estateId, findingId, recursOf };
  });
}

/** Writes findings and all that happened to them; their photos stand before the first submission. */
async function play(stage: Stage, findings: readonly Numbered[]): Promise<Event[]> {
  await insertFindings(stage, findings);
  const told = findings.map(({ estateId, findingId, ago, who, shows, steps }) =>
    [{ ago, who, action: "RAISE" as const }, ...steps].map((step, index): Event => ({
      ...step,
      shows,
      estateId,
      findingId,
      seq: index + 1,
    })),
  );
  const untilSubmission = (events: readonly Event[]) => {
    const at = events.findIndex(({ action }) => action === "SUBMIT");
    return at === -1 ? events.length : at;
  };
  await insertEvents(
    stage,
    told.flatMap((events) => events.slice(0, untilSubmission(events))),
  );
  await insertPictures(
    stage,
    told.flatMap((events) => events.filter(({ action }) => action === "RAISE" || action === "SUBMIT")),
  );
  await insertEvents(
    stage,
    told.flatMap((events) => events.slice(untilSubmission(events))),
  );
  return told.flat();
}

async function insertFindings({ trx, clock }: Stage, findings: readonly Numbered[]): Promise<void> {
  await sql`
    insert into finding (estate_id, finding_id, source, severity, title, description, recurs_of, raised_on)
    select "estateId", "findingId", source, severity, title, description, "recursOf", ${clock.today()}::date - ago
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as r("estateId" int, "findingId" int, source text,
      severity text, title text, description text, "recursOf" int, ago int)`.execute(trx);
  await sql`
    insert into finding_origin (estate_id, finding_id, source, source_key, recurs_of)
    select "estateId", "findingId", source, "sourceKey", "recursOf"
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as r("estateId" int, "findingId" int, source text, "sourceKey" text, "recursOf" int)
    where "sourceKey" is not null order by 1, 2`.execute(trx);
}

async function insertEvents({ trx, clock, players }: Stage, events: readonly Event[]): Promise<void> {
  const rows = events.map(({ who, work, ...event }) => ({ ...event, ...players.get(who), work }));
  await sql`
    insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day, reason,
      root_cause, corrective, preventive, until_on, assignee_id, assignee_name, due_on)
    select r."estateId", r."findingId", r.seq, r.action, '', 0, r."personId", r.name, r.role,
      ${clock.now().toISOString()}::timestamptz - make_interval(days => r.ago), ${clock.today()}::date - r.ago, coalesce(r.reason, ''),
      r.work ->> 0, r.work ->> 1, r.work ->> 2, ${clock.today()}::date + r.until, m.person_id, m.name,
      case r.action when 'ASSIGN' then figures.finding_deadline(f.severity, ${clock.today()}::date - r.ago) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("estateId" int, "findingId" int, seq int, action text, "personId" int,
      name text, role text, ago int, reason text, work jsonb, until int)
    join finding f on f.estate_id = r."estateId" and f.finding_id = r."findingId"
    left join lateral figures.estate_managers(r."estateId", ${clock.today()}::date - r.ago) m on r.action = 'ASSIGN'
    order by r."estateId", r."findingId", r.seq`.execute(trx);
}

/** The photo of what was found, by whoever raised it, and that of what was done, by whoever hands it in. */
async function insertPictures({ trx, clock, players, pictures }: Stage, events: readonly Event[]): Promise<void> {
  const rows = events.flatMap(({ estateId, findingId, who, ago, shows, action }) => {
    const picture = pictures.find(({ subject, inOrder }) => subject === shows && inOrder === (action === "SUBMIT"));
    if (picture === undefined) return [];
    const name = `${picture.inOrder ? "整改后" : "整改前"} ${DEMO_SUBJECTS[picture.subject]}.png`;
    return [{ estateId, findingId, ago, ...players.get(who), ...picture, file: name }];
  });
  await sql`
    insert into finding_evidence (estate_id, finding_id, evidence_id, round, name, media_type, bytes, sha256, effective_on, internal,
      uploaded_at, uploader_id, uploader_name, uploader_role)
    select "estateId", "findingId", row_number() over (partition by "estateId", "findingId" order by ago desc), 0, file, 'image/png', bytes,
      sha256, ${clock.today()}::date - ago, false, ${clock.now().toISOString()}::timestamptz - make_interval(days => ago), "personId", name, role
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("estateId" int, "findingId" int, ago int, "personId" int, name text,
      role text, file text, bytes int, sha256 text)`.execute(trx);
}

async function journal({ trx, players, estates }: Stage, events: readonly Event[]): Promise<void> {
  for (const [account, actor] of players) {
    const deeds = events
      .filter(({ who }) => who === account)
      .map(({ action, estateId, findingId, seq, reason }) => {
        const estate = estates.find((known) => known.estateId === estateId)?.code ?? "";
        return {
          act: ACTS[action],
          subject: `Finding ${findingCode(estate, findingId)}`,
          estateId,
          after: { reason, version: seq },
        };
      });
    await appendJournal(trx, deeds, actor);
  }
}
