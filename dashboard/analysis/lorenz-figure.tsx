import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../format/money.ts";
import { compactYuan } from "../format/compact.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import type { Structure } from "./arrears-query.ts";
import { MethodButton, MethodFacts } from "./method-button.tsx";
import { decimals, share } from "./numbers.ts";

const LorenzChart = lazy(() =>
  import("../charts/lorenz-chart.tsx").then((module) => ({ default: module.LorenzChart })),
);

interface Point {
  readonly members: number;
  readonly amount: number;
}

/** How overdue money is spread over those who owe. */
export function LorenzFigure({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const points = structure.lorenzMembers.map((members, at): Point => ({
    members,
    amount: structure.lorenzAmounts[at] ?? 0,
  }));
  const title = t("lorenz");
  const told = (value: number | null, places = 3) => (value === null ? "—" : decimals(value, places));
  const columns: Column<Point>[] = [
    {
      id: "members",
      numeric: true,
      head: t("lorenzMembers"),
      cell: ({ members }) => share(members),
      fields: [{ name: t("lorenzMembers"), value: ({ members }) => share(members) }],
    },
    {
      id: "amount",
      numeric: true,
      head: t("lorenzAmount"),
      cell: ({ amount }) => share(amount),
      fields: [{ name: t("lorenzAmount"), value: ({ amount }) => share(amount) }],
    },
  ];
  return (
    <Figure
      id="lorenz"
      title={title}
      state={
        points.length === 0 ? { kind: "EMPTY", title: t("noArrears"), hint: t("noArrearsHint") } : { kind: "DATA" }
      }
      summary={t("lorenzSummary", {
        asOf: structure.asOf,
        owing: count(structure.owing),
        households: count(structure.households),
        open: compactYuan(structure.open, currentLanguage()),
        top: structure.topFifth === null ? "—" : share(structure.topFifth),
        gini: told(structure.gini),
      })}
      controls={
        <MethodButton of={title}>
          <p>{t("lorenzMethod")}</p>
          <MethodFacts
            facts={[
              [t("giniDebtors"), told(structure.gini)],
              [t("giniAll"), told(structure.giniOfAll)],
              [t("theilT"), told(structure.theil)],
              [t("theilBetween"), told(structure.theilBetween)],
              [t("hhiEstates"), told(structure.herfindahl)],
              [t("methodVersion"), "1"],
              [t("methodSource"), "Gini 1912; Theil 1967; Shorrocks 1980"],
            ]}
          />
        </MethodButton>
      }
      height={380}
      chart={
        <LorenzChart
          points={points.map(({ members, amount }) => ({ x: members * 100, y: amount * 100 }))}
          name={title}
          axisX={t("lorenzMembers")}
          axisY={t("lorenzAmount")}
          tip={(x, y) => t("lorenzTip", { members: `${x.toFixed(0)}%`, amount: `${y.toFixed(1)}%` })}
        />
      }
      columns={columns}
      rows={points}
      keyOf={({ members }) => String(members)}
    />
  );
}
