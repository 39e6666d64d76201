import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { nextTry } from "./back-off.rules.ts";
import { carryToHook, type Carried, type MailCarrier, type Post } from "./carriers.ts";
import { hookRequest, type HookTarget } from "./hook-request.rules.ts";
import { openHook } from "./hook.store.ts";
import { claimDue, writeOutcome, type ClaimedNotice } from "./notice.store.ts";
import { readPreference } from "./recipient.store.ts";

export interface Carriers {
  /** Null where no e-mail is sent. */
  readonly mail: MailCarrier | null;
  readonly post: Post;
}

/** Taken at once; an attempt that its server never ended is another's ten minutes later. */
const BATCH = 10;

/**
 * Sends what is due, and writes down what became of each: nothing is held in the database while others are waited for. Gives how many
 * were tried.
 */
export async function deliverNotices(database: Database, clock: Clock, carriers: Carriers): Promise<number> {
  const claimed = await database.asServer(HEADQUARTERS, (trx) => claimDue(trx, clock.now(), BATCH));
  for (const notice of claimed) {
    const { delivered, status, answer, again } = await carry(database, clock, carriers, notice);
    const now = clock.now();
    const nextAt = delivered || !again ? null : nextTry(notice.attempt, now);
    await database.asServer(HEADQUARTERS, (trx) =>
      writeOutcome(trx, now, notice, { delivered, status, answer, nextAt }),
    );
  }
  return claimed.length;
}

const undeliverable = (answer: string): Carried => ({ delivered: false, status: null, answer, again: false });

async function carry(
  database: Database,
  clock: Clock,
  { mail, post }: Carriers,
  { personId, hookId, subject, body }: ClaimedNotice,
): Promise<Carried> {
  if (personId !== null) {
    if (mail === null) return undeliverable("no mail server is set");
    const { email } = await database.asViewer({ scope: "people" }, (trx) => readPreference(trx, personId));
    return email === null ? undeliverable("no email address") : mail(email, { subject, body });
  }
  const target: HookTarget | null =
    hookId === null ? null : await database.asViewer(HEADQUARTERS, (trx) => openHook(trx, hookId));
  if (target === null) return undeliverable("no longer in use");
  return carryToHook(post, target, hookRequest(target, body, clock.now()));
}
