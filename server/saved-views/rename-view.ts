import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readName } from "./name.rules.ts";
import { isNameTaken, readOwnView, type Finder } from "./saved-view.store.ts";
import { VIEW_UNKNOWN } from "./view-unknown.ts";

/** Gives a view of one's own another name. */
export async function renameView(
  trx: Trx,
  me: Finder,
  { viewId, name: given }: { readonly viewId: number; readonly name: string },
): Promise<Outcome<{ viewId: number }>> {
  const name = readName(given);
  if (name === null) return refused("VIEW_NAME_MISSING", "name", "Write a name of 1 to 60 characters.");
  await sql`select ${takeLockOf("SAVED_VIEWS", me.personId)}`.execute(trx);
  const view = await readOwnView(trx, me, viewId);
  if (view === undefined) return VIEW_UNKNOWN;
  if (view.name === name) return done({ viewId });
  if (await isNameTaken(trx, me, name))
    return refused("VIEW_NAME_TAKEN", "name", "You have a view of this name: choose another.");
  await sql`update saved_view set name = ${name} where view_id = ${viewId}`.execute(trx);
  await appendJournal(trx, [
    { act: "RENAMED_VIEW", subject: `View ${viewId}`, before: { name: view.name }, after: { name } },
  ]);
  return done({ viewId });
}
