import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Actor } from "./actor.ts";
import { canonicalJson, GENESIS, linkAfter, type JournalEntry } from "./journal.rules.ts";

/** Everything that is ever journalled; the dashboard has a word for each. */
export type Act =
  | "IMPORTED"
  | "RESUBMITTED"
  | "WITHDREW_BATCH"
  | "SEEDED_DEMO"
  | "EXPORTED"
  | "REVEALED"
  | "CHANGED_DATA_KEY"
  | "REFUSED"
  | "SIGNED_IN"
  | "SIGN_IN_FAILED"
  | "SIGN_IN_LOCKED"
  | "SIGNED_OUT"
  | "SIGNED_OUT_EVERYWHERE"
  | "CHOSE_ROLE"
  | "CHANGED_PASSWORD"
  | "INVITED"
  | "ACCEPTED_INVITATION"
  | "GRANTED_ROLE"
  | "ENDED_GRANT"
  | "DISABLED_PERSON"
  | "ENABLED_PERSON"
  | "DECLARED_INTEREST"
  | "ENDED_INTEREST"
  | "ISSUED_TOKEN"
  | "REVOKED_TOKEN"
  | "SAVED_VIEW"
  | "RENAMED_VIEW"
  | "SHARED_VIEW"
  | "UNSHARED_VIEW"
  | "FORGOT_VIEW"
  | "LOGGED_COMPLAINT"
  | "RAISED_FINDING"
  | "ASSIGNED_FINDING"
  | "STARTED_RECTIFICATION"
  | "SUBMITTED_RECTIFICATION"
  | "ACCEPTED_RECTIFICATION"
  | "REJECTED_RECTIFICATION"
  | "REQUESTED_EXTENSION"
  | "GRANTED_EXTENSION"
  | "REFUSED_EXTENSION"
  | "DISPUTED_FINDING"
  | "UPHELD_DISPUTE"
  | "DISMISSED_DISPUTE"
  | "ACCEPTED_RISK"
  | "PROPOSED_RISK"
  | "CONSENTED_TO_RISK"
  | "DECLINED_RISK"
  | "RESUMED_RECTIFICATION"
  | "VOIDED_FINDING"
  | "ADDED_EVIDENCE"
  | "STATED_EXCEPTION"
  | "EXPLAINED_EXCEPTION"
  | "CONFIRMED_EXCEPTION"
  | "SWITCHED_RULE_ON"
  | "SWITCHED_RULE_OFF"
  | "DRAFTED_PLAN"
  | "PLANNED_CHECK"
  | "PUBLISHED_PLAN"
  | "PUBLISHED_CHECKLIST"
  | "STARTED_CHECK"
  | "RECORDED_CHECK"
  | "CONFIRMED_CHECK"
  | "FROZE_DRAW"
  | "DREW_CHECKS"
  | "REVEALED_DRAW"
  | "SET_TARGETS"
  | "PUBLISHED_BULLETIN"
  | "RELEASED_HEADLINE"
  | "RECEIVED_BULLETIN"
  | "RETURNED_OPINION"
  | "RECEIVED_OPINION"
  | "RECEIVED_MINUTES"
  | "ASKED_QUESTION"
  | "ANSWERED_QUESTION"
  | "ADDED_MINUTES"
  | "RECORDED_DECISIONS"
  | "CLOSED_MONTH"
  | "ADOPTED_SCHEME"
  | "OPENED_REVIEW"
  | "DREW_REVIEW"
  | "REDREW_REVIEW"
  | "PUBLISHED_REVIEW"
  | "STATED_ON_REVIEW"
  | "APPEALED_REVIEW"
  | "UPHELD_APPEAL"
  | "DISMISSED_APPEAL"
  | "FINALISED_REVIEW"
  | "ORDERED_MEASURE"
  | "CHOSE_REFERENCE_YEAR"
  | "SET_NOTICE_HOOK"
  | "ENDED_NOTICE_HOOK"
  | "TRIED_NOTICE_HOOK"
  | "CHOSE_NOTICES";

/** One act, as whoever does it tells it; who did it is known from the transaction. */
export interface Deed {
  readonly act: Act;
  /** The object, as type and code. */
  readonly subject?: string | null;
  /** Estate whose auditor sees the entry. */
  readonly estateId?: number | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

const CHUNK = 500;

/**
 * Appends acts to the journal, in the transaction of their effect and as its last step: whoever appends next waits for its end.
 * The chain's end is read once, so that ten thousand acts cost ten thousand hashes and no more. Whoever signs in acts in their
 * own name although the transaction began in nobody's: then `actor` says so.
 */
export async function appendJournal(trx: Trx, deeds: readonly Deed[], actor: Actor = trx.actor): Promise<void> {
  if (deeds.length === 0) return;
  await sql`select ${takeLock("RECORD_ORDER")}`.execute(trx);
  let { seq, hash, recordedAt } = await readEnd(trx);
  const links = deeds.map((deed) => {
    seq += 1n;
    const entry = entryOf(actor, deed, seq, recordedAt);
    hash = linkAfter(hash, entry);
    return { entry, hash };
  });
  for (let from = 0; from < links.length; from += CHUNK) await insertLinks(trx, links.slice(from, from + CHUNK));
}

interface End {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly recordedAt: string;
}

async function readEnd(trx: Trx): Promise<End> {
  const found = await sql<{ seq: bigint | null; hash: string | null; at: string }>`
    select l.seq, encode(l.hash, 'hex') as hash,
      to_char(date_trunc('milliseconds', clock_timestamp()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (values (1)) v left join (select seq, hash from journal_link order by seq desc limit 1) l on true`.execute(
    trx,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("the end of the journal gave no row");
  return { seq: row.seq ?? 0n, hash: row.hash === null ? GENESIS : Buffer.from(row.hash, "hex"), recordedAt: row.at };
}

function entryOf(actor: Actor, deed: Deed, seq: bigint, recordedAt: string): JournalEntry {
  const told = (value: unknown) => (value === undefined || value === null ? null : canonicalJson(value));
  return {
    seq: seq.toString(),
    recordedAt,
    personId: actor.personId === null ? null : String(actor.personId),
    actor: actor.name,
    role: actor.role,
    address: actor.address,
    requestId: actor.requestId,
    act: deed.act,
    subject: deed.subject ?? null,
    estateId: deed.estateId === undefined || deed.estateId === null ? null : String(deed.estateId),
    before: told(deed.before),
    after: told(deed.after),
  };
}

async function insertLinks(
  trx: Trx,
  links: readonly { readonly entry: JournalEntry; readonly hash: Uint8Array }[],
): Promise<void> {
  const rows = links.map(({ entry, hash }) => ({ ...entry, hash: Buffer.from(hash).toString("hex") }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq bigint, "recordedAt" timestamptz,
    "personId" int, actor text, role text, address text, "requestId" text, act text, subject text, "estateId" int,
    before text, after text, hash text)`;
  await sql`
    insert into journal_entry
      (seq, recorded_at, person_id, actor, role, address, request_id, act, subject, estate_id, before, after)
    select seq, "recordedAt", "personId", actor, role, address, "requestId", act, subject, "estateId", before, after
    from ${given}`.execute(trx);
  await sql`insert into journal_link (seq, hash) select seq, decode(hash, 'hex') from ${given}`.execute(trx);
}
