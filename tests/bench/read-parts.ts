import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import { apiOver } from "../support/api.ts";
import { TODAY } from "./generate-ledger.ts";
import { median, ms, p95, ratio, times, type Line } from "./measure.ts";
import { ownTime } from "./processor-time.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const LAST_YEAR = { from: "2025-01-01", to: "2025-12-31", asOf: "2025-12-31" };
const RUNS = 40;

const RATES = `currentRate { ...r } onTimeRate { ...r } overdueRate { ...r } recoveryRate { ...r } combinedRate { ...r } outstanding`;
const FRAGMENT = `fragment r on Rate { value numerator denominator reason }`;
const position = ({ from, to, asOf }: { from: string; to: string; asOf: string }) =>
  `period: { from: "${from}", to: "${to}" }, asOf: "${asOf}"`;
const RUNNING = position({ ...YEAR, asOf: TODAY });

const QUERIES = {
  comparison: `{ estates { code collection(${RUNNING}) { ${RATES} } } } ${FRAGMENT}`,
  closed: `{ estates { code collection(${position(LAST_YEAR)}) { ${RATES} } } } ${FRAGMENT}`,
  households: `{ estates { code collection(${RUNNING}) { householdRate { value } householdOnTimeRate { value } householdOverdueRate { value } } } }`,
  page: `{ portfolio { collection(${RUNNING}) { ...c } } estates { code collection(${RUNNING}) { ...c } } }
    fragment c on Collection { ...d completeness { quarantinedRows } previousPeriod { ...d } lastYear { ...d } } fragment d on Collection { ${RATES} } ${FRAGMENT}`,
  buildings: `{ estate(code: "E0007") { buildings { code collection(${RUNNING}) { ${RATES} } } } } ${FRAGMENT}`,
  trend: `{ estates { code collection(${RUNNING}) { trend(months: 24) { currentRate { value } } } } }`,
};

/** A figure function for the year as of today, as SQL. */
export function figure(name: string, by: string, slice: object) {
  return sql`select * from ${sql.raw(`figures.${name}`)}(${by}, ${YEAR.from}::date, ${YEAR.to}::date, ${TODAY}::date, null, 'PROPERTY_FEE',
    ${JSON.stringify(slice)}::jsonb)`;
}

async function once(database: Database, query: ReturnType<typeof figure>): Promise<number> {
  const [time] = await times(1, () => database.asViewer(HEADQUARTERS, (trx) => query.execute(trx)), 0);
  return time ?? 0;
}

/** The pages' questions through the API, against the same question to the ledger's own tables. */
export async function measureReads(database: Database): Promise<Line[]> {
  const api = await apiOver(database, TODAY);
  // The answer's text, which is read by whoever asked.
  const asked = async (query: string) => {
    const { payload } = await api.inject({ method: "POST", url: "/graphql", payload: { query } });
    if (!payload.startsWith('{"data"')) throw new Error(payload.slice(0, 1_000));
  };
  const taken = async (query: string, runs = RUNS) => times(runs, () => asked(query));
  const estates = await taken(QUERIES.comparison);
  const inSql = await times(RUNS, () =>
    database.asViewer(HEADQUARTERS, (trx) => figure("instant_money", "estate", {}).execute(trx)),
  );
  const ledger = await once(database, figure("collection_money", "estate", {}));
  const buildings = await taken(QUERIES.buildings);
  const own = await estateOf(database);
  const ofLedger = await once(database, figure("collection_money", "building", { estates: [own] }));
  const lines = [
    line("comparison of 300 estates, year, as of today", estates, "p95 ≤ 50 ms"),
    line("… last year, as of its end", await taken(QUERIES.closed), "p95 ≤ 50 ms"),
    line("… by households, as of today", await taken(QUERIES.households), ""),
    line("… the page: total and estates, now, previous, last year", await taken(QUERIES.page, 15), ""),
    line("… 24 months of each estate", await taken(QUERIES.trend, 5), ""),
    {
      part: "read",
      measure: "comparison from the ledger's tables ÷ through the API",
      value: `${ms(ledger)} ÷ ${ms(median(estates))} = ${ratio(ledger / median(estates))}`,
      aim: "≥ 500×",
    },
    line("building table of an estate, year", buildings, "p95 ≤ 50 ms"),
    {
      part: "read",
      measure: "building table from the ledger's tables ÷ through the API",
      value: `${ms(ofLedger)} ÷ ${ms(median(buildings))} = ${ratio(ofLedger / median(buildings))}`,
      aim: "",
    },
    { part: "read", measure: "API less SQL, 300 estates", value: ms(median(estates) - median(inSql)), aim: "≤ 5 ms" },
    {
      part: "read",
      measure: "… processor time of the server's process alone",
      value: ms(median(await times(RUNS, () => asked(QUERIES.comparison), undefined, ownTime))),
      aim: "",
    },
  ];
  await api.app.close();
  return lines;
}

const line = (measure: string, sorted: readonly number[], aim: string): Line => ({
  part: "read",
  measure,
  value: `median ${ms(median(sorted))}, p95 ${ms(p95(sorted))}`,
  aim,
});

async function estateOf(database: Database): Promise<number> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ id: number }>`select estate_id as id from estate where estate_code = 'E0007'`.execute(
      trx,
    );
    return found.rows[0]?.id ?? 0;
  });
}

/** The comparison while cells wait: what is marked is read from the ledger. */
export async function measureMarks(database: Database): Promise<Line[]> {
  const lines: Line[] = [];
  for (const marks of [0, 100, 1_000, 10_000]) {
    const sorted = await withMarks(database, marks, (trx) =>
      times(marks > 1_000 ? 1 : 10, () => figure("instant_money", "estate", {}).execute(trx), marks > 1_000 ? 0 : 2),
    );
    lines.push({ part: "marks", measure: `comparison with ${marks} marked cells`, value: ms(median(sorted)), aim: "" });
  }
  return lines;
}

/** Marks cells in a transaction that is then undone. */
async function withMarks<T>(database: Database, marks: number, work: (trx: Trx) => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  const undo = new Error("marks are undone");
  await database
    .asServer(HEADQUARTERS, async (trx) => {
      await sql`insert into cell_mark (estate_id, building_id, due_on)
        select estate_id, building_id, due_on from (select distinct estate_id, building_id, due_on from money_month where building_id > 0) c
        order by md5(building_id::text || due_on::text) limit ${marks}`.execute(trx);
      result = { value: await work(trx) };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (result === undefined) throw new Error("nothing was measured");
  return result.value;
}
