import { plainPercent } from "../format/csv.ts";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { rateIn, type AnyRate } from "../figures/compared.ts";
import { useExplain } from "../figures/explain.ts";
import { TOTAL, type FigureView } from "../figures/figure-view.ts";
import { RateValue } from "../figures/rate-cell.tsx";
import { RateChoice } from "../figures/rate-choice.tsx";
import { directionOf, ratesIn } from "../figures/rates.ts";
import { sortRows } from "../figures/sort-rows.ts";
import { useFraction } from "../figures/use-fraction.ts";
import { partOf } from "../format/file-value.ts";
import { hundredths, percent } from "../format/ratio.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import type { BuildingFigures, EstateOfBuilding } from "./building-query.ts";

const RankingChart = lazy(() =>
  import("../charts/ranking-chart.tsx").then((module) => ({ default: module.RankingChart })),
);

interface Sister {
  readonly code: string;
  readonly name: string;
  readonly rate: AnyRate;
}

interface SistersFigureProps {
  readonly estate: EstateOfBuilding;
  readonly building: BuildingFigures;
  readonly view: FigureView;
  readonly show: (change: Partial<FigureView>) => void;
}

/** The building's rate among those of its estate's other buildings, against the estate's own. */
export function SistersFigure({ estate, building, view, show }: SistersFigureProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { rate: name, unit } = view;
  const sisters = sortRows<Sister>(
    estate.buildings.map(({ code, name: called, collection }) => ({
      code,
      name: called,
      rate: rateIn(collection, name),
    })),
    { column: name, descending: directionOf(name) === "UP" },
    ({ rate }) => rate.value,
  ).filter(({ rate }) => rate.value !== null);
  const whole = rateIn(estate.collection, name);
  const own = rateIn(building.collection, name);
  const ours = hundredths(own);
  const shown = sisters.map(({ rate }) => hundredths(rate)).filter((theirs) => theirs !== null);
  const ahead = shown.filter(
    (theirs) => ours !== null && (directionOf(name) === "UP" ? theirs > ours : theirs < ours),
  ).length;
  const level = shown.filter((theirs) => theirs === ours).length;
  const nameOf = ({ code, name: called }: Sister) =>
    code === building.code ? t("inBrackets", { text: called, more: t("thisBuilding") }) : called;
  const columns = useColumns(estate, view, nameOf);
  const title = t("sisters");
  return (
    <Figure
      id="sisters"
      title={title}
      state={
        own.reason === null
          ? { kind: "DATA" }
          : { kind: "EMPTY", title: t(`reason${own.reason}`), hint: t("rankingNoneHint") }
      }
      summary={t(level > 1 ? "sistersLevel" : "sistersSummary", {
        rate: t(name),
        own: percent(own),
        estate: percent(whole),
        place: ahead + 1,
        count: sisters.length,
      })}
      controls={<RateChoice among={ratesIn(unit)} chosen={name} choose={(rate) => show({ rate })} />}
      height={sisters.length * 30 + 60}
      chart={
        <RankingChart
          bars={sisters.map((sister) => ({
            code: sister.code,
            name: sister.name,
            label: percent(sister.rate),
            value: (sister.rate.value ?? 0) * 100,
          }))}
          chosen={building.code}
          level={whole.value === null ? null : whole.value * 100}
          levelLabel={t("estateLine", { value: plainPercent(whole) })}
          name={title}
          open={(code) => explain({ ...TOTAL, estate: estate.code, building: code }, name)}
        />
      }
      columns={columns}
      rows={sisters}
      keyOf={({ code }) => code}
    />
  );
}

function useColumns(
  estate: EstateOfBuilding,
  { rate: name }: FigureView,
  nameOf: (sister: Sister) => string,
): readonly Column<Sister>[] {
  const { t } = useTranslation();
  const { exact } = useFraction();
  return [
    { id: "building", head: t("building"), cell: nameOf, fields: [{ name: t("building"), value: nameOf }] },
    {
      id: "rate",
      numeric: true,
      head: t(name),
      cell: (sister) => (
        <RateValue
          rate={sister.rate}
          name={name}
          whose={{ ...TOTAL, estate: estate.code, building: sister.code, name: `${estate.name} ${sister.name}` }}
        />
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
