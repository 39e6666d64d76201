import { graphql } from "../api/generated/gql.ts";
import type { OneRateFragment } from "../api/generated/graphql.ts";
import type { Period } from "../format/period.ts";
import type { AnyRate } from "./compared.ts";
import { RATES, type RateName } from "./rates.ts";

/** One rate of a month; which, the variables say. */
graphql(`
  fragment OneRate on Collection {
    asOf
    period {
      from
      to
    }
    currentRate @include(if: $currentRate) {
      ...MoneyRate
    }
    onTimeRate @include(if: $onTimeRate) {
      ...MoneyRate
    }
    overdueRate @include(if: $overdueRate) {
      ...MoneyRate
    }
    recoveryRate @include(if: $recoveryRate) {
      ...MoneyRate
    }
    combinedRate @include(if: $combinedRate) {
      ...MoneyRate
    }
    householdRate @include(if: $householdRate) {
      ...HouseholdRate
    }
    householdOnTimeRate @include(if: $householdOnTimeRate) {
      ...HouseholdRate
    }
    householdOverdueRate @include(if: $householdOverdueRate) {
      ...HouseholdRate
    }
  }
`);

/** A month of a trend with the rate that was asked for. */
export interface TrendPoint {
  readonly period: Period;
  readonly asOf: string;
  readonly rate: AnyRate;
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

export const trendOf = (months: readonly OneRateFragment[], name: RateName): readonly TrendPoint[] =>
  months.flatMap(({ period, asOf, ...rates }) => {
    const rate = { ...NONE, ...rates }[name];
    return rate === undefined ? [] : [{ period, asOf, rate }];
  });

const NONE: Partial<Record<(typeof RATES)[number], AnyRate>> = {};
