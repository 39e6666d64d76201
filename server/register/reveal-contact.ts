import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readOccupant, type Occupant } from "./occupant.store.ts";
import { findUnit } from "./register.loader.ts";

export interface RevealInput {
  /** Household code 一户一码. */
  readonly unit: string;
  readonly reason: string;
}

const SHORTEST_REASON = 2;
const LONGEST_REASON = 200;

/**
 * Opens name and phone of one household in the caller's scope (P5.5). Who asked, in which role, and why is journalled in the same
 * transaction: what is not written down is not shown.
 */
export async function revealContact(trx: Trx, { unit: code, reason: given }: RevealInput): Promise<Outcome<Occupant>> {
  const reason = given.trim();
  if (reason.length < SHORTEST_REASON) return refused("REASON_MISSING", "reason", "Say what you need it for.");
  if (reason.length > LONGEST_REASON)
    return refused("REASON_TOO_LONG", "reason", `Say why in at most ${LONGEST_REASON} characters.`);
  const unit = await findUnit(trx, code);
  if (unit === null) return refused("HOUSEHOLD_UNKNOWN", "unit", "There is no such household within your scope.");
  const occupant = await readOccupant(trx, unit.estateCode, unit.code);
  if (occupant === null || (occupant.name === null && occupant.phone === null))
    return refused("NO_CONTACT", "unit", "Neither name nor phone is registered for this household.");
  const { estateId } = unit;
  await appendJournal(trx, [
    { act: "REVEALED", subject: `Household ${unit.householdCode()}`, estateId, after: { reason } },
  ]);
  return done(occupant);
}
