import { useTranslation } from "react-i18next";
import { count, yuan } from "../format/money.ts";
import type { Ratio } from "../format/ratio.ts";

/** Says what a rate was divided from: yuan where it holds fen as digits, households where it holds counts. */
export function useFraction(): (ratio: Ratio) => string {
  const { t } = useTranslation();
  return ({ numerator, denominator }) => {
    const unit = t(typeof numerator === "string" ? "yuanUnit" : "householdUnit");
    return `${part(numerator)} ÷\u00a0${part(denominator)}\u00a0${unit}`;
  };
}

/** Half of a fraction: fen as digits, or a count. */
export const part = (value: string | number): string => (typeof value === "string" ? yuan(value) : count(value));
