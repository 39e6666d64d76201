import type { TFunction } from "i18next";

/** What a rule or an item of a checklist rests on, with the law named in the reader's language. */
export const basisText = (t: TFunction, basis: string): string =>
  basis.replaceAll(/Civil Code (?:art\. )?(\d+)/g, (_all, article: string) => t("civilCode", { article }));
