import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";

export interface CauseKey {
  readonly estateId: number;
  /** Rule and subject, as a finding keeps them. */
  readonly sourceKey: string;
}

/** Since when the causes of findings are gone; null while the rule still finds them, and where there is no exception in scope. */
export const causeGoneLoader: LoaderKind<CauseKey, string | null> = {
  key: ({ estateId, sourceKey }) => `${estateId}/${sourceKey}`,
  async batch(trx, keys) {
    const given = JSON.stringify(
      keys.map(({ estateId, sourceKey }, call) => {
        const colon = sourceKey.indexOf(":");
        return { call, estate_id: estateId, rule: sourceKey.slice(0, colon), subject: sourceKey.slice(colon + 1) };
      }),
    );
    const found = await sql<{ call: number; goneAt: string | null }>`
      select q.call, f.gone_at as "goneAt"
      from jsonb_to_recordset(${given}::jsonb) as q(call int, estate_id int, rule text, subject text)
      join audit_found f on f.estate_id = q.estate_id and f.rule = q.rule and f.subject = q.subject`.execute(trx);
    return keys.map((_key, call) => found.rows.find((row) => row.call === call)?.goneAt ?? null);
  },
};
