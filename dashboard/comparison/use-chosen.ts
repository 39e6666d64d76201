import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { StampLines } from "../ui/table-file.ts";
import type { ComparisonView } from "./comparison-view.ts";

/** The filters of the comparison that are set, for its files. */
export function useChosen({ regions, cityCompanies, propertyTypes, comparableWith }: ComparisonView): StampLines {
  const { t } = useTranslation();
  return useMemo(() => {
    const named = (values: readonly string[], none: string) => values.map((value) => value || none).join(" ");
    const lines = [
      [t("region"), named(regions, t("noRegion"))],
      [t("cityCompany"), named(cityCompanies, t("noCompany"))],
      [t("propertyType"), propertyTypes.map((type) => t(`type${type}`)).join(" ")],
      [
        t("comparableEstates"),
        comparableWith === null ? "" : t(comparableWith === "LAST_YEAR" ? "comparableLastYear" : "comparablePrevious"),
      ],
    ] as const;
    return lines.filter(([, value]) => value !== "");
  }, [t, regions, cityCompanies, propertyTypes, comparableWith]);
}
