import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readAddress } from "./address.rules.ts";
import { readName } from "./name.rules.ts";
import { countOwnViews, estatesOf, isNameTaken, type Finder } from "./saved-view.store.ts";

export interface SaveInput {
  readonly name: string;
  readonly address: string;
  readonly shared: boolean;
}

/** Views of one person. */
const MOST = 100;

/** Keeps an address of the dashboard under a name. */
export async function saveView(
  trx: Trx,
  now: Date,
  me: Finder,
  input: SaveInput,
): Promise<Outcome<{ viewId: number }>> {
  const name = readName(input.name);
  if (name === null) return refused("VIEW_NAME_MISSING", "name", "Write a name of 1 to 60 characters.");
  const address = readAddress(input.address);
  if (address === null)
    return refused("ADDRESS_UNKNOWN", "address", "This is no page of the dashboard that can be kept.");
  await sql`select ${takeLockOf("SAVED_VIEWS", me.personId)}`.execute(trx);
  if (await isNameTaken(trx, me, name))
    return refused("VIEW_NAME_TAKEN", "name", "You have a view of this name: choose another.");
  if ((await countOwnViews(trx, me)) >= MOST)
    return refused("TOO_MANY_VIEWS", null, `You have ${MOST} views: forget one first.`);
  const shared = input.shared && me.role !== null;
  const estates = shared ? estatesOf(me) : null;
  const { rows } = await sql<{ viewId: number }>`
    insert into saved_view (person_id, name, address, saved_at, shared_role, shared_estates)
    values (${me.personId}, ${name}, ${address}, ${now.toISOString()}, ${shared ? me.role : null},
      ${estates === null ? null : [...estates]}::int[])
    returning view_id as "viewId"`.execute(trx);
  const [saved] = rows;
  if (saved === undefined) throw new Error("the view was not saved");
  const { viewId } = saved;
  await appendJournal(trx, [{ act: "SAVED_VIEW", subject: `View ${viewId}`, after: { name, address, shared } }]);
  return done({ viewId });
}
