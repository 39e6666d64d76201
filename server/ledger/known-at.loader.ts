import { sql } from "kysely";
import type { LoaderKind, RequestContext } from "../platform/context.ts";

/** Which time is asked about: none stands for everything recorded. */
export interface KnownAtKey {
  readonly knownAt: string | null;
}

/** When the latest batch known was recorded: with it as known-at the same answer can be had for ever. */
export const knownAtLoader: LoaderKind<KnownAtKey, string | null> = {
  key: ({ knownAt }) => knownAt ?? "",
  async batch(trx, keys) {
    const found = await sql<{ recorded_at: string | null }>`
      select (select max(b.recorded_at) from batch b where q.k is null or b.recorded_at <= q.k) as recorded_at
      from unnest(${keys.map(({ knownAt }) => knownAt)}::timestamptz[]) with ordinality as q(k, i) order by q.i`.execute(
      trx,
    );
    return found.rows.map((row) => row.recorded_at);
  },
};

/** Whether nothing was recorded after a time. */
const allKnownLoader: LoaderKind<string, boolean> = {
  key: (knownAt) => knownAt,
  async batch(trx, keys) {
    const found = await sql<{ all_known: boolean }>`
      select not exists (select from batch b where b.recorded_at > q.k) as all_known
      from unnest(${[...keys]}::timestamptz[]) with ordinality as q(k, i) order by q.i`.execute(trx);
    return found.rows.map((row) => row.all_known);
  },
};

/**
 * The known-at time to work figures out with: none where everything recorded was known by then. The answer is the same, and cells hold it,
 * while what was known earlier is worked out entry by entry.
 */
export async function soughtKnownAt(context: RequestContext, knownAt: string | null): Promise<string | null> {
  return knownAt === null || (await context.load(allKnownLoader, knownAt)) ? null : knownAt;
}
