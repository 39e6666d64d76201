import type { FeeClass, SliceInput } from "../api/generated/graphql.ts";
import type { Reading } from "../reading/reading.ts";
import type { FigureView } from "./figure-view.ts";

/** What figures are a function of, as variables of a query. */
export interface FigureVariables extends Reading {
  readonly feeClass: FeeClass | null;
  readonly slice: SliceInput;
}

/** How any page of figures narrows them. */
export const sliceOfFigures = ({ withoutDevelopers, feeItems }: FigureView): SliceInput => ({
  ...(withoutDevelopers && { excludeDevelopers: true }),
  ...(feeItems.length > 0 && { feeItems: [...feeItems] }),
});

/** The variables of a view. Headline figures cover the property fee; a fee item may be of any class. */
export const figureVariables = (view: FigureView, slice: SliceInput = sliceOfFigures(view)): FigureVariables => ({
  period: view.period,
  asOf: view.asOf,
  knownAt: view.knownAt,
  feeClass: view.feeItems.length > 0 ? null : "PROPERTY_FEE",
  slice,
});
