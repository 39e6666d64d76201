import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import type { CheckKey } from "./check.store.ts";
import type { CheckAnswer, CheckPhoto } from "./check.type.ts";
import { readTemplates } from "./template.store.ts";
import type { CheckTemplate } from "./template.type.ts";

const textOf = ({ estateId, checkId }: CheckKey): string => `${estateId}/${checkId}`;
const ids = (keys: readonly CheckKey[]) =>
  sql`unnest(${keys.map(({ estateId }) => estateId)}::int[], ${keys.map(({ checkId }) => checkId)}::uuid[]) k (estate_id, check_id)`;

export interface TemplateKey {
  readonly code: string;
  /** Null for the latest. */
  readonly version: number | null;
}

/** Checklists by code and version. */
export const templateLoader: LoaderKind<TemplateKey, CheckTemplate | null> = {
  key: ({ code, version }) => `${code}/${version ?? ""}`,
  async batch(trx, keys) {
    const named = keys.flatMap(({ code, version }) => (version === null ? [] : [{ code, version }]));
    const exact = named.length === 0 ? [] : await readTemplates(trx, named);
    const latest = named.length === keys.length ? [] : await readTemplates(trx);
    return keys.map(({ code, version }) => {
      const among = version === null ? latest : exact;
      return among.find((known) => known.code === code && (version === null || known.version === version)) ?? null;
    });
  },
};

/** Answers of checks, with the finding that each raised. */
export const answersLoader: LoaderKind<CheckKey, readonly CheckAnswer[]> = {
  key: textOf,
  async batch(trx, keys) {
    const found = await sql<CheckAnswer & CheckKey>`
      select a.estate_id as "estateId", a.check_id as "checkId", a.item, a.value, a.note, a.earned, a.possible, a.severity,
        (select f.finding_code from figures.finding_now f where f.estate_id = a.estate_id and f.source = 'CHECK'
          and f.source_key = a.check_id || ':' || a.item order by f.finding_id limit 1) as finding
      from check_answer a join ${ids(keys)} on a.estate_id = k.estate_id and a.check_id = k.check_id`.execute(trx);
    const grouped = Map.groupBy(found.rows, textOf);
    return keys.map((key) => grouped.get(textOf(key)) ?? []);
  },
};

/** Photos of checks; none for a committee, for people may be on them. */
export const photosLoader: LoaderKind<CheckKey, readonly CheckPhoto[]> = {
  key: textOf,
  async batch(trx, keys) {
    const found = await sql<CheckPhoto & CheckKey>`
      select p.estate_id as "estateId", p.check_id as "checkId", p.sha256, p.item, p.taken_at as "takenAt", p.place,
        p.stamped_from as "stampedFrom", '/check-photos/' || p.check_id || '/' || p.sha256 as path,
        '/check-photos/' || p.check_id || '/' || p.sha256 || '/thumbnail' as thumbnail
      from check_photo p join ${ids(keys)} on p.estate_id = k.estate_id and p.check_id = k.check_id
      order by p.taken_at, p.sha256`.execute(trx);
    const grouped = Map.groupBy(found.rows, textOf);
    return keys.map((key) => grouped.get(textOf(key)) ?? []);
  },
};
