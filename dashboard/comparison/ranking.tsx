import { SegmentedControl, Select, Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { hundredths, percent } from "../format/ratio.ts";
import type { ComparisonView } from "./comparison-view.ts";
import { useExplain } from "./explain.ts";
import { rateIn, type ComparedEstate, type ComparedTotal } from "./figures.ts";
import { rank, type RankedEstate } from "./rank.ts";
import { directionOf, isRateName, ratesIn } from "./rates.ts";
import { useFraction } from "./use-fraction.ts";
import type { Show } from "./use-view.ts";

const RankingChart = lazy(() =>
  import("../charts/ranking-chart.tsx").then((module) => ({ default: module.RankingChart })),
);
const AS_WORDS = { CHART: "asChart", TABLE: "asTable" } as const;
const AS = ["CHART", "TABLE"] as const;

interface RankingProps {
  readonly total: ComparedTotal;
  readonly estates: readonly ComparedEstate[];
  readonly view: ComparisonView;
  readonly show: Show;
}

/** Estates in order of one rate, as bars or as a table of the same figures. */
export function Ranking({ total, estates, view, show }: RankingProps) {
  const { t } = useTranslation();
  const { ranked: name, unit, rankedAs } = view;
  const ranked = rank(estates, name);
  return (
    <figure className="card" aria-labelledby="ranking-title">
      <div className="card-head">
        <h2 id="ranking-title">{t("ranking", { rate: t(name) })}</h2>
        <div className="card-controls">
          <Select
            aria-label={t("rankedRate")}
            w={240}
            maw="100%"
            value={name}
            allowDeselect={false}
            data={ratesIn(unit).map((value) => ({ value, label: t(value) }))}
            onChange={(value) => value !== null && isRateName(value) && show({ ranked: value })}
          />
          <SegmentedControl
            aria-label={t("rankedAs")}
            value={rankedAs}
            onChange={(value) => show({ rankedAs: value })}
            data={AS.map((value) => ({ value, label: t(AS_WORDS[value]) }))}
          />
        </div>
      </div>
      <Sentence ranked={ranked} total={total} view={view} />
      {rankedAs === "TABLE" ? (
        <RankingTable ranked={ranked} view={view} />
      ) : (
        ranked.length > 0 && <Bars ranked={ranked} total={total} view={view} />
      )}
    </figure>
  );
}

interface RankedProps {
  readonly ranked: readonly RankedEstate[];
  readonly view: ComparisonView;
}

function Sentence({ ranked, total, view }: RankedProps & { readonly total: ComparedTotal }) {
  const { t } = useTranslation();
  const [first, last] = [ranked[0], ranked.at(-1)];
  const whole = rateIn(total, view.ranked);
  const level = hundredths(whole);
  if (first === undefined || last === undefined || level === null) return <figcaption>{t("rankingNone")}</figcaption>;
  const down = directionOf(view.ranked) === "DOWN";
  const reached = ranked.filter(({ value }) => (down ? value <= level : value >= level)).length;
  return (
    <figcaption>
      {t(down ? "rankingSummaryDown" : "rankingSummary", {
        best: first.name,
        bestValue: percent(first.rate),
        worst: last.name,
        worstValue: percent(last.rate),
        total: percent(whole),
        reached,
        ranked: ranked.length,
      })}
    </figcaption>
  );
}

function Bars({ ranked, total, view }: RankedProps & { readonly total: ComparedTotal }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const height = ranked.length * 28 + 56;
  const whole = rateIn(total, view.ranked);
  return (
    <div className="chart-room" style={{ height }}>
      <Suspense fallback={<Skeleton h={height} />}>
        <RankingChart
          bars={ranked.map(({ code, name, rate }) => ({
            code,
            name,
            label: percent(rate),
            value: (rate.value ?? 0) * 100,
          }))}
          level={whole.value === null ? null : whole.value * 100}
          levelLabel={t("totalLine", { value: percent(whole) })}
          name={t("ranking", { rate: t(view.ranked) })}
          open={(code) => explain(code, view.ranked)}
        />
      </Suspense>
    </div>
  );
}

function RankingTable({ ranked, view }: RankedProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const fraction = useFraction();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-labelledby="ranking-title">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t("rank")}</th>
            <th scope="col">{t("estate")}</th>
            <th scope="col" className="number">
              {t(view.ranked)}
            </th>
            <th scope="col" className="number">{`${t("numerator")} ÷ ${t("denominator")}`}</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ code, name, rate, place }) => (
            <tr key={code}>
              <td>{place}</td>
              <th scope="row">{name}</th>
              <td className="number">
                <button
                  type="button"
                  className="rate-value"
                  aria-haspopup="dialog"
                  aria-label={t("explainRate", { whose: name, rate: t(view.ranked), value: percent(rate) })}
                  onClick={() => explain(code, view.ranked)}
                >
                  {percent(rate)}
                </button>
              </td>
              <td className="number">{fraction(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
