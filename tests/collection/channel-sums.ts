import { sql } from "kysely";
import { expect } from "vitest";
import { estateIdsOf } from "../../server/collection/kpi.store.ts";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";

interface Question {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}

/** The payments behind each channel add up to what it paid, and all channels to what was collected. */
export async function expectChannelSums(
  database: Database,
  estate: string,
  { from, to, asOf }: Question,
  collected: number,
): Promise<void> {
  const found = await database.asViewer(HEADQUARTERS, async (trx) => {
    const estates = [...(await estateIdsOf(trx, [estate])).values()];
    const position = { from, to, as_of: asOf, known_at: null, fee_class: "PROPERTY_FEE", slice: { estates } };
    const nothing = { ...position, to: "1999-12-31", from: "1999-12-31" };
    return sql<{ paid: bigint; now: string | null; before: string | null }>`
      select c.paid, (select sum(r.paid_now) from figures.channel_rows(c.channel, ${JSON.stringify(nothing)}::jsonb,
          ${JSON.stringify(position)}::jsonb, null, 10000) r)::text as now,
        (select sum(r.paid_before) from figures.channel_rows(c.channel, ${JSON.stringify(position)}::jsonb,
          ${JSON.stringify(position)}::jsonb, null, 10000) r)::text as before
      from figures.paid_by_channel(${from}::date, ${to}::date, ${asOf}::date, null, 'PROPERTY_FEE',
        ${JSON.stringify({ estates })}::jsonb) c`.execute(trx);
  });
  for (const { paid, now, before } of found.rows)
    expect([now ?? "0", before ?? "0"]).toEqual([String(paid), String(paid)]);
  expect(found.rows.reduce((sum, { paid }) => sum + Number(paid), 0)).toBe(collected);
}
