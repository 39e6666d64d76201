import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { feeItemName } from "../format/fee-name.ts";
import { moment } from "../format/moment.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { StampLines } from "../ui/table-file.ts";
import type { FigureView } from "./figure-view.ts";
import type { Provenance } from "./stamp.tsx";

const NOTHING: StampLines = [];

/** What a page's figures rest on, for its files. */
export function useStamp(
  view: FigureView,
  scope: string,
  total: Provenance | undefined,
  /** What else was chosen, by its name. */
  chosen: StampLines = NOTHING,
): StampLines {
  const { t } = useTranslation();
  const { period, asOf, unit, withoutDevelopers, feeItems } = view;
  return useMemo(
    () => [
      [t("scope"), scope],
      [
        t("periodLabel"),
        t("inBrackets", { text: periodLabel(t, period), more: t("rangeOf", { from: period.from, to: period.to }) }),
      ],
      [t("asOf"), asOf],
      [t("knownAt"), total?.knownAt == null ? t("nothingRecorded") : moment(total.knownAt)],
      [t("latestEntry"), total?.freshness.latestEntryOn ?? "—"],
      [t("unitOfAccount"), t(unit === "MONEY" ? "money" : "households")],
      [
        t("feeItem"),
        feeItems.length > 0 ? feeItems.map((item) => feeItemName(t, item)).join(" ") : t("propertyFeeOnly"),
      ],
      ...(withoutDevelopers ? [[t("developers"), t("withoutDevelopers")] as const] : []),
      ...chosen,
    ],
    [t, scope, period, asOf, total, unit, withoutDevelopers, feeItems, chosen],
  );
}
