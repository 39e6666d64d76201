import { graphql } from "../api/generated/gql.ts";
import type { ComparisonQueryVariables, SliceInput } from "../api/generated/graphql.ts";
import type { ComparisonView } from "./comparison-view.ts";

export const RatesFragment = graphql(`
  fragment Rates on Collection {
    asOf
    period {
      from
      to
    }
    currentRate @include(if: $money) {
      ...MoneyRate
    }
    onTimeRate @include(if: $money) {
      ...MoneyRate
    }
    overdueRate @include(if: $money) {
      ...MoneyRate
    }
    recoveryRate @include(if: $money) {
      ...MoneyRate
    }
    combinedRate @include(if: $money) {
      ...MoneyRate
    }
    householdRate @include(if: $households) {
      ...HouseholdRate
    }
    householdOnTimeRate @include(if: $households) {
      ...HouseholdRate
    }
    householdOverdueRate @include(if: $households) {
      ...HouseholdRate
    }
  }

  fragment MoneyRate on Rate {
    value
    numerator
    denominator
    reason
  }

  fragment HouseholdRate on CountRate {
    value
    numerator
    denominator
    reason
  }

  fragment Compared on Collection {
    ...Rates
    previousPeriod {
      ...Rates
    }
    lastYear {
      ...Rates
    }
  }
`);

/** The whole page in one request: the total and every estate, each against the previous period and last year. */
export const ComparisonDocument = graphql(`
  query Comparison(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $slice: SliceInput!
    $regions: [String!]
    $money: Boolean!
    $households: Boolean!
    $byType: Boolean!
  ) {
    portfolio {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        knownAt
        freshness {
          recordedAt
          latestEntryOn
        }
        completeness {
          quarantinedRows
          estates
          estatesWithoutRecords
        }
        ...Standing
        ...Compared
      }
    }
    estates(regions: $regions) {
      code
      name
      region
      cityCompany
      handedOverOn
      exitedOn
      buildings @include(if: $byType) {
        propertyType
      }
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        completeness {
          quarantinedRows
        }
        ...Standing
        ...Compared
      }
    }
  }

  fragment Standing on Collection {
    netBilled @include(if: $money)
    collected @include(if: $money)
    outstanding @include(if: $money)
  }
`);

/** How a view narrows every figure. */
export function sliceOf({ regions, propertyTypes, withoutDevelopers }: ComparisonView): SliceInput {
  return {
    ...(regions.length > 0 && { regions: [...regions] }),
    ...(propertyTypes.length > 0 && { propertyTypes: [...propertyTypes] }),
    ...(withoutDevelopers && { liableKinds: ["OWNER", "TENANT"] }),
  };
}

export function variablesOf(view: ComparisonView): ComparisonQueryVariables {
  return {
    period: view.period,
    asOf: view.asOf,
    knownAt: view.knownAt,
    slice: sliceOf(view),
    regions: view.regions.length > 0 ? [...view.regions] : null,
    money: view.unit === "MONEY",
    households: view.unit === "HOUSEHOLDS",
    byType: view.propertyTypes.length > 0,
  };
}
