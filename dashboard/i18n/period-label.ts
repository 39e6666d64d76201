import type { TFunction } from "i18next";
import { kindOf, quarterOf, type Period } from "../format/period.ts";

/** The name of a period in the language of the page. */
export function periodLabel(t: TFunction, period: Period): string {
  const year = Number(period.from.slice(0, 4));
  switch (kindOf(period)) {
    case "MONTH":
      return t("monthOf", { year, month: monthName(t, Number(period.from.slice(5, 7))) });
    case "QUARTER":
      return t("quarterOf", { year, quarter: quarterOf(period.from) });
    case "YEAR":
      return t("yearOf", { year });
    case "RANGE":
      return t("rangeOf", { from: period.from, to: period.to });
  }
}

/** The month of a day, for the head of a column: its number or short name. */
export const shortMonth = (t: TFunction, day: string): string =>
  t("monthShort", { month: monthName(t, Number(day.slice(5, 7))) });

const monthName = (t: TFunction, month: number): string => t("monthNames").split(" ")[month - 1] ?? String(month);
