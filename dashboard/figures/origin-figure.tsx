import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { CompositionFragment } from "../api/generated/graphql.ts";
import { compactYuan, tickYuan } from "../format/compact.ts";
import { count } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { sum } from "../format/sum.ts";
import { currentLanguage } from "../i18n/language.ts";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MetricButton } from "./metric-button.tsx";

const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);

type Year = CompositionFragment["ageingByYear"][number];

/** From which years what is owed comes. */
export function OriginFigure({ years }: { readonly years: readonly Year[] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const whole = sum(years.map(({ open }) => open));
  const share = ({ open }: Year) => percent({ numerator: open, denominator: whole });
  const [oldest] = years;
  const columns: Column<Year>[] = [
    {
      id: "year",
      head: t("yearOfOrigin"),
      cell: ({ year }) => year,
      fields: [{ name: t("yearOfOrigin"), value: ({ year }) => String(year) }],
    },
    {
      id: "open",
      numeric: true,
      head: t("open"),
      cell: ({ open }) => <Amount fen={open} />,
      fields: [{ name: t("open"), value: ({ open }) => ({ fen: open }) }],
    },
    { id: "share", numeric: true, head: t("share"), cell: share, fields: [{ name: t("share"), value: share }] },
    {
      id: "bills",
      numeric: true,
      head: t("billCount"),
      cell: ({ bills }) => count(bills),
      fields: [{ name: t("billCount"), value: ({ bills }) => bills }],
    },
  ];
  return (
    <Figure
      id="origin"
      title={t("ageingByYear")}
      state={
        oldest === undefined ? { kind: "EMPTY", title: t("ageingNone"), hint: t("ageingNoneHint") } : { kind: "DATA" }
      }
      summary={
        oldest !== undefined && t("ageingByYearSummary", { total: compactYuan(whole, language), year: oldest.year })
      }
      controls={<MetricButton code="ageing_by_year" of={t("ageingByYear")} />}
      height={years.length * 34 + 60}
      chart={
        <StackedChart
          parts={[{ id: "open", label: t("open") }]}
          layout="horizontal"
          name={t("ageingByYear")}
          tick={(value) => tickYuan(value, language)}
          stacks={years.map((year) => ({
            id: String(year.year),
            label: String(year.year),
            total: compactYuan(year.open, language),
            parts: { open: Number(year.open) / 100 },
            texts: { open: `${compactYuan(year.open, language)} · ${share(year)}` },
          }))}
        />
      }
      columns={columns}
      rows={years}
      keyOf={({ year }) => String(year)}
    />
  );
}
