import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readOwnView, type Finder } from "./saved-view.store.ts";
import { VIEW_UNKNOWN } from "./view-unknown.ts";

/** Forgets a view of one's own; whoever found it shared finds it no more. */
export async function forgetView(trx: Trx, me: Finder, viewId: number): Promise<Outcome<{ viewId: number }>> {
  const view = await readOwnView(trx, me, viewId);
  if (view === undefined) return VIEW_UNKNOWN;
  await sql`delete from saved_view where view_id = ${viewId}`.execute(trx);
  const { name, address, shared } = view;
  await appendJournal(trx, [{ act: "FORGOT_VIEW", subject: `View ${viewId}`, before: { name, address, shared } }]);
  return done({ viewId });
}
