import { useWords } from "../i18n/use-words.ts";
import { rateIn } from "../figures/compared.ts";
import { MONEY_RATES, HOUSEHOLD_RATES } from "../figures/rates.ts";
import type { ComparedEstate } from "./compared-estates.ts";

/** Says in words why an estate has no figures. */
export function useReasons(): { readonly whyEmpty: (estate: ComparedEstate) => string | null } {
  const t = useWords();
  const whyEmpty = ({ collection, handedOverOn, exitedOn }: ComparedEstate): string | null => {
    const name = collection.currentRate === undefined ? HOUSEHOLD_RATES[0] : MONEY_RATES[0];
    const { reason } = rateIn(collection, name);
    if (reason === null) return null;
    const { from, to } = collection.period;
    if (handedOverOn !== null && handedOverOn > from) return t("reasonBefore", { day: handedOverOn });
    if (exitedOn !== null && exitedOn <= to) return t("reasonAfter", { day: exitedOn });
    return t(`reason${reason}`);
  };
  return { whyEmpty };
}
