import { sql } from "kysely";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import { PLATFORMS, type HookPlatform, type HookTarget } from "./hook-request.rules.ts";
import type { Language } from "../platform/both-languages.ts";
import type { NoticeHook } from "./notice.type.ts";

export interface NewHook {
  readonly estateId: number | null;
  readonly name: string;
  readonly language: Language;
  readonly target: HookTarget;
}

/** An address as it is compared: a fragment is not sent. */
function addressOf(url: string): string {
  const address = new URL(url);
  address.hash = "";
  return address.href;
}

/** Whether notices of an estate, or of the company (null), go to an address already: the company's are of every estate as well. */
export async function isInUse(trx: Trx, estateId: number | null, url: string): Promise<boolean> {
  const found = await sql<{ hookId: number }>`
    select hook_id as "hookId" from notice_hook
    where ended_at is null and (estate_id is null or ${estateId}::int is null or estate_id = ${estateId}::int)`.execute(
    trx,
  );
  for (const { hookId } of found.rows) {
    const target = await openHook(trx, hookId);
    if (target !== null && addressOf(target.url) === addressOf(url)) return true;
  }
  return false;
}

/** Keeps a hook; its address and secret are sealed, and nobody reads them again. Null where another took the address meanwhile. */
export async function insertHook(
  trx: Trx,
  now: Date,
  { estateId, name, language, target }: NewHook,
): Promise<number | null> {
  const { platform, url, secret } = target;
  const found = await sql<{ hookId: number }>`
    insert into notice_hook (estate_id, platform, name, host, language, set_at, setter_name, address_digest)
    values (${estateId}, ${platform}, ${name}, ${new URL(url).hostname}, ${language}, ${now.toISOString()}, ${trx.actor.name},
      ${trx.vault.digest(JSON.stringify(["notice hook", addressOf(url)]))})
    on conflict do nothing returning hook_id as "hookId"`.execute(trx);
  const hookId = found.rows[0]?.hookId;
  if (hookId === undefined) return null;
  const sealed = trx.vault.seal(JSON.stringify({ url, secret }), sealedPlace.noticeHook(hookId));
  await sql`insert into notice_hook_secret (hook_id, sealed) values (${hookId}, ${sealed})`.execute(trx);
  return hookId;
}

/** Hooks in use, the company's first. */
export async function listHooks(trx: Trx): Promise<NoticeHook[]> {
  const found = await sql<NoticeHook>`
    select h.hook_id as "hookId", h.estate_id as "estateId", e.estate_code as "estateCode", h.platform, h.name, h.host, h.language,
      h.set_at as "setAt", h.setter_name as "setBy"
    from notice_hook h left join estate e on e.estate_id = h.estate_id
    where h.ended_at is null order by e.estate_code nulls first, h.hook_id`.execute(trx);
  return found.rows;
}

/** Takes a hook out of use; false where there is none in use. */
export async function endHook(trx: Trx, now: Date, hookId: number): Promise<boolean> {
  const ended = await sql`
    update notice_hook set ended_at = ${now.toISOString()} where hook_id = ${hookId} and ended_at is null returning hook_id`.execute(
    trx,
  );
  return ended.rows.length > 0;
}

/** Where a hook's notices go; null once it is out of use. */
export async function openHook(trx: Trx, hookId: number): Promise<HookTarget | null> {
  const found = await sql<{ platform: string; sealed: string }>`
    select h.platform, s.sealed from notice_hook h join notice_hook_secret s on s.hook_id = h.hook_id
    where h.hook_id = ${hookId} and h.ended_at is null`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) return null;
  const platform: HookPlatform = PLATFORMS.find((known) => known === row.platform) ?? "OTHER";
  const told: { url: string; secret: string } = JSON.parse(trx.vault.open(row.sealed, sealedPlace.noticeHook(hookId)));
  return { platform, url: told.url, secret: told.secret };
}
