import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { EstateChannelsDocument, EstateMonthsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { ChannelFigure } from "../figures/channel-figure.tsx";
import { figureVariables } from "../figures/figure-slice.ts";
import { TOTAL, type FigureView } from "../figures/figure-view.ts";
import { RateHeatmap } from "../figures/rate-heatmap.tsx";
import { RateChoice } from "../figures/rate-choice.tsx";
import { ratesIn } from "../figures/rates.ts";
import { TrendFigure } from "../figures/trend-figure.tsx";
import { trendOf, trendVariables } from "../figures/trend.ts";
import { BuildingLink } from "./building-link.tsx";
import type { EstateFigures } from "./estate-query.ts";

interface MonthsProps {
  readonly estate: EstateFigures;
  readonly view: FigureView;
}

const MONTHS = 12;

const again = { requestPolicy: "network-only" } as const;

function useMonths({ estate, view }: MonthsProps) {
  const money = view.unit === "MONEY";
  return useQuery({
    query: EstateMonthsDocument,
    variables: {
      code: estate.code,
      ...figureVariables(view),
      ...trendVariables(view.rate, MONTHS),
      money,
      households: !money,
    },
  });
}

/** The estate's rates over two years. */
export function EstateTrend({ estate, view }: MonthsProps) {
  const [answer, ask] = useMonths({ estate, view });
  return (
    <TrendFigure
      months={answer.data?.estate?.collection.trend ?? []}
      state={panelState(answer, 344, () => ask(again))}
      view={view}
      targets={estate.targets}
      whose={{ ...TOTAL, estate: estate.code, name: estate.name }}
    />
  );
}

interface BuildingHeatmapProps extends MonthsProps {
  readonly show: (change: Partial<FigureView>) => void;
}

/** One rate of every building over a year. */
export function BuildingHeatmap({ estate, view, show }: BuildingHeatmapProps) {
  const { t } = useTranslation();
  const [answer, ask] = useMonths({ estate, view });
  const { rate, unit } = view;
  const of = answer.data?.estate;
  // The estate's line goes further back.
  const months = of?.collection.trend.slice(-MONTHS) ?? [];
  return (
    <RateHeatmap
      title={t("monthsOfBuildings", { rate: t(rate) })}
      state={panelState(answer, estate.buildings.length * 34 + 70, () => ask(again))}
      rate={rate}
      subject={t("building")}
      controls={<RateChoice among={ratesIn(unit)} chosen={rate} choose={(rate) => show({ rate })} />}
      rows={estate.buildings.map(({ code, name }) => ({
        key: code,
        whose: { ...TOTAL, estate: estate.code, building: code, name: `${estate.name} ${name}` },
        head: <BuildingLink estate={estate.code} code={code} name={name} />,
        points: trendOf(months, of?.buildings.find((building) => building.code === code)?.collection.trend ?? [], rate),
      }))}
    />
  );
}

/** By which channels the estate's money came over a year. */
export function EstateChannels({ estate, view }: MonthsProps) {
  const [answer, ask] = useQuery({
    query: EstateChannelsDocument,
    variables: { code: estate.code, ...figureVariables(view) },
  });
  return (
    <ChannelFigure
      months={answer.data?.estate?.collection.trend ?? []}
      state={panelState(answer, 344, () => ask(again))}
    />
  );
}
