import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { findCheck, type CheckKey } from "./check.store.ts";
import { liesAhead } from "./start-check.ts";

export interface PhotoGiven extends CheckKey {
  readonly item: string;
  readonly takenAt: string;
  readonly place: string;
  readonly stampedFrom: string | null;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Notes a photo of a check that has started and is not handed in. The same file again is the same photo. */
export async function addPhoto(trx: Trx, clock: Clock, given: PhotoGiven): Promise<Outcome<{ sha256: string }>> {
  const { estateId, checkId, item, takenAt, place, stampedFrom, sha256, mediaType, bytes } = given;
  const check = await findCheck(trx, given);
  if (check === undefined) return refusalOf("CHECK_UNKNOWN");
  if (check.inspectorId !== trx.actor.personId) return refusalOf("CHECK_OF_ANOTHER");
  const known = await sql`select from check_photo
    where estate_id = ${estateId} and check_id = ${checkId} and sha256 = ${sha256}`.execute(trx);
  if (known.rows.length > 0) return done({ sha256 });
  if (check.digest !== null) return refusalOf("ALREADY_RECORDED");
  if (liesAhead(clock, takenAt)) return refusalOf("IN_THE_FUTURE");
  await sql`
    insert into check_photo (estate_id, check_id, sha256, item, media_type, bytes, taken_at, place, stamped_from, uploaded_at, uploader_id)
    values (${estateId}, ${checkId}, ${sha256}, ${item}, ${mediaType}, ${bytes}, ${takenAt}, ${place.slice(0, 120)}, ${stampedFrom},
      ${clock.now().toISOString()}, ${trx.actor.personId})
    on conflict (estate_id, check_id, sha256) do nothing`.execute(trx);
  return done({ sha256 });
}

/** What a photo's file is; null where the viewer sees no such photo. */
export async function findPhoto(trx: Trx, checkId: string, sha256: string): Promise<{ mediaType: string } | null> {
  const found = await sql<{ mediaType: string }>`
    select media_type as "mediaType" from check_photo where check_id::text = ${checkId} and sha256 = ${sha256}`.execute(
    trx,
  );
  return found.rows[0] ?? null;
}
