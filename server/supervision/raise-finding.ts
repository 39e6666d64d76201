import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { FindingDesk, type FindingOpening, type OpenedFinding } from "../platform/finding-desk.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { whoActs } from "./finding-case.store.ts";
import { ACTS, insertEvent, missing } from "./finding-event.ts";
import { findingCode } from "./finding-code.rules.ts";
import { refusalOf } from "./finding-refusal.rules.ts";
import { moveFrom } from "./rectification.rules.ts";

interface Known {
  readonly findingId: number;
  readonly closed: boolean;
}

/** Records a problem 登记问题; one that its source has opened before and that is still open is given back. */
export async function raiseFinding(trx: Trx, clock: Clock, opening: FindingOpening): Promise<Outcome<OpenedFinding>> {
  const flawed = refuseFlawed(opening);
  if (flawed !== null) return flawed;
  const { role } = whoActs(trx);
  if (role === null || moveFrom(null, "RAISE")?.roles.includes(role) !== true) return refusalOf("NOT_IN_THIS_ROLE");
  const { estateId } = opening;
  const estate = await lockEstate(trx, estateId);
  if (estate === null) return refused("ESTATE_UNKNOWN", "estate", "There is no such estate in your scope.");
  const known = opening.sourceKey === null ? undefined : await lastOfSource(trx, opening);
  if (known?.closed === false)
    return done({
      estateId,
      findingId: known.findingId,
      code: findingCode(estate.code, known.findingId),
      opened: false,
    });
  const findingId = estate.next;
  const code = findingCode(estate.code, findingId);
  await insertFinding(trx, clock, opening, findingId, known?.findingId ?? null);
  await insertEvent(trx, clock, { estateId, findingId, seq: 1, action: "RAISE", words: {} });
  const { source, sourceKey, severity, title } = opening;
  const after = { source, sourceKey, severity, title, recursOf: known?.findingId ?? null };
  await appendJournal(trx, [{ act: ACTS.RAISE, subject: `Finding ${code}`, estateId, after }]);
  return done({ estateId, findingId, code, opened: true });
}

function refuseFlawed({ title, description, confidential }: FindingOpening): Outcome<never> | null {
  return (
    missing("title", title, 120) ??
    (description.length > 4000 ? refused("WORDS_TOO_LONG", "description", "At most 4,000 characters.") : null) ??
    ((confidential?.length ?? 0) > 4000 ? refused("WORDS_TOO_LONG", "confidential", "At most 4,000 characters.") : null)
  );
}

async function lockEstate(
  trx: Trx,
  estateId: number,
): Promise<{ readonly code: string; readonly next: number } | null> {
  await sql`select ${takeLockOf("FINDING_NUMBERS", estateId)}`.execute(trx);
  const found = await sql<{ code: string; next: number }>`
    select e.estate_code as code,
      (select coalesce(max(f.finding_id), 0) + 1 from finding f where f.estate_id = e.estate_id) as next
    from estate e where e.estate_id = ${estateId}`.execute(trx);
  return found.rows[0] ?? null;
}

async function lastOfSource(trx: Trx, { estateId, source, sourceKey }: FindingOpening): Promise<Known | undefined> {
  const found = await sql<Known>`
    select f.finding_id as "findingId", f.closed_on is not null as closed from figures.finding_now f
    where f.estate_id = ${estateId} and f.source = ${source} and f.source_key = ${sourceKey}
    order by f.finding_id desc limit 1`.execute(trx);
  return found.rows[0];
}

async function insertFinding(
  trx: Trx,
  clock: Clock,
  { estateId, source, sourceKey, severity, title, description, confidential }: FindingOpening,
  findingId: number,
  recursOf: number | null,
): Promise<void> {
  await sql`
    insert into finding (estate_id, finding_id, source, severity, title, description, recurs_of, raised_on)
    values (${estateId}, ${findingId}, ${source}, ${severity}, ${title.trim()}, ${description.trim()}, ${recursOf}, ${clock.today()})`.execute(
    trx,
  );
  if (sourceKey !== null)
    await sql`
      insert into finding_origin (estate_id, finding_id, source, source_key, recurs_of)
      values (${estateId}, ${findingId}, ${source}, ${sourceKey}, ${recursOf})`.execute(trx);
  const note = confidential?.trim() ?? "";
  if (note === "") return;
  const sealed = trx.vault.seal(note, sealedPlace.finding(estateId, findingId));
  await sql`insert into finding_confidential (estate_id, finding_id, sealed) values (${estateId}, ${findingId}, ${sealed})`.execute(
    trx,
  );
}

/** Takes what other features find. */
export class OpenFindingDesk extends FindingDesk {
  open(trx: Trx, clock: Clock, opening: FindingOpening): Promise<Outcome<OpenedFinding>> {
    return raiseFinding(trx, clock, opening);
  }
}
