import { graphql } from "../api/generated/gql.ts";
import type { OneRateFragment } from "../api/generated/graphql.ts";
import type { Period } from "../format/period.ts";
import type { RateName } from "./rates.ts";

/** One rate; which, the variables say. And a month with it. */
graphql(`
  fragment OneRate on Collection {
    currentRate @include(if: $currentRate) {
      ...Point
    }
    onTimeRate @include(if: $onTimeRate) {
      ...Point
    }
    overdueRate @include(if: $overdueRate) {
      ...Point
    }
    recoveryRate @include(if: $recoveryRate) {
      ...Point
    }
    combinedRate @include(if: $combinedRate) {
      ...Point
    }
    householdRate @include(if: $householdRate) {
      ...CountPoint
    }
    householdOnTimeRate @include(if: $householdOnTimeRate) {
      ...CountPoint
    }
    householdOverdueRate @include(if: $householdOverdueRate) {
      ...CountPoint
    }
  }

  fragment Point on Rate {
    value
    numerator
    denominator
  }

  fragment CountPoint on CountRate {
    value
    numerator
    denominator
  }

  fragment MonthRate on Collection {
    period {
      from
      to
    }
    ...OneRate
  }
`);

/** A month of a trend with the rate that was asked for. */
export interface TrendPoint {
  readonly period: Period;
  readonly rate: NonNullable<OneRateFragment[RateName]>;
}

/** Asks a trend for one rate. */
export function trendVariables(rate: RateName, months: number) {
  const asked = (name: RateName) => name === rate;
  return {
    months,
    currentRate: asked("currentRate"),
    onTimeRate: asked("onTimeRate"),
    overdueRate: asked("overdueRate"),
    recoveryRate: asked("recoveryRate"),
    combinedRate: asked("combinedRate"),
    householdRate: asked("householdRate"),
    householdOnTimeRate: asked("householdOnTimeRate"),
    householdOverdueRate: asked("householdOverdueRate"),
  };
}

/** Months with the rates of a subject, which has one for each of them, in their order. */
export const trendOf = (
  months: readonly { readonly period: Period }[],
  rates: readonly OneRateFragment[],
  name: RateName,
): readonly TrendPoint[] =>
  months.flatMap(({ period }, at) => {
    const rate = rates[at]?.[name];
    return rate === undefined ? [] : [{ period, rate }];
  });
