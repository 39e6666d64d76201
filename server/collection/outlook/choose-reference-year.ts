import { sql } from "kysely";
import type { Trx } from "../../database/transaction.ts";
import type { Clock } from "../../platform/clock.ts";
import { appendJournal } from "../../platform/journal.ts";
import { done, refused, type Outcome } from "../../platform/outcome.ts";
import { monthClosed, whollyBy } from "../period.rules.ts";
import { monthAfter, REFERENCE_MONTHS } from "./reference-year.rules.ts";
import type { WatchedRate } from "./watched-rates.rules.ts";

export interface ReferenceYear {
  readonly estate: string;
  readonly rate: WatchedRate;
  readonly from: string;
  readonly reason: string;
}

const LONGEST_REASON = 2_000;

/** Chooses the twelve months that a rate is compared with (P4.3): never done by itself, and never without a reason. */
export async function chooseReferenceYear(
  trx: Trx,
  clock: Clock,
  { estate, rate, from, reason: given }: ReferenceYear,
): Promise<Outcome<{ estateId: number }>> {
  const reason = given.trim();
  if (!/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(from))
    return refused("MONTH_UNKNOWN", "from", "Give the first month as YYYY-MM, such as 2025-01.");
  if (monthAfter(from, REFERENCE_MONTHS - 1) > monthClosed(whollyBy(clock.today(), clock.today())).slice(0, 7))
    return refused("YEAR_NOT_OVER", "from", "The twelve months must be over.");
  if (reason === "" || reason.length > LONGEST_REASON)
    return refused("REASON_NOT_WRITTEN", "reason", `Write a reason of 1 to ${LONGEST_REASON} characters.`);
  const found = await sql<{ estateId: number; from: string | null }>`
    select e.estate_id as "estateId", to_char(r.from_month, 'YYYY-MM') as "from" from estate e
    left join lateral figures.reference_now(array[e.estate_id]) r on r.rate = ${rate}
    where e.estate_code = ${estate}`.execute(trx);
  const [known] = found.rows;
  if (known === undefined) return refused("ESTATE_UNKNOWN", "estate", "There is no such estate in your scope.");
  const { personId, name, role } = trx.actor;
  await sql`
    insert into warning_reference (estate_id, rate, from_month, reason, person_id, actor, role, set_at)
    values (${known.estateId}, ${rate}, ${`${from}-01`}, ${reason}, ${personId}, ${name}, ${role}, ${clock.now().toISOString()})`.execute(
    trx,
  );
  await appendJournal(trx, [
    {
      act: "CHOSE_REFERENCE_YEAR",
      subject: `Estate ${estate}`,
      estateId: known.estateId,
      before: { rate, from: known.from },
      after: { rate, from, reason },
    },
  ]);
  return done({ estateId: known.estateId });
}
