import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { urlObjection, type HookPlatform } from "./hook-request.rules.ts";
import { insertHook, isInUse } from "./hook.store.ts";
import { refusalOf } from "./notice-refusal.rules.ts";
import type { Language } from "../platform/both-languages.ts";

export interface NoticeHookGiven {
  readonly estate?: string | null;
  readonly platform: HookPlatform;
  readonly name: string;
  readonly url: string;
  readonly secret: string;
  readonly language: Language;
}

/** Has notices sent to a group chat, once to each address. WeCom's address is its own secret; others' requests are signed. */
export async function setNoticeHook(
  trx: Trx,
  clock: Clock,
  { estate, platform, name: given, url, secret, language }: NoticeHookGiven,
): Promise<Outcome<{ hookId: number }>> {
  const name = given.trim();
  if (name === "" || name.length > 60) return refusalOf("HOOK_NAME");
  if (urlObjection(url) !== null) return refusalOf("HOOK_URL");
  const unsigned = platform === "WECOM" && secret === "";
  if (!unsigned && (secret.length < 8 || secret.length > 200)) return refusalOf("HOOK_SECRET");
  const estateId = estate == null ? null : await findEstate(trx, estate);
  if (estateId === undefined) return refusalOf("ESTATE_UNKNOWN");
  if (await isInUse(trx, estateId, url)) return refusalOf("HOOK_IN_USE");
  const hookId = await insertHook(trx, clock.now(), { estateId, name, language, target: { platform, url, secret } });
  if (hookId === null) return refusalOf("HOOK_IN_USE");
  const after = { name, platform, host: new URL(url).hostname };
  await appendJournal(trx, [{ act: "SET_NOTICE_HOOK", subject: `NoticeHook ${hookId}`, estateId, after }]);
  return done({ hookId });
}

async function findEstate(trx: Trx, code: string): Promise<number | undefined> {
  const found = await sql<{ id: number }>`select estate_id as id from estate where estate_code = ${code}`.execute(trx);
  return found.rows[0]?.id;
}
