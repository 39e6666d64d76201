import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readEstateNames, readPerson } from "./person.store.ts";

export const INTEREST_KINDS = ["ESTATE", "HOUSEHOLD", "COMPANY"] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

export interface InterestInput {
  readonly personId: number;
  readonly kind: InterestKind;
  /** Code of the estate, household code (E01/01-101), or the company's name. */
  readonly subject: string;
  readonly note: string;
}

const LONGEST_NOTE = 500;

/** Notes a conflict of interest of a person. */
export async function declareInterest(
  trx: Trx,
  today: string,
  { personId, kind, subject: given, note }: InterestInput,
): Promise<Outcome<{ personId: number }>> {
  const subject = given.trim();
  if ((await readPerson(trx, personId)) === undefined)
    return refused("PERSON_UNKNOWN", "personId", "There is no such person.");
  if (subject === "" || subject.length > 200) return refused("SUBJECT_MISSING", "subject", "Say which.");
  if (note.length > LONGEST_NOTE)
    return refused("INTEREST_NOTE", "note", `Say it in at most ${LONGEST_NOTE} characters.`);
  // Administrators read no household, so that its code can be held to its form alone.
  if (kind === "HOUSEHOLD" && !/^[^/]+\/[^/]+$/.test(subject))
    return refused("HOUSEHOLD_CODE", "subject", "Write the household's whole code, such as E01/01-101.");
  const code = kind === "HOUSEHOLD" ? (subject.split("/")[0] ?? "") : subject;
  const estate = kind === "COMPANY" ? null : (await readEstateNames(trx)).find((known) => known.code === code);
  if (estate === undefined) return refused("ESTATE_UNKNOWN", "subject", `There is no estate ${code}.`);
  await sql`
    insert into interest (person_id, kind, estate_id, subject, note, declared_on)
    values (${personId}, ${kind}, ${estate?.estateId ?? null}, ${subject}, ${note.trim()}, ${today})`.execute(trx);
  await appendJournal(trx, [
    {
      act: "DECLARED_INTEREST",
      subject: `Person ${personId}`,
      estateId: estate?.estateId ?? null,
      after: { kind, subject, note: note.trim() },
    },
  ]);
  return done({ personId });
}

/** Notes that a conflict of interest is over. */
export async function endInterest(trx: Trx, today: string, interestId: number): Promise<Outcome<{ personId: number }>> {
  const found = await sql<{ person_id: number; kind: string; subject: string; estate_id: number | null }>`
    update interest set ended_on = ${today} where interest_id = ${interestId} and ended_on is null
    returning person_id, kind, subject, estate_id`.execute(trx);
  const [ended] = found.rows;
  if (ended === undefined) return refused("INTEREST_UNKNOWN", "interestId", "There is no such entry, or it is over.");
  const { person_id: personId, kind, subject, estate_id: estateId } = ended;
  await appendJournal(trx, [
    { act: "ENDED_INTEREST", subject: `Person ${personId}`, estateId, before: { kind, subject } },
  ]);
  return done({ personId });
}
