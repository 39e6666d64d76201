import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { CheckTemplate } from "./template.type.ts";

/** Checklists: the latest version of each, or those named. */
export async function readTemplates(
  trx: Trx,
  named: readonly { readonly code: string; readonly version: number }[] | null = null,
): Promise<CheckTemplate[]> {
  const which =
    named === null
      ? sql`not exists (select from check_template n where n.template_code = t.template_code and n.version > t.version)`
      : sql`(t.template_code, t.version) in (select * from unnest(${named.map(({ code }) => code)}::text[],
          ${named.map(({ version }) => version)}::int[]))`;
  const found = await sql<CheckTemplate>`
    select t.template_code as code, t.version, t.title_zh as "titleZh", t.title_en as "titleEn", t.basis, t.items, t.published_at as "publishedAt",
      t.publisher_name as publisher, t.reason
    from check_template t where ${which} order by t.template_code collate "C"`.execute(trx);
  return found.rows.map((row) => Object.assign(new CheckTemplate(), row));
}

export async function findTemplate(trx: Trx, code: string, version: number): Promise<CheckTemplate | undefined> {
  return (await readTemplates(trx, [{ code, version }]))[0];
}
