import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { estatesOf, readOwnView, type Finder } from "./saved-view.store.ts";
import { VIEW_UNKNOWN } from "./view-unknown.ts";

/** Lets others in one's role find a view, if they see at least the estates that one sees: an address may name them. */
export async function shareView(trx: Trx, me: Finder, viewId: number): Promise<Outcome<{ viewId: number }>> {
  if (me.role === null) return refused("ROLE_NOT_HELD", null, "You hold no role in which to share it.");
  const view = await readOwnView(trx, me, viewId);
  if (view === undefined) return VIEW_UNKNOWN;
  if (view.shared) return done({ viewId });
  const estates = estatesOf(me);
  await sql`update saved_view set shared_role = ${me.role}, shared_estates = ${estates === null ? null : [...estates]}::int[]
    where view_id = ${viewId}`.execute(trx);
  await appendJournal(trx, [
    { act: "SHARED_VIEW", subject: `View ${viewId}`, after: { name: view.name, address: view.address, role: me.role } },
  ]);
  return done({ viewId });
}

/** Keeps a view to oneself again. */
export async function unshareView(trx: Trx, me: Finder, viewId: number): Promise<Outcome<{ viewId: number }>> {
  const view = await readOwnView(trx, me, viewId);
  if (view === undefined) return VIEW_UNKNOWN;
  if (!view.shared) return done({ viewId });
  await sql`update saved_view set shared_role = null, shared_estates = null where view_id = ${viewId}`.execute(trx);
  await appendJournal(trx, [{ act: "UNSHARED_VIEW", subject: `View ${viewId}`, before: { name: view.name } }]);
  return done({ viewId });
}
