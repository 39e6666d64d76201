import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export const GROUPINGS = [
  "portfolio",
  "region",
  "city_company",
  "estate",
  "building",
  "unit",
  "property_type",
  "use",
  "fee_class",
  "fee_item",
  "liable_kind",
  "type_use_kind",
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a figure is a function of, besides the ledger. */
export interface FigureArguments {
  readonly by: Grouping;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  /** Null: everything recorded. */
  readonly knownAt: string | null;
  /** Null: every fee class. */
  readonly feeClass: string | null;
  /** Narrows the scope; keys of figures.bill_scope. */
  readonly slice: Readonly<Record<string, readonly (string | number)[]>>;
}

export interface FigureRow {
  readonly group_key: string;
  readonly [figure: string]: unknown;
}

/** What is asked to answer a definition: the same figures from cells where there are any, see sql/rollups/instant.sql. */
export const ANSWER = {
  collection_money: "instant_money",
  collection_households: "instant_households",
  ageing: "instant_ageing",
  ageing_by_year: "instant_ageing_by_year",
  collection_curve: "collection_curve",
  service_basis: "service_basis",
  cash_flow: "instant_cash",
  held: "instant_held",
  channel_mix: "channel_mix",
} as const;

export type FigureFunction = keyof typeof ANSWER;

/** Runs one figure function; amounts are bigint fen, rates text with 10 places. */
export async function readFigures(trx: Trx, figure: FigureFunction, args: FigureArguments): Promise<FigureRow[]> {
  const { by, from, to, asOf, knownAt, feeClass, slice } = args;
  const found = await sql<FigureRow>`
    select * from ${sql.raw(`figures.${ANSWER[figure]}`)}(${by}, ${from}::date, ${to}::date, ${asOf}::date, ${knownAt}::timestamptz,
      ${feeClass}, ${JSON.stringify(slice)}::jsonb)`.execute(trx);
  return found.rows;
}

/** Ids of estates by their codes; a code that is not known has none. */
export async function estateIdsOf(trx: Trx, codes: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ estate_code: string; estate_id: number }>`
    select estate_code, estate_id from estate where estate_code = any (${[...codes]}::text[])`.execute(trx);
  return new Map(found.rows.map((row) => [row.estate_code, row.estate_id]));
}
