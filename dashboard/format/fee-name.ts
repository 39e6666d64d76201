import type { TFunction } from "i18next";
import type { FeeClass } from "../api/generated/graphql.ts";

/** What a fee item is called: in the reader's words where its code is a common one, else as it was recorded. */
export const feeItemName = (t: TFunction, item: string): string =>
  t(`feeItem_${item.toLowerCase().replaceAll(" ", "_")}`, { defaultValue: item });

/** The class in words, and the item where it says more than the class. */
export function feeName(t: TFunction, feeClass: FeeClass, item: string | null): string {
  const name = t(`fee${feeClass}`);
  if (item === null || item.toUpperCase() === feeClass) return name;
  const said = feeItemName(t, item);
  return said.startsWith(name) ? said : `${name} · ${said}`;
}
