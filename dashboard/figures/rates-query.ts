import { graphql } from "../api/generated/gql.ts";

/** The rates of one unit of account, and of what they are compared with as much as their difference takes. */
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
      ...Shares
    }
    lastYear {
      ...Shares
    }
  }

  fragment Shares on Collection {
    currentRate @include(if: $money) {
      ...MoneyShare
    }
    onTimeRate @include(if: $money) {
      ...MoneyShare
    }
    overdueRate @include(if: $money) {
      ...MoneyShare
    }
    recoveryRate @include(if: $money) {
      ...MoneyShare
    }
    combinedRate @include(if: $money) {
      ...MoneyShare
    }
    householdRate @include(if: $households) {
      ...HouseholdShare
    }
    householdOnTimeRate @include(if: $households) {
      ...HouseholdShare
    }
    householdOverdueRate @include(if: $households) {
      ...HouseholdShare
    }
  }

  fragment MoneyShare on Rate {
    value
    numerator
    denominator
  }

  fragment HouseholdShare on CountRate {
    value
    numerator
    denominator
  }
`);

/** The amounts beside the rates, in money. */
export const AmountsFragment = graphql(`
  fragment Amounts on Collection {
    netBilled @include(if: $money)
    collected @include(if: $money)
    outstanding @include(if: $money)
  }
`);

/** The total of a page: rates and amounts of the period, the previous one, last year's and the year to date. */
export const SummaryFragment = graphql(`
  fragment Summary on Collection {
    knownAt
    freshness {
      recordedAt
      latestEntryOn
      stale
    }
    completeness {
      quarantinedRows
      estates
      estatesWithoutRecords
    }
    ...Rates
    ...Amounts
    held @include(if: $money)
    previousPeriod {
      ...Rates
      ...Amounts
      held @include(if: $money)
    }
    lastYear {
      ...Rates
      ...Amounts
      held @include(if: $money)
    }
    yearToDate {
      ...Rates
      ...Amounts
    }
  }
`);
