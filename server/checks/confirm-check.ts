import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf, type CheckRefusal } from "./check-refusal.rules.ts";
import { findCheck, type CheckKey } from "./check.store.ts";
import { liesAhead } from "./start-check.ts";

/** What the person inspected says on site, on the inspector's phone. */
export interface Confirmation {
  readonly name: string;
  readonly position: string;
  /** False where they do not confirm 拒签; then they, or the inspector, say why. */
  readonly agreed: boolean;
  readonly confirmationRemark: string;
  readonly at: string;
}

/** Records the confirmation of a check 现场确认. Sent again it changes nothing. */
export async function confirmCheck(trx: Trx, clock: Clock, given: CheckKey & Confirmation): Promise<Outcome<CheckKey>> {
  const { estateId, checkId, position, agreed, at } = given;
  const [name, remark] = [given.name.trim(), given.confirmationRemark.trim()];
  const check = await findCheck(trx, given);
  if (check === undefined) return refusalOf("CHECK_UNKNOWN");
  if (check.inspectorId !== trx.actor.personId) return refusalOf("CHECK_OF_ANOTHER");
  if (check.digest === null) return refusalOf("NOT_RECORDED");
  const flaw = confirmationFlaw(clock, given);
  if (flaw !== null) return refusalOf(flaw);
  if (check.confirmerName !== null)
    return check.confirmerName === name && check.agreed === agreed
      ? done({ estateId, checkId })
      : refusalOf("CHECK_CONFIRMED");
  await sql`
    insert into check_confirmation (estate_id, check_id, name, position, agreed, remark, at, recorded_at, recorder_name)
    values (${estateId}, ${checkId}, ${name}, ${position.trim()}, ${agreed}, ${remark}, ${at}, ${clock.now().toISOString()},
      ${trx.actor.name})
    on conflict (estate_id, check_id) do nothing`.execute(trx);
  await appendJournal(trx, [
    { act: "CONFIRMED_CHECK", subject: `Check ${check.number}`, estateId, after: { name, position, agreed, remark } },
  ]);
  return done({ estateId, checkId });
}

/** What is wrong with a confirmation, before anything is written. */
export function confirmationFlaw(clock: Clock, given: Confirmation): CheckRefusal | null {
  const { position, agreed, at, confirmationRemark } = given;
  const name = given.name.trim();
  if (name === "" || name.length > 60 || position.length > 60) return "NAME_MISSING";
  if (!agreed && confirmationRemark.trim() === "") return "REMARK_MISSING";
  if (confirmationRemark.length > 1000) return "TEXT_TOO_LONG";
  return liesAhead(clock, at) ? "IN_THE_FUTURE" : null;
}
