import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import type { Language } from "../platform/both-languages.ts";

export interface NoticePreferenceGiven {
  readonly language: Language;
  readonly byMail: boolean;
}

/** How somebody wants to be told from now on; in scope of people. */
export async function setNoticePreference(
  trx: Trx,
  clock: Clock,
  personId: number,
  { language, byMail }: NoticePreferenceGiven,
): Promise<void> {
  await sql`
    insert into notice_preference (person_id, language, by_mail, set_at)
    values (${personId}, ${language}, ${byMail}, ${clock.now().toISOString()})
    on conflict (person_id) do update set language = excluded.language, by_mail = excluded.by_mail, set_at = excluded.set_at`.execute(
    trx,
  );
  await appendJournal(trx, [{ act: "CHOSE_NOTICES", subject: `Person ${personId}`, after: { language, byMail } }]);
}
