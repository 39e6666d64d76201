import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MethodButton } from "../analysis/method-button.tsx";
import type { CohortOutlook } from "./outlook-query.ts";
import { share } from "./shares.ts";

const VintageChart = lazy(() =>
  import("../charts/vintage-chart.tsx").then((module) => ({ default: module.VintageChart })),
);

/** The greatest age drawn, in months. */
const LAST_AGE = 12;
/** How many months due are laid over each other. */
const SHOWN = 18;

/** Collection curves of months due, laid over each other. */
export function CurvesFigure({ cohorts }: { readonly cohorts: readonly CohortOutlook[] }) {
  const { t } = useTranslation();
  const rows = cohorts.filter(({ shares }) => shares.length > 0).slice(-SHOWN);
  const at = ({ shares }: CohortOutlook, age: number) => shares[age];
  const ages = Math.min(LAST_AGE, Math.max(0, ...rows.map(({ shares }) => shares.length - 1)));
  const [latest, before] = [rows.at(-1), rows.filter(({ shares }) => shares.length > 0).slice(0, -1)];
  const usual = before.map(({ shares }) => shares[0] ?? 0).toSorted((a, b) => a - b);
  const columns: Column<CohortOutlook>[] = [
    {
      id: "month",
      head: t("monthDue"),
      cell: ({ month }) => month,
      fields: [{ name: t("monthDue"), value: ({ month }) => month }],
    },
    ...Array.from({ length: ages + 1 }, (_unused, age): Column<CohortOutlook> => ({
      id: String(age),
      numeric: true,
      head: t("ageMonths", { age }),
      cell: (row) => share(at(row, age)),
      fields: [{ name: t("ageMonths", { age }), value: (row) => share(at(row, age)) }],
    })),
  ];
  return (
    <Figure
      id="curves"
      title={t("curvesTitle")}
      state={rows.length === 0 ? { kind: "EMPTY", title: t("noCohorts"), hint: t("noCohortsHint") } : { kind: "DATA" }}
      summary={
        latest !== undefined &&
        (usual.length === 0
          ? t("curvesFirst", { month: latest.month, share: share(latest.shares[0]) })
          : t("curvesSummary", {
              month: latest.month,
              share: share(latest.shares[0]),
              low: share(usual[0]),
              high: share(usual.at(-1)),
              months: usual.length,
            }))
      }
      controls={
        <MethodButton of={t("curvesTitle")}>
          <p>{t("curvesMethod")}</p>
        </MethodButton>
      }
      height={340}
      chart={
        <VintageChart
          name={t("curvesTitle")}
          axis={t("ageAxis")}
          older={t("olderMonths")}
          ages={ages}
          vintages={rows.map(({ month, shares }) => ({
            id: month,
            shares: shares.slice(0, LAST_AGE + 1).map((value) => value * 100),
          }))}
          text={(month, age) =>
            t("curveTip", { month, age, share: share(rows.find((row) => row.month === month)?.shares[age]) })
          }
        />
      }
      columns={columns}
      rows={rows.toReversed()}
      keyOf={({ month }) => month}
    />
  );
}
