import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Identity } from "../platform/identity.ts";
import { SavedView } from "./saved-view.type.ts";

/** Whoever asks, as far as it decides which views they find. */
export type Finder = Pick<Identity, "personId" | "role" | "viewer">;

/** Estates that somebody sees; null for all, or for who sees none and people instead. */
export const estatesOf = ({ viewer }: Finder): readonly number[] | null =>
  viewer.scope === "estates" ? viewer.estateIds : null;

/** One's own views by name, then those that others share with one: of the same role, and of estates that one sees as well. */
export async function readViews(trx: Trx, finder: Finder, viewId: number | null = null): Promise<SavedView[]> {
  const estates = estatesOf(finder);
  const sees = estates === null ? sql`true` : sql`v.shared_estates <@ ${[...estates]}::int[]`;
  const found = await sql<SavedView>`
    select v.view_id as "viewId", v.name, v.address, v.shared_role is not null as shared,
      v.person_id = ${finder.personId} as own, p.name as by
    from saved_view v join person p on p.person_id = v.person_id
    where (v.person_id = ${finder.personId} or v.shared_role = ${finder.role} and p.disabled_at is null and ${sees})
      and v.view_id = coalesce(${viewId}::int, v.view_id)
    order by own desc, v.name, v.view_id`.execute(trx);
  return found.rows.map((row) => Object.assign(new SavedView(), row));
}

/** One of one's own views. */
export async function readOwnView(trx: Trx, finder: Finder, viewId: number): Promise<SavedView | undefined> {
  return (await readViews(trx, finder, viewId)).find(({ own }) => own);
}

export async function countOwnViews(trx: Trx, { personId }: Finder): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from saved_view where person_id = ${personId}`.execute(trx);
  return found.rows[0]?.count ?? 0;
}

export async function isNameTaken(trx: Trx, { personId }: Finder, name: string): Promise<boolean> {
  const found = await sql`select from saved_view where person_id = ${personId} and name = ${name}`.execute(trx);
  return found.rows.length > 0;
}
