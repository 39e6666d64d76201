import { useMemo } from "react";
import { useQuery, type CombinedError } from "urql";
import { graphql } from "../api/generated/gql.ts";
import { EstateTrendsDocument } from "../api/generated/graphql.ts";
import { figureVariables } from "../figures/figure-slice.ts";
import { trendOf, trendVariables, type TrendPoint } from "../figures/trend.ts";
import { sliceOf } from "./comparison-query.ts";
import type { ComparisonView } from "./comparison-view.ts";

export const MONTHS = 12;

/** Twelve months of one rate for the total and every estate; asked for after the page's own figures. Which months they are, the total tells. */
graphql(`
  query EstateTrends(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $regions: [String!]
    $cityCompanies: [String!]
    $months: Int!
    $currentRate: Boolean!
    $onTimeRate: Boolean!
    $overdueRate: Boolean!
    $recoveryRate: Boolean!
    $combinedRate: Boolean!
    $householdRate: Boolean!
    $householdOnTimeRate: Boolean!
    $householdOverdueRate: Boolean!
  ) {
    portfolio {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        trend(months: $months) {
          ...MonthRate
        }
      }
    }
    estates(regions: $regions, cityCompanies: $cityCompanies) {
      code
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        trend(months: $months) {
          ...OneRate
        }
      }
    }
  }
`);

export interface Trends {
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
  /** The months of an estate by its code, or of the total; empty for whatever else, and until they are there. */
  readonly of: (key: string) => readonly TrendPoint[];
}

export function useTrends(view: ComparisonView, ready: boolean): Trends {
  const some = (values: readonly string[]) => (values.length > 0 ? [...values] : null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: EstateTrendsDocument,
    variables: {
      ...figureVariables(view, sliceOf(view)),
      ...trendVariables(view.rate, MONTHS),
      regions: some(view.regions),
      cityCompanies: some(view.cityCompanies),
    },
    pause: !ready,
  });
  const lines = useMemo(() => {
    if (data === undefined || fetching) return null;
    const months = data.portfolio.collection.trend;
    return new Map([
      ["total", trendOf(months, months, view.rate)],
      ...data.estates.map(({ code, collection }) => [code, trendOf(months, collection.trend, view.rate)] as const),
    ]);
  }, [data, fetching, view.rate]);
  return {
    fetching: lines === null,
    error: fetching ? undefined : error,
    retry: () => ask({ requestPolicy: "network-only" }),
    of: (key) => lines?.get(key) ?? [],
  };
}
