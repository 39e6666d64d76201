import { sql } from "kysely";
import type { Trx } from "../../server/database/transaction.ts";
import type { Shown } from "./attack.ts";
import type { Household } from "./random-estate.ts";

interface Made {
  /** Number within the estate. */
  readonly at: number;
  readonly kind: "BULLETIN" | "HEADLINE";
  readonly day: string;
  readonly now: readonly Household[];
  readonly lastYear: readonly Household[];
}

/** Releases an estate as it is done, and gives what is shown. */
export async function release(trx: Trx, estateId: number, { at, kind, day, now, lastYear }: Made): Promise<Shown> {
  const households = JSON.stringify(now);
  const before = JSON.stringify(lastYear);
  const told = await sql<{ shown: Shown }>`
    select figures.committee_figures(${estateId}, ${kind}, ${day}, ${households}::jsonb, ${before}::jsonb) as shown`.execute(
    trx,
  );
  const [row] = told.rows;
  if (row === undefined) throw new Error("no figures");
  await sql`
    insert into committee_release (estate_id, release_id, kind, month, as_of, figures, content, sha256, released_at, releaser_name, releaser_role)
    values (${estateId}, ${at}, ${kind}, ${kind === "BULLETIN" ? `2026-0${at}` : null}, ${day}, ${JSON.stringify(row.shown)}::jsonb, '{}',
      encode(sha256('{}'::bytea), 'hex'), now(), 'test', 'HEADQUARTERS')`.execute(trx);
  await sql`
    insert into committee_release_household (estate_id, release_id, households, last_year)
    values (${estateId}, ${at}, ${households}::jsonb, ${before}::jsonb)`.execute(trx);
  return row.shown;
}
