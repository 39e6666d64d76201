import type { RequestContext } from "../../platform/context.ts";
import { estateOf } from "../../register/find-estate.ts";
import { cohortsLoader, targetLoader, type CohortRow } from "./outlook.loader.ts";
import { moneyOf } from "../rates.loader.ts";
import { assuranceOf, cohortsOf, project, type YearEnd } from "./outlook.rules.ts";
import {
  Assurance,
  CohortOutlook,
  ForecastMethod,
  NoForecastReason,
  OutlookForecast,
  YearEndForecast,
  type Outlook,
} from "./outlook.type.ts";
import { monthClosed, monthOf } from "../period.rules.ts";
import { fenOf } from "../rate.rules.ts";
import type { CohortForecast } from "./forecast.rules.ts";
import { estateScope, PORTFOLIO, type FigureKey, type Scope } from "../scope.rules.ts";

export const figureKeyOf = (estateId: number | null, asOf: string, knownAt: string | null): Outlook => ({
  estateId,
  asOf,
  knownAt,
  closed: monthClosed(asOf),
});

const fen = (amount: number): bigint => BigInt(Math.round(amount));

async function scopeOf(context: RequestContext, estateId: number | null): Promise<Scope> {
  return estateId === null ? PORTFOLIO : estateScope(await estateOf(context, estateId));
}

/** What was billed net, by A, of the month in which A lies; null where that month is over. */
async function billedUnderWay(context: RequestContext, { estateId, asOf, knownAt, closed }: Outlook) {
  if (asOf === closed) return null;
  const scope = await scopeOf(context, estateId);
  const month = monthOf(asOf);
  const key: FigureKey = { scope, ...month, asOf, knownAt, feeClass: "PROPERTY_FEE", slice: {} };
  const row = await moneyOf(context, key);
  return { month: asOf.slice(0, 7), net: Number(fenOf(row, "net_billed")) };
}

/** Forecasts an estate's, or all estates', months due and the year's end. */
export async function forecastOf(context: RequestContext, outlook: Outlook): Promise<OutlookForecast> {
  const [rows, current, target] = await Promise.all([
    context.load(cohortsLoader, outlook),
    billedUnderWay(context, outlook),
    outlook.estateId === null ? null : context.load(targetLoader, { estateId: outlook.estateId, asOf: outlook.asOf }),
  ]);
  const position = { closed: outlook.closed.slice(0, 7), current };
  const { forecast, yearEnd } = project(cohortsOf(rows), Number(outlook.asOf.slice(0, 4)), position);
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const cohorts =
    forecast?.cohorts ?? cohortsOf(rows).map((cohort) => ({ ...cohort, collected: 0, method: null, path: [] }));
  return Object.assign(new OutlookForecast(), {
    reason: forecast === null ? NoForecastReason.FEW_COHORTS : null,
    finalAge: forecast?.finalAge ?? null,
    learnedFrom: forecast?.learnedFrom ?? null,
    calendarEffect: forecast?.calendarEffect ?? null,
    // Of months to come nothing is known but what is assumed: they are the year's end's alone.
    cohorts: cohorts
      .filter(({ month }) => month <= outlook.asOf.slice(0, 7))
      .map((cohort) => cohortShown(cohort, byMonth.get(cohort.month) ?? [])),
    yearEnd: yearEnd === null ? null : yearEndShown(yearEnd, target),
  });
}

type Shown = Omit<CohortForecast, "method"> & { readonly method: CohortForecast["method"] | null };

function cohortShown({ month, net, method, path }: Shown, known: readonly CohortRow[]): CohortOutlook {
  const share = (amount: number): number => (net <= 0 ? 0 : amount / net);
  return Object.assign(new CohortOutlook(), {
    month,
    netBilled: fen(net),
    collected: known.at(-1)?.collected ?? 0n,
    shares: known.flatMap((row) => row.share ?? []),
    method: method === null ? null : ForecastMethod[method],
    ages: path.map(({ age }) => age),
    values: path.map(({ value }) => share(value)),
    lows: path.map(({ low }) => share(low)),
    highs: path.map(({ high }) => share(high)),
  });
}

function yearEndShown(yearEnd: YearEnd, target: number | null): YearEndForecast {
  const { year, net, assumed, value, low, high } = yearEnd;
  return Object.assign(new YearEndForecast(), {
    year,
    netBilled: fen(net),
    assumedMonths: assumed,
    collected: fen(value),
    low: fen(low),
    high: fen(high),
    rate: value / net,
    lowRate: low / net,
    highRate: high / net,
    target,
    assurance: target === null ? null : Assurance[assuranceOf(yearEnd, target)],
  });
}
