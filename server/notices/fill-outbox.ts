import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { readDue, readDueOf } from "./due.store.ts";
import { listHooks } from "./hook.store.ts";
import { assignmentText, digestText, type Assignment, type DueFinding } from "./notice-text.rules.ts";
import { putOut, type NewNotice } from "./notice.store.ts";
import type { NoticeHook } from "./notice.type.ts";
import { readRecipients, viewerOf, type Recipient } from "./recipient.store.ts";

export interface OutboxOptions {
  /** Address of the dashboard, which links begin with. */
  readonly root: string;
  /** Whether e-mail can be sent. */
  readonly mail: boolean;
}

/** Somebody made responsible in the last days is told; of what is older, digests tell. */
const ASSIGNED_DAYS = 2;

/**
 * Puts into the outbox what is to be told now: assignments since the last look, and once a day from the hour that policy says the
 * digests. However often it runs, and on however many servers, nobody is told the same twice. Gives whether the day's digests are out.
 */
export async function fillOutbox(
  database: Database,
  clock: Clock,
  options: OutboxOptions,
  digestsDone = false,
): Promise<boolean> {
  const day = clock.today();
  const recipients = options.mail
    ? await database.asViewer({ scope: "people" }, (trx) => readRecipients(trx, day))
    : [];
  const early = await database.asServer(HEADQUARTERS, async (trx) => {
    const hooks = await listHooks(trx);
    await putOut(trx, clock.now(), await assignmentNotices(trx, clock, hooks, recipients, options.root));
    if (digestsDone || (await isEarly(trx, clock))) return true;
    await putOut(trx, clock.now(), await hookDigests(trx, day, hooks, options.root));
    return false;
  });
  if (digestsDone) return true;
  if (early) return false;
  const digests = await personDigests(database, day, recipients, options.root);
  await database.asServer(HEADQUARTERS, (trx) => putOut(trx, clock.now(), digests));
  return true;
}

async function isEarly(trx: Trx, clock: Clock): Promise<boolean> {
  const found = await sql<{ early: boolean }>`
    select extract(hour from ${clock.now().toISOString()}::timestamptz at time zone ${clock.timeZone})
      < figures.policy_number('notice.digest_hour', ${clock.today()}) as early`.execute(trx);
  return found.rows[0]?.early ?? true;
}

interface AssignmentRow extends Assignment {
  readonly estateId: number;
  readonly findingId: number;
  readonly seq: number;
  readonly assigneeId: number;
  readonly at: string;
}

async function assignmentNotices(
  trx: Trx,
  clock: Clock,
  hooks: readonly NoticeHook[],
  recipients: readonly Recipient[],
  root: string,
): Promise<NewNotice[]> {
  const found = await sql<AssignmentRow>`
    select e.estate_id as "estateId", e.finding_id as "findingId", e.seq, f.finding_code as code, f.title, f.severity,
      e.assignee_id as "assigneeId", e.assignee_name as assignee, e.due_on as "dueOn", e.at
    from finding_event e join figures.finding_now f on f.estate_id = e.estate_id and f.finding_id = e.finding_id
    where e.action = 'ASSIGN' and e.at > ${clock.now().toISOString()}::timestamptz - make_interval(days => ${ASSIGNED_DAYS})
    order by e.at`.execute(trx);
  return found.rows.flatMap((row) => {
    const about = `${row.estateId}/${row.findingId}/${row.seq}`;
    const person = recipients.find(({ personId, role }) => personId === row.assigneeId && role === "ESTATE_MANAGER");
    const chats = hooks.filter(
      ({ estateId, setAt }) => estateId === row.estateId && Date.parse(setAt) <= Date.parse(row.at),
    );
    return [
      ...(person === undefined ? [] : [{ to: { personId: person.personId }, key: "mail", language: person.language }]),
      ...chats.map(({ hookId, language }) => ({ to: { hookId }, key: `hook ${hookId}`, language })),
    ].map(({ to, key, language }) => ({
      kind: "ASSIGNED" as const,
      to,
      about: `${about} ${key}`,
      language,
      text: assignmentText(language, row, root),
    }));
  });
}

async function hookDigests(trx: Trx, day: string, hooks: readonly NoticeHook[], root: string): Promise<NewNotice[]> {
  const notices: NewNotice[] = [];
  for (const { hookId, estateId, language, name } of hooks) {
    const due = await readDueOf(trx, estateId, day);
    if (due.length === 0) continue;
    const text = digestText(language, due, { day, root, name });
    notices.push({ kind: "DIGEST", to: { hookId }, about: `${day} hook ${hookId}`, language, text });
  }
  return notices;
}

/** One digest a person, over all the roles they hold: each role sees what it sees in the app. */
async function personDigests(
  database: Database,
  day: string,
  recipients: readonly Recipient[],
  root: string,
): Promise<NewNotice[]> {
  const notices: NewNotice[] = [];
  for (const [personId, roles] of Map.groupBy(recipients, (recipient) => recipient.personId)) {
    const due = new Map<string, DueFinding>();
    for (const recipient of roles) {
      const own = await database.asViewer(viewerOf(recipient), (trx) => readDue(trx, personId, recipient.role, day));
      for (const finding of own) due.set(finding.code, finding);
    }
    const [first] = roles;
    if (first === undefined || due.size === 0) continue;
    const { language } = first;
    const text = digestText(language, [...due.values()], { day, root, name: null });
    notices.push({ kind: "DIGEST", to: { personId }, about: `${day} person ${personId}`, language, text });
  }
  return notices;
}
