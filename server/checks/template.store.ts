import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { CheckTemplate } from "./template.type.ts";

/** Checklists: the latest version of each, or those named. */
export function readTemplates(
  trx: Trx,
  named: readonly { readonly code: string; readonly version: number }[] | null = null,
): Promise<CheckTemplate[]> {
  return read(
    trx,
    named === null
      ? sql`not exists (select from check_template n where n.template_code = t.template_code and n.version > t.version)`
      : sql`(t.template_code, t.version) in (select * from unnest(${named.map(({ code }) => code)}::text[],
          ${named.map(({ version }) => version)}::int[]))`,
  );
}

/** Every version of a checklist, the latest first. */
export const readVersions = (trx: Trx, code: string): Promise<CheckTemplate[]> =>
  read(trx, sql`t.template_code = ${code}`);

export async function findTemplate(trx: Trx, code: string, version: number): Promise<CheckTemplate | undefined> {
  return (await readTemplates(trx, [{ code, version }]))[0];
}

async function read(trx: Trx, which: RawBuilder<unknown>): Promise<CheckTemplate[]> {
  const found = await sql<CheckTemplate>`
    select t.template_code as code, t.version, t.title_zh as "titleZh", t.title_en as "titleEn", t.basis, t.items, t.published_at as "publishedAt",
      t.publisher_name as publisher, t.reason
    from check_template t where ${which} order by t.template_code collate "C", t.version desc`.execute(trx);
  return found.rows.map((row) => Object.assign(new CheckTemplate(), row));
}
