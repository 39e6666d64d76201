import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Objection, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import {
  isSaid,
  TEMPLATE_FLAWS,
  templateObjections,
  type TemplateItem,
  type TemplateObjection,
} from "./template.rules.ts";

export interface PublishTemplateGiven {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly basis: string;
  readonly items: readonly TemplateItem[];
  readonly reason: string;
  /** Version that these items were written from; null where nobody looked. */
  readonly basedOn: number | null;
}

/** Publishes the next version of a checklist (P8.2): checks that have started keep theirs. */
export async function publishTemplate(
  trx: Trx,
  clock: Clock,
  given: PublishTemplateGiven,
): Promise<Outcome<{ code: string; version: number }>> {
  const { code, items, basedOn } = given;
  const titleZh = given.titleZh.trim();
  const titleEn = given.titleEn.trim();
  const reason = given.reason.trim();
  if (!/^[A-Z][A-Z0-9_]{1,31}$/.test(code)) return refusalOf("TEMPLATE_CODE");
  if (!isSaid(titleZh, 120)) return refused("TITLE_MISSING", "titleZh", "Give it a title of at most 120 characters.");
  if (!isSaid(titleEn, 120)) return refused("TITLE_MISSING", "titleEn", "Give it a title of at most 120 characters.");
  if (given.basis.length > 300) return refusalOf("TEXT_TOO_LONG");
  if (!isSaid(reason, 500)) return refusalOf("VERSION_REASON");
  const objections = templateObjections(items);
  if (objections.length > 0) return { refused: objections.map(told) };
  await sql`select ${takeLock("TEMPLATES")}`.execute(trx);
  const latest = await sql<{ version: number }>`
    select coalesce(max(t.version), 0) as version from check_template t where t.template_code = ${code}`.execute(trx);
  const before = latest.rows[0]?.version ?? 0;
  if (basedOn === 0 && before > 0) return refusalOf("TEMPLATE_TAKEN");
  if (basedOn !== null && basedOn !== before) return refusalOf("TEMPLATE_CHANGED");
  const version = before + 1;
  await sql`
    insert into check_template (template_code, version, title_zh, title_en, basis, items, published_at, publisher_name, reason)
    values (${code}, ${version}, ${titleZh}, ${titleEn}, ${given.basis.trim()}, ${JSON.stringify(items)}::jsonb,
      ${clock.now().toISOString()}::timestamptz, ${trx.actor.name}, ${reason})`.execute(trx);
  await appendJournal(trx, [{ act: "PUBLISHED_CHECKLIST", subject: `Checklist ${code}`, after: { version, reason } }]);
  return done({ code, version });
}

/** Said at the item where one is at fault. */
const told = ({ code, item }: TemplateObjection): Objection => ({
  code,
  field: item === null ? "items" : `items.${item}`,
  message: TEMPLATE_FLAWS[code],
});
