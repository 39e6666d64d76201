import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx, type Viewer } from "../../server/database/transaction.ts";

/** A question to a figure function, as it is written in SQL. */
interface Question {
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly feeClass: string | null;
  readonly slice: Readonly<Record<string, readonly (string | number)[]>>;
}

const POSITIONS = [
  { from: "2026-01-01", to: "2026-01-31", asOf: "2026-01-31" },
  { from: "2026-01-01", to: "2026-03-31", asOf: "2026-02-20" },
  { from: "2026-02-01", to: "2026-02-28", asOf: "2026-05-31" },
  { from: "2026-02-10", to: "2026-03-31", asOf: "2026-02-01" },
  { from: "2026-02-01", to: "2026-02-28", asOf: "2026-02-14" },
  { from: "2025-01-01", to: "2025-12-31", asOf: "2026-01-15" },
];
const GROUPINGS = [
  "portfolio",
  "region",
  "city_company",
  "estate",
  "building",
  "property_type",
  "use",
  "fee_class",
  "fee_item",
  "liable_kind",
  "type_use_kind",
];

/** A figure from cells and by its definition: the rows that must be equal. */
const FIGURES = [
  { instant: "instant_money", definition: "collection_money", rows: "*" },
  { instant: "instant_households", definition: "collection_households", rows: "*" },
  { instant: "instant_ageing", definition: "ageing", rows: "*" },
  // A group in which nothing is held may be told or not.
  {
    instant: "instant_held",
    definition: "cash_flow",
    rows: "group_key, held, unidentified",
    where: "held <> 0 or unidentified <> 0",
  },
  // Of months up to the as-of date.
  { instant: "instant_cohorts", definition: "cohort_triangle", rows: "*", months: 18 },
  { instant: "instant_moves", definition: "bucket_moves", rows: "*", months: 5 },
] as const;

/** Every grouping at every position, and slices by everything a cell knows. */
function questions(estate: number, building: string): Question[] {
  const slices = [
    {},
    { estates: [estate] },
    { buildings: [building] },
    { liableKinds: ["OWNER"] },
    { propertyTypes: ["MIXED_USE"], regions: ["north"] },
    { uses: ["RESIDENTIAL"], cityCompanies: [""] },
  ];
  return POSITIONS.flatMap((position, at) =>
    GROUPINGS.map((by, index) => ({
      by,
      ...position,
      feeClass: (at + index) % 3 === 0 ? null : "PROPERTY_FEE",
      slice: slices[(at * GROUPINGS.length + index * 5) % slices.length] ?? {},
    })),
  );
}

/** Rows in which an instant figure and its definition differ, in one snapshot; none is what must be. */
export async function differences(database: Database, viewer: Viewer = HEADQUARTERS): Promise<unknown[]> {
  return database.asViewer(viewer, async (trx) => {
    const asked = await askable(trx);
    const found: unknown[] = [];
    for (const { instant, definition, rows, ...only } of FIGURES) {
      // The others of these are the definition's anyway.
      const these = "months" in only ? asked.filter(({ by }) => by === "portfolio" || by === "estate") : asked;
      const span = "months" in only ? sql`${only.months}` : sql`(q.value ->> 'from')::date, (q.value ->> 'to')::date`;
      const call = (name: string) => sql`select to_jsonb(f) as row, q.ordinality as n
        from jsonb_array_elements(${JSON.stringify(these)}::jsonb) with ordinality q
        cross join lateral (select ${sql.raw(rows)} from ${sql.raw(`figures.${name}`)}(q.value ->> 'by', ${span},
          (q.value ->> 'asOf')::date, null, q.value ->> 'feeClass', q.value -> 'slice') where ${sql.raw("where" in only ? only.where : "true")}) f`;
      const differing = await sql<{ n: number; side: string; row: unknown }>`
        with told as materialized (${call(instant)}), defined as materialized (${call(definition)})
        select n::int, 'instant' as side, row from (select * from told except all select * from defined) a
        union all select n::int, 'definition', row from (select * from defined except all select * from told) b`.execute(
        trx,
      );
      found.push(...differing.rows.map(({ n, ...rest }) => ({ definition, question: these[n - 1], ...rest })));
    }
    return found;
  });
}

async function askable(trx: Trx): Promise<Question[]> {
  const found = await sql<{ estate_id: number; building_id: string }>`
    select estate_id, building_id::text as building_id from building order by 1 desc, 2 limit 1`.execute(trx);
  return found.rows.flatMap((row) => questions(row.estate_id, row.building_id));
}

/** How many cells and months wait. */
export async function marksOf(database: Database): Promise<number> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ count: number }>`select marked_cells as count from figures.cell_lag()`.execute(trx);
    return found.rows[0]?.count ?? 0;
  });
}

/** Bills of which something is unpaid, or will be before today, and where lists would not look for them: there must be none. */
export async function missedOpenBills(database: Database): Promise<string[]> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ bill_no: string }>`
      select b.bill_no from bill b
      left join posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')
      where not exists (select from void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
        and not exists (select from open_bill o where o.estate_id = b.estate_id and o.bill_id = b.bill_id)
      group by b.estate_id, b.bill_id
      having b.amount <> coalesce(sum(p.amount), 0) or max(p.effective_on) >= current_date
      order by 1`.execute(trx);
    return found.rows.map((row) => row.bill_no);
  });
}
