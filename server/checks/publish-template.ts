import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { templateObjection, type TemplateItem } from "./template.rules.ts";

export interface PublishTemplateGiven {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly basis: string;
  readonly items: readonly TemplateItem[];
  readonly reason: string;
}

/** Publishes the next version of a checklist (P8.2): checks that have started keep theirs. */
export async function publishTemplate(
  trx: Trx,
  clock: Clock,
  { code, titleZh, titleEn, basis, items, reason }: PublishTemplateGiven,
): Promise<Outcome<{ code: string; version: number }>> {
  if (!/^[A-Z][A-Z0-9_]{1,31}$/.test(code)) return refusalOf("TEMPLATE_CODE");
  if (titleZh.trim() === "" || titleEn.trim() === "") return refusalOf("TITLE_MISSING");
  if (reason.trim() === "") return refusalOf("REASON_MISSING");
  const objection = templateObjection(items);
  if (objection !== null)
    return refused(objection.code, `items.${objection.item ?? ""}`, "The items make no checklist: mend the one named.");
  const found = await sql<{ version: number }>`
    insert into check_template (template_code, version, title_zh, title_en, basis, items, published_at, publisher_name, reason)
    select ${code}, coalesce(max(t.version), 0) + 1, ${titleZh.trim()}, ${titleEn.trim()}, ${basis}, ${JSON.stringify(items)}::jsonb,
      ${clock.now().toISOString()}::timestamptz, ${trx.actor.name}, ${reason.trim()}
    from check_template t where t.template_code = ${code} returning version`.execute(trx);
  const version = found.rows[0]?.version ?? 1;
  await appendJournal(trx, [{ act: "PUBLISHED_CHECKLIST", subject: `Checklist ${code}`, after: { version, reason } }]);
  return done({ code, version });
}
