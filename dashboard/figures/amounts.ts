import type { AmountsFragment, RatesFragment } from "../api/generated/graphql.ts";
import { rateIn } from "./compared.ts";
import type { AmountName } from "./rates.ts";

/** An amount beside the rates, in fen as digits or in households. */
export function amountIn(figures: AmountsFragment & RatesFragment, name: AmountName): string | number {
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
