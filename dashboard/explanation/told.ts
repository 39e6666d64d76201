import type { ExplainedAmountsFragment, RatesFragment } from "../api/generated/graphql.ts";
import { rateIn, type AnyRate } from "../figures/compared.ts";
import { isAmountFigure, type FigureName } from "../figures/rates.ts";

/** A figure as it was told: a rate with its fraction, or an amount in fen. */
export type Told =
  { readonly kind: "RATE"; readonly rate: AnyRate } | { readonly kind: "AMOUNT"; readonly fen: string };

/** The figure in an answer. */
export function toldIn(figures: RatesFragment & ExplainedAmountsFragment, name: FigureName): Told {
  if (!isAmountFigure(name)) return { kind: "RATE", rate: rateIn(figures, name) };
  const fen = figures[name];
  if (fen === undefined) throw new Error(`the query did not ask for ${name}`);
  return { kind: "AMOUNT", fen };
}

/** Both halves of a figure as its rows add up to them; an amount stands over 0. */
export const halvesOf = (told: Told): { readonly numerator: string; readonly denominator: string } =>
  told.kind === "AMOUNT"
    ? { numerator: told.fen, denominator: "0" }
    : { numerator: String(told.rate.numerator), denominator: String(told.rate.denominator) };
