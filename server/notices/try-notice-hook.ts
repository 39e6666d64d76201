import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { listHooks } from "./hook.store.ts";
import { refusalOf } from "./notice-refusal.rules.ts";
import { trialText } from "./notice-text.rules.ts";
import { putOut } from "./notice.store.ts";

/** Puts a test notice for a group chat into the outbox; what became of it stands there within a minute. */
export async function tryNoticeHook(trx: Trx, clock: Clock, hookId: number): Promise<Outcome<{ hookId: number }>> {
  const hook = (await listHooks(trx)).find((known) => known.hookId === hookId);
  if (hook === undefined) return refusalOf("HOOK_UNKNOWN");
  const { language, name } = hook;
  const now = clock.now();
  const about = `${hookId}/${now.toISOString()}`;
  await putOut(trx, now, [{ kind: "TRIAL", to: { hookId }, about, language, text: trialText(language, name) }]);
  await appendJournal(trx, [{ act: "TRIED_NOTICE_HOOK", subject: `NoticeHook ${hookId}` }]);
  return done({ hookId });
}
