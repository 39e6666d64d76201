import type { AmountsFragment, ComparisonQuery, PropertyType } from "../api/generated/graphql.ts";
import type { ComparedRates } from "../figures/compared.ts";

export type ComparedEstate = ComparisonQuery["estates"][number];
export type ComparedTotal = ComparisonQuery["portfolio"]["collection"];

/** Rates and amounts of a row. */
export type ComparedFigures = ComparedRates & AmountsFragment;

/** Estates that have buildings of the types asked for; all, where no type is. */
export function keepTypes(
  estates: readonly ComparedEstate[],
  types: readonly PropertyType[],
): readonly ComparedEstate[] {
  if (types.length === 0) return estates;
  return estates.filter(({ buildings }) => buildings?.some(({ propertyType }) => types.includes(propertyType)) ?? true);
}

/** Whether an estate is in its take-over stage 接管期 on the day that its figures are read at: it is not ranked. */
export const isInStage = ({ stageUntil, collection }: ComparedEstate): boolean =>
  stageUntil !== null && stageUntil >= collection.asOf;

/** Estates with something billed: the others are not comparable. */
export const withFigures = (estates: readonly ComparedEstate[]): readonly ComparedEstate[] =>
  estates.filter(({ collection }) => (collection.currentRate ?? collection.householdRate)?.reason !== "NOTHING_BILLED");
