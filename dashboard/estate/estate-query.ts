import { graphql } from "../api/generated/gql.ts";
import type { EstateQuery } from "../api/generated/graphql.ts";

/** An estate's page: its figures with what explains them, and its buildings. */
graphql(`
  query Estate(
    $code: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $money: Boolean!
    $households: Boolean!
  ) {
    estate(code: $code) {
      code
      name
      region
      cityCompany
      handedOverOn
      exitedOn
      targets {
        ...RateTargets
      }
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Summary
        ...Composition
      }
      buildings {
        code
        name
        propertyType
        steward
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          ...Compared
          ...Amounts
          ageing {
            bucket
            open
          }
        }
      }
    }
  }

  fragment RateTargets on Target {
    year
    currentRate
    onTimeRate
    overdueRate
    recoveryRate
  }

  fragment Composition on Collection {
    bridge {
      opening
      billed
      waived
      writtenOff
      collected
      recovered
      arrearsWaived
      arrearsWrittenOff
      closing
      difference
    }
    ageing {
      bucket
      open
    }
    ageingByYear {
      year
      open
      bills
    }
    ...Curve
    previousPeriod {
      ...Curve
    }
    lastYear {
      ...Curve
    }
  }

  fragment Curve on Collection {
    period {
      from
      to
    }
    curve {
      days
      value
      numerator
      denominator
    }
  }
`);

/** Months of the estate and of one rate of its buildings; asked for after the page's own figures. */
graphql(`
  query EstateMonths(
    $code: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $money: Boolean!
    $households: Boolean!
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
    estate(code: $code) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        trend(months: 24) {
          ...Rates
        }
      }
      buildings {
        code
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          trend(months: $months) {
            ...OneRate
          }
        }
      }
    }
  }
`);

/** Payments of the months by channel. */
graphql(`
  query EstateChannels(
    $code: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
  ) {
    estate(code: $code) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        trend(months: 12) {
          period {
            from
            to
          }
          channels {
            channel
            amount
            count
          }
        }
      }
    }
  }
`);

export type EstateFigures = NonNullable<EstateQuery["estate"]>;
export type BuildingFigures = EstateFigures["buildings"][number];

graphql(`
  query EstatePromises($code: String!, $period: PeriodInput!, $asOf: Date!, $knownAt: DateTime) {
    estate(code: $code) {
      promises(period: $period, asOf: $asOf, knownAt: $knownAt) {
        rate {
          numerator
          denominator
        }
        promises {
          ...ShownPromise
        }
      }
    }
  }

  fragment ShownPromise on PaymentPromise {
    householdCode
    madeOn
    promisedOn
    amount
    received
    unpaid
    kept
  }
`);
