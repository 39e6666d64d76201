import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SummaryFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { FigureView } from "./figure-view.ts";

/** What a page's figures rest on, for its files. */
export function useStamp(
  view: FigureView,
  scope: string,
  total: SummaryFragment | undefined,
): readonly (readonly [string, string])[] {
  const { t } = useTranslation();
  const { period, asOf, withoutDevelopers, feeItems } = view;
  return useMemo(
    () => [
      [t("scope"), scope],
      [t("periodLabel"), `${periodLabel(t, period)} (${t("rangeOf", { from: period.from, to: period.to })})`],
      [t("asOf"), asOf],
      [t("knownAt"), total?.knownAt == null ? t("nothingRecorded") : moment(total.knownAt)],
      [t("latestEntry"), total?.freshness.latestEntryOn ?? "—"],
      ...(withoutDevelopers ? [[t("developers"), t("withoutDevelopers")] as const] : []),
      ...(feeItems.length > 0 ? [[t("feeItem"), feeItems.join(" ")] as const] : []),
    ],
    [t, scope, period, asOf, total, withoutDevelopers, feeItems],
  );
}
