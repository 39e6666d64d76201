import { sql } from "kysely";
import type { ClusterSums } from "../collection/statistics/ratio-estimator.rules.ts";
import type { Trx } from "../database/transaction.ts";
import { INDICATORS, type Indicator } from "./scheme.rules.ts";
import type { ReviewInput } from "./score.rules.ts";

/** What figures of a review are a function of. */
export interface ReviewPosition {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  /** Null: everything recorded. */
  readonly knownAt: string | null;
}

const indicatorOf = (word: string): Indicator => {
  const known = INDICATORS.find((own) => own === word);
  if (known === undefined) throw new Error(`${word} is no indicator`);
  return known;
};

/** What each estate is scored from, in the order of the registry. */
export async function readInputs(
  trx: Trx,
  { from, to, asOf, knownAt }: ReviewPosition,
): Promise<Map<number, ReviewInput[]>> {
  const found = await sql<Omit<ReviewInput, "indicator"> & { estateId: number; indicator: string }>`
    select i.estate_id as "estateId", i.indicator, i.numerator, i.denominator, i.general, i.more_serious as "moreSerious", i.severe, i.target,
      i.reason, i.returned, i.sent
    from figures.review_inputs(${from}::date, ${to}::date, ${asOf}::date, ${knownAt}::timestamptz) i`.execute(trx);
  const order = (indicator: Indicator) => INDICATORS.indexOf(indicator);
  const rows = found.rows.map(({ estateId, ...row }) => ({
    estateId,
    input: { ...row, indicator: indicatorOf(row.indicator) },
  }));
  return new Map(
    [...Map.groupBy(rows, ({ estateId }) => estateId)].map(([estateId, own]) => [
      estateId,
      own.map(({ input }) => input).sort((a, b) => order(a.indicator) - order(b.indicator)),
    ]),
  );
}

/** Sums over households behind the rates of each estate. */
export async function readClusters(
  trx: Trx,
  { from, to, asOf, knownAt }: ReviewPosition,
): Promise<Map<number, Map<Indicator, ClusterSums>>> {
  const found = await sql<ClusterSums & { estateId: number; indicator: string }>`
    select c.estate_id as "estateId", c.indicator, c.clusters, c.numerator, c.denominator, c.numerator_squares as "numeratorSquares",
      c.denominator_squares as "denominatorSquares", c.products
    from figures.review_clusters(${from}::date, ${to}::date, ${asOf}::date, ${knownAt}::timestamptz) c`.execute(trx);
  return new Map(
    [...Map.groupBy(found.rows, ({ estateId }) => estateId)].map(([estateId, own]) => [
      estateId,
      new Map(own.map((sums) => [indicatorOf(sums.indicator), sums])),
    ]),
  );
}

export interface ReviewedEstate {
  readonly estateId: number;
  readonly code: string;
  /** In its take-over stage on the day. */
  readonly inStage: boolean;
}

/** Estates that were managed in the period, in order of code. */
export async function readReviewed(trx: Trx, { from, to, asOf }: ReviewPosition): Promise<ReviewedEstate[]> {
  const found = await sql<ReviewedEstate>`
    select e.estate_id as "estateId", e.estate_code as code, coalesce(s.stage_until >= ${asOf}::date, false) as "inStage"
    from figures.estate_at(null) e left join figures.estate_stage(${asOf}::date) s on s.estate_id = e.estate_id
    where coalesce(e.handed_over_on <= ${to}::date, true) and coalesce(e.exited_on > ${from}::date, true)
    order by e.estate_code collate "C"`.execute(trx);
  return found.rows;
}

/** When the latest batch was recorded. */
export async function readKnownAt(trx: Trx): Promise<string | null> {
  const found = await sql<{ at: string | null }>`select max(recorded_at) as at from batch`.execute(trx);
  return found.rows[0]?.at ?? null;
}
