import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";

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
