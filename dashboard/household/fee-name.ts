import type { TFunction } from "i18next";
import type { TimelineEventFragment } from "../api/generated/graphql.ts";

/** The class in words, and the item where it says more than the class. */
export function feeOf(t: TFunction, { feeClass, feeItem }: TimelineEventFragment): string {
  const name = t(`fee${feeClass}`);
  return feeItem === null || feeItem.toUpperCase() === feeClass || feeItem === name ? name : `${name} · ${feeItem}`;
}
