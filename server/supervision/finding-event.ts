import { sql } from "kysely";
import type { Database, Trx, Viewer } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal, type Act } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { codeOf, messageOf } from "../platform/refusal.ts";
import { readCase, type FindingCase } from "./finding-case.store.ts";
import { refusalOf } from "./finding-refusal.rules.ts";
import { objectionTo, type FindingAction } from "./rectification.rules.ts";

/** What is written of an event beside who, when and where it leads: that follows from what happened before. */
export interface EventWords {
  readonly reason?: string;
  readonly assigneeId?: number;
  readonly assigneeName?: string;
  readonly dueOn?: string;
  readonly untilOn?: string;
  readonly rootCause?: string;
  readonly corrective?: string;
  readonly preventive?: string;
}

/** Which finding somebody acts on, as they saw it. */
export interface FindingAt {
  readonly code: string;
  /** Number of its last event then: if another has happened since, nothing is done. */
  readonly version: number;
}

export interface Moved {
  readonly code: string;
}

/** What the journal calls an action. */
export const ACTS: Readonly<Record<FindingAction, Act>> = {
  RAISE: "RAISED_FINDING",
  ASSIGN: "ASSIGNED_FINDING",
  START: "STARTED_RECTIFICATION",
  SUBMIT: "SUBMITTED_RECTIFICATION",
  ACCEPT: "ACCEPTED_RECTIFICATION",
  REJECT: "REJECTED_RECTIFICATION",
  REQUEST_EXTENSION: "REQUESTED_EXTENSION",
  GRANT_EXTENSION: "GRANTED_EXTENSION",
  REFUSE_EXTENSION: "REFUSED_EXTENSION",
  DISPUTE: "DISPUTED_FINDING",
  UPHOLD: "UPHELD_DISPUTE",
  DISMISS: "DISMISSED_DISPUTE",
  ACCEPT_RISK: "ACCEPTED_RISK",
  PROPOSE_RISK: "PROPOSED_RISK",
  CONSENT_TO_RISK: "CONSENTED_TO_RISK",
  DECLINE_RISK: "DECLINED_RISK",
  RESUME: "RESUMED_RECTIFICATION",
  VOID: "VOIDED_FINDING",
};

/**
 * Does something with a finding: the one way for every command. Who may not is told why before anything is written; the database
 * asks the same again of the event itself, whoever writes it.
 */
export async function actOnFinding(
  trx: Trx,
  clock: Clock,
  { code, version }: FindingAt,
  action: FindingAction,
  words: EventWords | ((found: FindingCase) => Promise<Outcome<EventWords>>) = {},
): Promise<Outcome<Moved>> {
  const found = await readCase(trx, code, clock.today());
  if (found === null) return refusalOf("FINDING_UNKNOWN");
  if (found.version !== version) return refusalOf("MOVED_ON");
  const objection = objectionTo(action, found);
  if (objection !== null) return refusalOf(objection);
  const said = typeof words === "function" ? await words(found) : done(words);
  if (said.done === undefined) return said;
  await insertEvent(trx, clock, { ...found, seq: found.version + 1, action, words: said.done });
  await journal(trx, found, action, said.done);
  return done({ code });
}

export interface FindingWhy extends FindingAt {
  readonly reason: string;
}

/** An action that needs nothing but its reason. */
export function sayWhy(trx: Trx, clock: Clock, input: FindingWhy, action: FindingAction): Promise<Outcome<Moved>> {
  const { reason } = input;
  return actOnFinding(trx, clock, input, action, async () => missing("reason", reason) ?? done({ reason }));
}

interface NewEvent {
  readonly estateId: number;
  readonly findingId: number;
  readonly seq: number;
  readonly action: FindingAction;
  readonly words: EventWords;
}

export async function insertEvent(trx: Trx, clock: Clock, event: NewEvent): Promise<void> {
  const { estateId, findingId, seq, action, words } = event;
  const { personId, name, role } = trx.actor;
  await sql`
    insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day,
      reason, root_cause, corrective, preventive, until_on, assignee_id, assignee_name, due_on)
    values (${estateId}, ${findingId}, ${seq}, ${action}, '', 0, ${personId}, ${name}, ${role}, ${clock.now().toISOString()},
      ${clock.today()}, ${words.reason?.trim() ?? ""}, ${words.rootCause ?? null}, ${words.corrective ?? null},
      ${words.preventive ?? null}, ${words.untilOn ?? null}, ${words.assigneeId ?? null}, ${words.assigneeName ?? null},
      ${words.dueOn ?? null})`.execute(trx);
}

const journal = (trx: Trx, { code, estateId, state, version }: FindingCase, action: FindingAction, words: EventWords) =>
  appendJournal(trx, [
    {
      act: ACTS[action],
      subject: `Finding ${code}`,
      estateId,
      before: { state, version },
      after: { ...words, version: version + 1 },
    },
  ]);

/** Runs a command in a transaction; where another was first, or the database knows better, the refusal is told as such. */
export async function inFindings<T>(
  database: Database,
  viewer: Viewer,
  work: (trx: Trx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await database.asServer(viewer, work);
  } catch (error) {
    const code = codeOf(error);
    // Two have acted at once, and this one came second.
    if (code === "40001" || (code === "23505" && /finding_(event|evidence|once|pkey)/.test(messageOf(error))))
      return refusalOf("MOVED_ON");
    if (code !== "23514") throw error;
    // A file that came while the finding was being closed.
    if (messageOf(error).endsWith(" is closed")) return refusalOf("NOT_IN_THIS_STATE");
    const objection = /is refused: ([A-Z_]+)$/.exec(messageOf(error))?.[1];
    if (objection === undefined) throw error;
    // Its state was right when it was read just now.
    return refusalOf(objection === "NOT_IN_THIS_STATE" ? "MOVED_ON" : objection);
  }
}

/** Letters, digits, signs: a text of blanks and of what nobody sees says nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A text that must be there. */
export function missing(field: string, text: string, most = 2000): Outcome<never> | null {
  if (!VISIBLE.test(text)) return refused("WORDS_MISSING", field, "Say why, in a sentence.");
  return tooLong(field, text, most);
}

/** A text that may be empty. */
export function tooLong(field: string, text: string, most = 2000): Outcome<never> | null {
  return text.length > most ? refused("WORDS_TOO_LONG", field, `At most ${most} characters.`) : null;
}
