import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { nextBatchId } from "../ledger/record-batch.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import type { Estate } from "../register/register.type.ts";
import { readComplaint } from "./service.store.ts";
import type { Complaint, ComplaintChannel, ComplaintKind, ComplaintSubject } from "./service.type.ts";

const LONGEST_NO = 64;

export interface LogInput {
  readonly estate: Pick<Estate, "estateId" | "code">;
  readonly complaintNo: string;
  readonly building: string | null;
  readonly kind: ComplaintKind;
  readonly channel: ComplaintChannel;
  readonly subject: ComplaintSubject;
  readonly receivedAt: string;
  readonly respondedAt: string | null;
  readonly settledAt: string | null;
  /** Whether it is not to be the next version of another. */
  readonly isNew: boolean;
}

/**
 * Logs a complaint or an enquiry, or what became of it (P7.3): the same number again is its next version. It is recorded as a batch of its
 * own, so that it can be withdrawn and what was known at a time stays told, as with files.
 */
export async function logComplaint(trx: Trx, clock: Clock, input: LogInput): Promise<Outcome<Complaint>> {
  const { estate, building, receivedAt, respondedAt, settledAt } = input;
  const { estateId } = estate;
  const complaintNo = input.complaintNo.trim();
  if (complaintNo === "" || complaintNo.length > LONGEST_NO || /\p{Cc}/u.test(complaintNo))
    return refused("COMPLAINT_NO_NOT_WRITTEN", "complaintNo", `Write a number of 1 to ${LONGEST_NO} characters.`);
  const wrong = wrongTimes(clock, { receivedAt, respondedAt, settledAt });
  if (wrong !== null) return wrong;
  const found = await sql<{ id: string }>`
    select building_id::text as id from building where estate_id = ${estateId} and building_code = ${building}`.execute(
    trx,
  );
  const buildingId = found.rows[0]?.id ?? null;
  if (building !== null && buildingId === null)
    return refused("BUILDING_UNKNOWN", "building", "The estate has no such building.");
  const before = await readComplaint(trx, { estateId, complaintNo });
  if (input.isNew && before !== null)
    return refused(
      "COMPLAINT_NO_TAKEN",
      "complaintNo",
      "The estate has a complaint of this number: follow that one up.",
    );
  const batchId = await nextBatchId(trx);
  const { kind, channel, subject } = input;
  const told = { kind, channel, subject, building, receivedAt, respondedAt, settledAt };
  await sql`
    insert into complaint (estate_id, batch_id, key_digest, digest, complaint_no, building_id, kind, channel, subject, received_at, responded_at, settled_at)
    values (${estateId}, ${batchId}, ${digestOf([complaintNo])}, ${digestOf([complaintNo, told])}, ${complaintNo}, ${buildingId}::bigint,
      ${kind}, ${channel}, ${subject}, ${receivedAt}, ${respondedAt}, ${settledAt})`.execute(trx);
  await sql`select record_batch(${batchId}, 'IMPORT', ${`${estate.code} ${complaintNo}`}, null, null)`.execute(trx);
  await appendJournal(trx, [
    {
      act: "LOGGED_COMPLAINT",
      subject: `Complaint ${estate.code} ${complaintNo}`,
      estateId,
      ...(before !== null && { before: { respondedAt: before.respondedAt, settledAt: before.settledAt } }),
      after: told,
    },
  ]);
  const logged = await readComplaint(trx, { estateId, complaintNo });
  if (logged === null) throw new Error(`the complaint ${complaintNo} was not recorded`);
  return done(logged);
}

/** The same digest by which files recognise a row of the same number. */
const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

interface Times {
  readonly receivedAt: string;
  readonly respondedAt: string | null;
  readonly settledAt: string | null;
}

function wrongTimes(clock: Clock, { receivedAt, respondedAt, settledAt }: Times): Outcome<never> | null {
  const [now, received] = [clock.now().getTime(), Date.parse(receivedAt)];
  if (received > now)
    return refused("RECEIVED_IN_FUTURE", "receivedAt", "It cannot have been received later than now.");
  for (const [field, at] of Object.entries({ respondedAt, settledAt })) {
    if (at === null) continue;
    if (Date.parse(at) < received) return refused("BEFORE_RECEIVED", field, "This lies before it was received.");
    if (Date.parse(at) > now) return refused("NOT_YET", field, "This lies in the future.");
  }
  // Whoever settles a complaint has responded to it, at the latest then.
  if (settledAt !== null && (respondedAt === null || Date.parse(settledAt) < Date.parse(respondedAt)))
    return refused(
      "SETTLED_BEFORE_RESPONSE",
      respondedAt === null ? "respondedAt" : "settledAt",
      "It cannot be settled before it was responded to: say when that was, at the latest when it was settled.",
    );
  return null;
}
