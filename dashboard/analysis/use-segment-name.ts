import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { AnalysedEstatesDocument } from "../api/generated/graphql.ts";
import { feeItemName } from "../format/fee-name.ts";
import type { ByDimension, Part } from "./change-query.ts";

/** What a segment is called: a name of its own, or a word of the glossary. Buildings of many estates are called by their estate, too. */
export function useSegmentName(
  within: string | null,
): (by: Pick<ByDimension, "dimension" | "rest">, part: Pick<Part, "key" | "label">) => string {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: AnalysedEstatesDocument });
  return useCallback(
    ({ dimension, rest }, { key, label }) => {
      if (key === "" && rest > 0) return t("restSegments", { rest });
      switch (dimension) {
        case "AGE":
          return t(key === "0" ? "lastMonthOfPeriod" : "monthsEarlier", { months: key });
        case "CHANNEL":
          return key === "" ? t("noChannel") : t(`segment_${key}`, { defaultValue: key });
        case "BUILDING": {
          const [estate = ""] = key.split("/");
          return within === null
            ? `${data?.estates.find(({ code }) => code === estate)?.name ?? estate} ${label}`
            : label;
        }
        case "ESTATE":
          return label;
        case "FEE_ITEM":
          return feeItemName(t, label);
        default:
          return t(`segment_${key}`, { defaultValue: key });
      }
    },
    [t, data, within],
  );
}
