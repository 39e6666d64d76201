import type { TFunction } from "i18next";

/** Whom the database names as author of what comes with the product. */
const PRODUCT = "系统";

/** Who wrote something, and why. What came with the product was written by nobody, and is told in the reader's language. */
export function authored(
  t: TFunction,
  author: string,
  reason: string,
): { readonly author: string; readonly reason: string } {
  return author === PRODUCT ? { author: t("theSystem"), reason: t("cameWithSystem") } : { author, reason };
}
