import type { RatesFragment, SharesFragment } from "../api/generated/graphql.ts";
import { difference } from "../format/ratio.ts";
import type { RateName } from "./rates.ts";

/** Rates of one period with those of the two that it is compared with. */
export interface ComparedRates extends RatesFragment {
  readonly previousPeriod: SharesFragment;
  readonly lastYear: SharesFragment;
}

export type AnyRate = NonNullable<RatesFragment[RateName]>;

export const COMPARED = ["now", "previousPeriod", "lastYear"] as const;
export type Compared = (typeof COMPARED)[number];

/** A rate that the query asked for. */
export function rateIn<F extends Partial<Record<RateName, unknown>>>(
  figures: F,
  name: RateName,
): NonNullable<F[RateName]> {
  const rate: F[RateName] = figures[name];
  if (rate == null) throw new Error(`the query did not ask for ${name}`);
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
