import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { EstateMonthsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { sliceOf } from "../comparison/comparison-query.ts";
import { EstateLink } from "../comparison/estate-link.tsx";
import { MONTHS, useTrends } from "../comparison/use-trends.ts";
import { BuildingLink } from "../estate/building-link.tsx";
import { figureVariables } from "../figures/figure-slice.ts";
import { TOTAL } from "../figures/figure-view.ts";
import { RateHeatmap } from "../figures/rate-heatmap.tsx";
import { trendOf, trendVariables } from "../figures/trend.ts";
import { rateShown, type BoardView } from "./analysis-view.ts";
import type { Fair, Member } from "./board-query.ts";

interface BoardHeatmapProps {
  readonly fair: Fair;
  readonly view: BoardView;
}

/** Whether a difference lasts: the rate of all that are compared, month by month, the best of the period on top. */
export function BoardHeatmap({ fair, view }: BoardHeatmapProps) {
  const sign = fair.lessIsBetter ? 1 : -1;
  const rateOf = ({ numerator, denominator }: Member): number => Number(numerator) / Number(denominator);
  const members = fair.members.toSorted((a, b) => sign * (rateOf(a) - rateOf(b)));
  return view.within === null ? (
    <EstateMonths members={members} view={view} />
  ) : (
    <BuildingMonths members={members} view={view} estate={view.within} />
  );
}

interface MonthsProps {
  readonly members: readonly Member[];
  readonly view: BoardView;
}

function EstateMonths({ members, view }: MonthsProps) {
  const { t } = useTranslation();
  const rate = rateShown(view);
  const trends = useTrends({ ...view, rate }, members.length > 0);
  return (
    <RateHeatmap
      title={t("monthsOf", { rate: t(rate) })}
      state={panelState(
        { ...trends, fetching: trends.fetching && trends.error === undefined, data: true },
        members.length * 34 + 70,
        trends.retry,
      )}
      rate={rate}
      subject={t("estate")}
      rows={members.map(({ key, label }) => ({
        key,
        whose: { ...TOTAL, name: label, estate: key },
        head: <EstateLink code={key} name={label} />,
        points: trends.of(key),
      }))}
      total={{ key: "total", whose: { ...TOTAL, name: t("total") }, head: t("total"), points: trends.of("total") }}
    />
  );
}

function BuildingMonths({ members, view, estate }: MonthsProps & { readonly estate: string }) {
  const { t } = useTranslation();
  const rate = rateShown(view);
  const [answer, ask] = useQuery({
    query: EstateMonthsDocument,
    variables: {
      code: estate,
      ...figureVariables(view, sliceOf(view)),
      ...trendVariables(rate, MONTHS),
      money: view.unit === "MONEY",
      households: view.unit === "HOUSEHOLDS",
    },
  });
  // The estate's line goes further back.
  const months = answer.data?.estate?.collection.trend.slice(-MONTHS) ?? [];
  const rates = new Map(answer.data?.estate?.buildings.map(({ code, collection }) => [code, collection.trend]));
  return (
    <RateHeatmap
      title={t("monthsOfBuildings", { rate: t(rate) })}
      state={panelState(answer, members.length * 34 + 70, () => ask({ requestPolicy: "network-only" }))}
      rate={rate}
      subject={t("building")}
      rows={members.map(({ key, label }) => {
        const building = key.slice(estate.length + 1);
        return {
          key,
          whose: { ...TOTAL, name: label, estate, building },
          head: <BuildingLink estate={estate} code={building} name={label} />,
          points: trendOf(months, rates.get(building) ?? [], rate),
        };
      })}
    />
  );
}
