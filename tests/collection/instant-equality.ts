import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import { Comparing, type Defined } from "./differing-rows.ts";
import { owedDifferences } from "./owed-equality.ts";

/** A question to a figure function, as it is written in SQL. */
interface Question {
  readonly by: string;
  /** As known when a batch was recorded; null for everything. */
  readonly knownAt: string | null;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly feeClass: string | null;
  readonly slice: Readonly<Record<string, readonly (string | number)[]>>;
}

/** An estate, a building of it, and when the latest batches were recorded. */
interface Place {
  readonly estate: number;
  readonly building: string;
  readonly recorded: readonly string[];
}

const POSITIONS = [
  { from: "2026-01-01", to: "2026-01-31", asOf: "2026-01-31" },
  { from: "2026-01-01", to: "2026-03-31", asOf: "2026-02-20" },
  { from: "2026-02-01", to: "2026-02-28", asOf: "2026-05-31" },
  { from: "2026-02-10", to: "2026-03-31", asOf: "2026-02-01" },
  { from: "2026-02-01", to: "2026-02-28", asOf: "2026-02-14" },
  { from: "2025-01-01", to: "2025-12-31", asOf: "2026-01-15" },
  // No bill is settled later.
  { from: "2026-01-01", to: "2026-12-31", asOf: "2027-12-31" },
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
  { instant: "instant_cash", definition: "cash_flow", rows: "*" },
  { instant: "instant_ageing_by_year", definition: "ageing_by_year", rows: "*" },
  // Of months up to the as-of date.
  { instant: "instant_cohorts", definition: "cohort_triangle", rows: "*", months: 18 },
  { instant: "instant_moves", definition: "bucket_moves", rows: "*", months: 5 },
  { instant: "instant_changes", definition: "household_changes", rows: "*", months: 14 },
] as const;

const POSITION = sql`(q.value ->> 'from')::date, (q.value ->> 'to')::date, (q.value ->> 'asOf')::date, (q.value ->> 'knownAt')::timestamptz,
  q.value ->> 'feeClass', q.value -> 'slice'`;

/** Groupings told in one go, and each by its definition. */
const TYPED = {
  told: sql`(select to_jsonb(m) as row from figures.instant_money('typed', ${POSITION}) m)`,
  defined: sql`(select to_jsonb(m) || jsonb_build_object('group_key', k.by || ':' || m.group_key) as row
    from unnest(array['property_type', 'use', 'liable_kind', 'type_use_kind']) as k (by)
    cross join lateral figures.collection_money(k.by, ${POSITION}) m)`,
};

/** Every grouping at every position, and slices by everything a cell knows; some as known earlier, others each turn. */
function questions({ estate, building, recorded }: Place, turn: number): Question[] {
  const knownAt = [null, ...recorded];
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
      knownAt: knownAt[(turn + at + index) % knownAt.length] ?? null,
      feeClass: (at + index) % 3 === 0 ? null : "PROPERTY_FEE",
      slice: slices[(at * GROUPINGS.length + index * 5) % slices.length] ?? {},
    })),
  );
}

let turns = 0;

/** A ledger that is not written to: its definitions are asked once, however often what cells tell is compared with them. */
export interface StillLedger {
  /** Rows in which an instant figure and its definition differ; none is what must be. */
  differences(): Promise<unknown[]>;
}

export function stillLedger(database: Database): StillLedger {
  const turn = turns++;
  const defined: Defined = new Map();
  return { differences: () => database.asViewer(HEADQUARTERS, (trx) => compare(new Comparing(trx, defined), turn)) };
}

/** The same of a ledger that others write to, all in one snapshot. */
export const differences = (database: Database): Promise<unknown[]> => stillLedger(database).differences();

async function compare(comparing: Comparing, turn: number): Promise<unknown[]> {
  const place = await latestPlace(comparing.trx);
  const asked = place.flatMap((one) => questions(one, turn));
  const found: unknown[] = [];
  for (const { estate, building } of place) found.push(...(await owedDifferences(comparing, estate, building, turn)));
  for (const { instant, definition, rows, ...only } of FIGURES) {
    // The others of these are the definition's anyway.
    const these = "months" in only ? asked.filter(({ by }) => by === "portfolio" || by === "estate") : asked;
    const span = "months" in only ? sql`${only.months}` : sql`(q.value ->> 'from')::date, (q.value ->> 'to')::date`;
    const call = (
      name: string,
    ) => sql`(select ${sql.raw(rows)} from ${sql.raw(`figures.${name}`)}(q.value ->> 'by', ${span},
        (q.value ->> 'asOf')::date, (q.value ->> 'knownAt')::timestamptz, q.value ->> 'feeClass', q.value -> 'slice') where ${sql.raw("where" in only ? only.where : "true")})`;
    const differ = await comparing.differing(these, { told: call(instant), defined: call(definition) });
    found.push(...differ.map((row) => ({ definition, row })));
  }
  const typed = asked.filter(({ by }) => by === "type_use_kind");
  return [...found, ...(await comparing.differing(typed, TYPED))];
}

/** The estate that came last and its first building; nothing where there is none. */
async function latestPlace(trx: Trx): Promise<readonly Place[]> {
  const found = await sql<Place>`
    select estate_id as estate, building_id::text as building,
      array(select b.recorded_at::text from batch b order by b.recorded_at desc limit 4) as recorded
    from building order by 1 desc, building_id limit 1`.execute(trx);
  return found.rows;
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
