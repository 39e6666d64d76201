import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { CurveFragment } from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MetricButton } from "./metric-button.tsx";

const LinesChart = lazy(() => import("../charts/lines-chart.tsx").then((module) => ({ default: module.LinesChart })));

type Point = CurveFragment["curve"][number];

/** How fast a period's bills are paid, beside those of the previous period and last year. */
export function CurveFigure({ cohorts }: { readonly cohorts: readonly CurveFragment[] }) {
  const { t } = useTranslation();
  const nameOf = ({ period }: CurveFragment) => periodLabel(t, period);
  const own = cohorts[0]?.curve ?? [];
  // A period without bills has no line, and so no place in the legend.
  const drawn = cohorts.filter(({ curve }) => curve.some(({ value }) => value !== null));
  const told = own.filter(({ value }) => value !== null);
  const [first, last] = [told[0], told.at(-1)];
  const columns: Column<CurveFragment>[] = [
    { id: "cohort", head: t("cohort"), cell: nameOf, fields: [{ name: t("cohort"), value: nameOf }] },
    ...own.map(({ days }): Column<CurveFragment> => {
      const at = ({ curve }: CurveFragment) => curve.find((point) => point.days === days);
      const written = (cohort: CurveFragment) => textOf(at(cohort));
      return {
        id: String(days),
        numeric: true,
        head: t("dayCount", { days }),
        cell: written,
        fields: [{ name: t("dayCount", { days }), value: written }],
      };
    }),
  ];
  return (
    <Figure
      id="curve"
      title={t("curve")}
      state={
        first === undefined ? { kind: "EMPTY", title: t("curveNone"), hint: t("rankingNoneHint") } : { kind: "DATA" }
      }
      summary={last !== undefined && t("curveSummary", { start: textOf(first), days: last.days, end: textOf(last) })}
      controls={<MetricButton code="collection_curve" of={t("curve")} />}
      height={320}
      chart={
        <LinesChart
          name={t("curve")}
          every={1}
          axis={t("daysAfterDue")}
          lines={drawn.map((cohort) => ({
            id: cohort.period.from,
            label: nameOf(cohort),
            points: cohort.curve.map((point) => ({
              x: String(point.days),
              value: point.value === null ? null : point.value * 100,
              label: textOf(point),
            })),
          }))}
        />
      }
      columns={columns}
      rows={cohorts}
      keyOf={({ period }) => period.from}
    />
  );
}

const textOf = (point: Point | undefined): string =>
  point === undefined || point.value === null ? "—" : percent(point);
