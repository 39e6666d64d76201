import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { endHook } from "./hook.store.ts";
import { refusalOf } from "./notice-refusal.rules.ts";

/** Sends no more to a group chat; what waits for it is given up. */
export async function endNoticeHook(trx: Trx, clock: Clock, hookId: number): Promise<Outcome<{ hookId: number }>> {
  if (!(await endHook(trx, clock.now(), hookId))) return refusalOf("HOOK_UNKNOWN");
  await appendJournal(trx, [{ act: "ENDED_NOTICE_HOOK", subject: `NoticeHook ${hookId}` }]);
  return done({ hookId });
}
