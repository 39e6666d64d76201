import { useTranslation } from "react-i18next";
import { failureOf } from "../api/failure.ts";
import { TOTAL } from "../figures/figure-view.ts";
import { RateHeatmap } from "../figures/rate-heatmap.tsx";
import { rank } from "./rank.ts";
import type { ComparedEstate } from "./compared-estates.ts";
import type { ComparisonView } from "./comparison-view.ts";
import { EstateLink } from "./estate-link.tsx";
import type { Trends } from "./use-trends.ts";

interface EstateHeatmapProps {
  readonly estates: readonly ComparedEstate[];
  readonly trends: Trends;
  readonly view: ComparisonView;
}

/** Every estate's rate by month, the best of the period on top. */
export function EstateHeatmap({ estates, trends, view }: EstateHeatmapProps) {
  const { t } = useTranslation();
  const { rate } = view;
  const places = new Map(rank(estates, rate).map(({ code }, place) => [code, place]));
  const placeOf = ({ code }: ComparedEstate) => places.get(code) ?? estates.length;
  const { error, retry } = trends;
  const state =
    error !== undefined
      ? ({ kind: "FAILED", failure: failureOf(error), retry } as const)
      : trends.fetching
        ? ({ kind: "LOADING", height: estates.length * 34 + 70 } as const)
        : ({ kind: "DATA" } as const);
  return (
    <RateHeatmap
      title={t("monthsOf", { rate: t(rate) })}
      state={state}
      rate={rate}
      subject={t("estate")}
      rows={estates
        .toSorted((a, b) => placeOf(a) - placeOf(b))
        .map((estate) => ({
          key: estate.code,
          whose: { ...TOTAL, name: estate.name, estate: estate.code },
          head: <EstateLink code={estate.code} name={estate.name} />,
          points: trends.of(estate.code),
        }))}
      total={{ key: "total", whose: { ...TOTAL, name: t("total") }, head: t("total"), points: trends.of("total") }}
    />
  );
}
