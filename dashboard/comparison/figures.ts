import type { ComparisonQuery, PropertyType, RatesFragment } from "../api/generated/graphql.ts";
import { difference } from "../format/ratio.ts";
import type { AmountName, RateName } from "./rates.ts";

export type ComparedEstate = ComparisonQuery["estates"][number];
export type ComparedTotal = ComparisonQuery["portfolio"]["collection"];

/** Rates of one period with those of the two that it is compared with. */
export interface ComparedRates extends RatesFragment {
  readonly previousPeriod: RatesFragment;
  readonly lastYear: RatesFragment;
}

export type AnyRate = NonNullable<RatesFragment[RateName]>;

/** A rate that the query asked for. */
export function rateIn(figures: RatesFragment, name: RateName): AnyRate {
  const rate = figures[name];
  if (rate === undefined) throw new Error(`the query did not ask for ${name}`);
  return rate;
}

/** How a rate differs from the one it is compared with, in hundredths of a percentage point; null without one of them. */
export function changeOf(
  figures: ComparedRates,
  name: RateName,
  against: "previousPeriod" | "lastYear",
): bigint | null {
  return difference(rateIn(figures, name), rateIn(figures[against], name));
}

/** Estates that have buildings of the types asked for; all, where no type is. */
export function keepTypes(
  estates: readonly ComparedEstate[],
  types: readonly PropertyType[],
): readonly ComparedEstate[] {
  if (types.length === 0) return estates;
  return estates.filter(({ buildings }) => buildings?.some(({ propertyType }) => types.includes(propertyType)) ?? true);
}

/** An amount beside the rates, in fen as digits or in households. */
export function amountIn(figures: ComparedEstate["collection"] | ComparedTotal, name: AmountName): string | number {
  switch (name) {
    case "householdsBilled":
      return rateIn(figures, "householdRate").denominator;
    case "householdsSettled":
      return rateIn(figures, "householdRate").numerator;
    case "householdsOverdue":
      return rateIn(figures, "householdOverdueRate").numerator;
    default:
      return asked(figures[name], name);
  }
}

function asked(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`the query did not ask for ${name}`);
  return value;
}
