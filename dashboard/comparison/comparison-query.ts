import { graphql } from "../api/generated/gql.ts";
import type { ComparisonQueryVariables, PortfolioTotalQueryVariables, SliceInput } from "../api/generated/graphql.ts";
import { figureVariables, sliceOfFigures } from "../figures/figure-slice.ts";
import type { ComparisonView } from "./comparison-view.ts";

/** The total alone: it is told while three hundred estates are still written down. */
graphql(`
  query PortfolioTotal(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $money: Boolean!
    $households: Boolean!
  ) {
    portfolio {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Summary
      }
    }
  }
`);

/** The whole page in one request: the total, the groups and every estate, each against the previous period and last year. */
export const ComparisonDocument = graphql(`
  query Comparison(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $regions: [String!]
    $cityCompanies: [String!]
    $money: Boolean!
    $households: Boolean!
    $byType: Boolean!
    $grouped: Boolean!
    $dimension: Dimension!
  ) {
    portfolio {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Summary
        by(dimension: $dimension) @include(if: $grouped) {
          key
          collection {
            ...Compared
            ...Amounts
          }
        }
      }
    }
    estates(regions: $regions, cityCompanies: $cityCompanies) {
      code
      name
      region
      cityCompany
      handedOverOn
      exitedOn
      stageUntil
      targets @include(if: $money) {
        ...RateTargets
      }
      buildings @include(if: $byType) {
        propertyType
      }
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        completeness {
          quarantinedRows
        }
        freshness {
          latestEntryOn
          stale
        }
        ...Compared
        ...Amounts
        yearToDate @include(if: $money) {
          currentRate {
            ...MoneyShare
          }
        }
      }
    }
  }
`);

/** How a view narrows every figure. */
export function sliceOf(view: ComparisonView): SliceInput {
  const { regions, cityCompanies, propertyTypes, comparableWith } = view;
  return {
    ...sliceOfFigures(view),
    ...(regions.length > 0 && { regions: [...regions] }),
    ...(cityCompanies.length > 0 && { cityCompanies: [...cityCompanies] }),
    ...(propertyTypes.length > 0 && { propertyTypes: [...propertyTypes] }),
    ...(comparableWith !== null && { comparableWith }),
  };
}

const some = (values: readonly string[]): string[] | null => (values.length > 0 ? [...values] : null);

export function totalVariablesOf(view: ComparisonView): PortfolioTotalQueryVariables {
  const money = view.unit === "MONEY";
  return { ...figureVariables(view, sliceOf(view)), money, households: !money };
}

export function variablesOf(view: ComparisonView): ComparisonQueryVariables {
  return {
    ...totalVariablesOf(view),
    regions: some(view.regions),
    cityCompanies: some(view.cityCompanies),
    byType: view.propertyTypes.length > 0,
    grouped: view.grouped !== "NONE",
    dimension: view.grouped === "CITY_COMPANY" ? "CITY_COMPANY" : "REGION",
  };
}
