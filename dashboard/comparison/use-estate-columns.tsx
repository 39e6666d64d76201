import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "../figures/figure-view.ts";
import { useAmountColumns } from "../figures/use-amount-columns.tsx";
import { useRateColumns } from "../figures/use-rate-columns.tsx";
import { SortButton, sortedBy } from "../figures/sort-button.tsx";
import type { Column } from "../ui/data-table.tsx";
import type { ComparedRow } from "./compared-rows.ts";
import type { ComparisonView } from "./comparison-view.ts";
import { EstateName } from "./estate-name.tsx";
import { targetColumn } from "./target-column.tsx";
import type { Trends } from "./use-trends.ts";

const Sparkline = lazy(() => import("../charts/sparkline.tsx").then((module) => ({ default: module.Sparkline })));

/** The columns of the table of estates. */
export function useEstateColumns(
  { unit, sort, rate, period }: ComparisonView,
  trends: Trends,
  sortBy: (sort: Sort) => void,
): readonly Column<ComparedRow>[] {
  const { t } = useTranslation();
  const of = {
    unit,
    sort,
    sortBy,
    figures: ({ figures }: ComparedRow) => figures,
    whose: ({ whose }: ComparedRow) => whose,
  };
  const rates = useRateColumns(of);
  const amounts = useAmountColumns(of);
  const head = (column: string, word: string, text = false) => (
    <SortButton column={column} sort={sort} sortBy={sortBy} text={text}>
      {word}
    </SortButton>
  );
  return [
    {
      id: "estate",
      head: head("estate", t("estate"), true),
      sorted: sortedBy(sort, "estate"),
      cell: ({ estate, estates, whose }) =>
        estate === null ? (
          <span className="estate">
            {whose.name}
            <span className="estate-code">{t("fromEstates", { count: estates })}</span>
          </span>
        ) : (
          <EstateName estate={estate} />
        ),
      fields: [
        { name: t("estate"), value: ({ whose }) => whose.name },
        { name: t("estateCode"), value: ({ estate }) => estate?.code ?? "" },
        { name: t("region"), value: ({ estate }) => estate?.region ?? "" },
        { name: t("cityCompany"), value: ({ estate }) => estate?.cityCompany ?? "" },
      ],
    },
    {
      id: "trend",
      wide: true,
      head: (
        <>
          {t("twelveMonths")}
          <small>{t(rate)}</small>
        </>
      ),
      cell: ({ key }) => (
        <Suspense>
          <Sparkline points={trends.of(key)} name={t("twelveMonths")} />
        </Suspense>
      ),
    },
    ...rates,
    ...(unit === "MONEY" ? [targetColumn(t, period)] : []),
    ...amounts,
  ];
}
