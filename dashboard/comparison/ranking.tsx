import { plainPercent } from "../format/csv.ts";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { bothEnds, END } from "../figures/both-ends.ts";
import { rateIn } from "../figures/compared.ts";
import { useExplain } from "../figures/explain.ts";
import { TOTAL } from "../figures/figure-view.ts";
import { RateValue } from "../figures/rate-cell.tsx";
import { RateChoice } from "../figures/rate-choice.tsx";
import { directionOf, ratesIn } from "../figures/rates.ts";
import { useFraction } from "../figures/use-fraction.ts";
import { partOf } from "../format/file-value.ts";
import { hundredths, percent } from "../format/ratio.ts";
import { betweenSentences } from "../i18n/language.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { isInStage, type ComparedEstate, type ComparedTotal } from "./compared-estates.ts";
import type { ComparisonView } from "./comparison-view.ts";
import { rank, type RankedEstate } from "./rank.ts";

const RankingChart = lazy(() =>
  import("../charts/ranking-chart.tsx").then((module) => ({ default: module.RankingChart })),
);

interface RankingProps {
  readonly total: ComparedTotal;
  readonly estates: readonly ComparedEstate[];
  readonly view: ComparisonView;
  readonly show: (change: Partial<ComparisonView>) => void;
}

/** Estates in order of one rate. */
export function Ranking({ total, estates, view, show }: RankingProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const columns = useColumns(view);
  const { rate: name, unit } = view;
  const ranked = rank(estates, name);
  const drawn = bothEnds(ranked);
  const inStage = estates.filter(
    (estate) => isInStage(estate) && hundredths(rateIn(estate.collection, name)) !== null,
  ).length;
  const whole = rateIn(total, name);
  const title = t("ranking", { rate: t(name) });
  const none =
    inStage === 0
      ? ({ kind: "EMPTY", title: t("rankingNone"), hint: t("rankingNoneHint") } as const)
      : ({ kind: "EMPTY", title: t("rankingNobody"), hint: t("rankingLeavesOut", { count: inStage }) } as const);
  return (
    <Figure
      id="ranking"
      title={title}
      state={ranked.length === 0 ? none : { kind: "DATA" }}
      summary={
        <>
          <Sentence ranked={ranked} total={total} view={view} />
          {inStage > 0 && betweenSentences() + t("rankingLeavesOut", { count: inStage })}
          {drawn.length < ranked.length && betweenSentences() + t("bothEnds", { count: END, ranked: ranked.length })}
        </>
      }
      controls={<RateChoice among={ratesIn(unit)} chosen={name} choose={(rate) => show({ rate })} />}
      height={drawn.length * 26 + 56}
      chart={
        <RankingChart
          bars={drawn.map(({ code, name: estate, rate }) => ({
            code,
            name: estate,
            label: percent(rate),
            value: (rate.value ?? 0) * 100,
          }))}
          level={whole.value === null ? null : whole.value * 100}
          levelLabel={t("totalLine", { value: plainPercent(whole) })}
          name={title}
          open={(code) => explain({ ...TOTAL, estate: code }, name)}
        />
      }
      columns={columns}
      rows={ranked}
      keyOf={({ code }) => code}
    />
  );
}

function useColumns({ rate: name }: ComparisonView): readonly Column<RankedEstate>[] {
  const { t } = useTranslation();
  const { exact } = useFraction();
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: (estate) => estate.name,
      fields: [{ name: t("estate"), value: (estate) => estate.name }],
    },
    {
      id: "rank",
      numeric: true,
      head: t("rank"),
      cell: ({ place }) => place,
      fields: [{ name: t("rank"), value: ({ place }) => place }],
    },
    {
      id: "rate",
      numeric: true,
      head: t(name),
      cell: ({ code, name: estate, rate }) => (
        <RateValue rate={rate} name={name} whose={{ ...TOTAL, name: estate, estate: code }} />
      ),
      fields: [{ name: t(name), value: ({ rate }) => ({ share: rate }) }],
    },
    {
      id: "fraction",
      numeric: true,
      head: `${t("numerator")} ÷ ${t("denominator")}`,
      cell: ({ rate }) => exact(rate),
      fields: [
        { name: t("numerator"), value: ({ rate }) => partOf(rate.numerator) },
        { name: t("denominator"), value: ({ rate }) => partOf(rate.denominator) },
      ],
    },
  ];
}

interface SentenceProps {
  readonly ranked: readonly RankedEstate[];
  readonly total: ComparedTotal;
  readonly view: ComparisonView;
}

function Sentence({ ranked, total, view }: SentenceProps) {
  const { t } = useTranslation();
  const [first, last] = [ranked[0], ranked.at(-1)];
  const whole = rateIn(total, view.rate);
  const level = hundredths(whole);
  if (first === undefined || last === undefined || level === null) return null;
  if (first === last) return t("rankingOne", { name: first.name, value: percent(first.rate) });
  const down = directionOf(view.rate) === "DOWN";
  const reached = ranked.filter(({ value }) => (down ? value <= level : value >= level)).length;
  return t(down ? "rankingSummaryDown" : "rankingSummary", {
    best: first.name,
    bestValue: percent(first.rate),
    worst: last.name,
    worstValue: percent(last.rate),
    total: percent(whole),
    reached,
    ranked: ranked.length,
  });
}
