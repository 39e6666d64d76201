import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { appendJournal } from "../platform/journal.ts";
import { canonicalJson } from "../platform/journal.rules.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { judge, type Judged } from "./answer.rules.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { findCheck, photosByItem, type CheckKey } from "./check.store.ts";
import { confirmationFlaw, confirmCheck, type Confirmation } from "./confirm-check.ts";
import { sha256 } from "./draw.rules.ts";
import { openFindings } from "./open-findings.ts";
import { liesAhead, dayOf } from "./start-check.ts";
import { findTemplate } from "./template.store.ts";

export interface RecordCheckGiven extends CheckKey {
  readonly finishedAt: string;
  readonly remark: string;
  readonly answers: readonly { readonly item: string; readonly value: string; readonly note: string }[];
  /** What the person inspected said on site; it may come later. */
  readonly confirmation: Confirmation | null;
}

/**
 * Records the answers of a check 提交检查, with their points, and opens a finding for each that raises one. The same draft sent again
 * is the same check, however often: nothing is written. Other answers for it are refused.
 */
export async function recordCheck(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  given: RecordCheckGiven,
): Promise<Outcome<CheckKey>> {
  const check = await findCheck(trx, given);
  if (check === undefined) return refusalOf("CHECK_UNKNOWN");
  if (check.inspectorId !== trx.actor.personId) return refusalOf("CHECK_OF_ANOTHER");
  const digest = digestOf(given);
  const { confirmation } = given;
  const flaw = confirmation === null ? null : confirmationFlaw(clock, confirmation);
  if (flaw !== null) return refusalOf(flaw);
  const confirmed = () =>
    confirmation === null ? done(keyOf(check)) : confirmCheck(trx, clock, { ...check, ...confirmation });
  if (check.digest !== null) return check.digest === digest ? confirmed() : refusalOf("ALREADY_RECORDED");
  if (liesAhead(clock, given.finishedAt)) return refusalOf("IN_THE_FUTURE");
  if (isBefore(given.finishedAt, check.startedAt)) return refusalOf("FINISHED_BEFORE_START");
  if (given.remark.length > 2000) return refusalOf("TEXT_TOO_LONG");
  const template = await findTemplate(trx, check.templateCode, check.templateVersion);
  if (template === undefined) return refusalOf("TEMPLATE_UNKNOWN");
  const judged = judge(template.items, given.answers, await photosByItem(trx, given));
  if (judged.done === undefined) return judged;
  if (!(await insertRecord(trx, clock, given, digest))) return recordCheck(trx, clock, desk, given);
  await insertAnswers(trx, given, judged.done);
  const findings = await openFindings(trx, clock, desk, check, judged.done);
  await appendJournal(trx, [
    {
      act: "RECORDED_CHECK",
      subject: `Check ${check.number}`,
      estateId: given.estateId,
      after: { digest, answers: judged.done.length, findings },
    },
  ]);
  return confirmed();
}

/** How far a phone's clock may have been set back while the check went on. */
const SET_BACK_MS = 24 * 3_600_000;

const isBefore = (finishedAt: string, startedAt: string): boolean =>
  new Date(finishedAt).getTime() < new Date(startedAt).getTime() - SET_BACK_MS;

const keyOf = ({ estateId, checkId }: CheckKey): CheckKey => ({ estateId, checkId });

function digestOf({ finishedAt, remark, answers }: RecordCheckGiven): string {
  const sorted = answers.toSorted((one, other) => (one.item < other.item ? -1 : 1));
  return sha256(canonicalJson({ finishedAt: new Date(finishedAt).toISOString(), remark, answers: sorted }));
}

/** False where the same draft has arrived meanwhile. */
async function insertRecord(trx: Trx, clock: Clock, given: RecordCheckGiven, digest: string): Promise<boolean> {
  const { estateId, checkId, finishedAt, remark } = given;
  const found = await sql`
    insert into check_record (estate_id, check_id, finished_at, recorded_at, on_day, remark, digest)
    values (${estateId}, ${checkId}, ${finishedAt}, ${clock.now().toISOString()}, ${dayOf(clock, finishedAt)}, ${remark}, ${digest})
    on conflict (estate_id, check_id) do nothing returning 1`.execute(trx);
  return found.rows.length > 0;
}

async function insertAnswers(trx: Trx, { estateId, checkId }: CheckKey, judged: readonly Judged[]): Promise<void> {
  const rows = judged.map(({ item, value, note, earned, possible, severity }) => ({
    item: item.code,
    value,
    note,
    earned,
    possible,
    severity,
  }));
  await sql`
    insert into check_answer (estate_id, check_id, item, value, note, earned, possible, severity)
    select ${estateId}, ${checkId}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(item text, value text, note text, earned int, possible int, severity text)`.execute(trx);
}
