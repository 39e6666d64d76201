import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { MetricButton } from "../figures/metric-button.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import type { Changed, Factor } from "./change-query.ts";
import { stepsOf } from "./change-steps.ts";
import { changingRate, type ChangeView } from "./change-view.ts";
import { MethodButton, MethodFacts } from "./method-button.tsx";
import { points } from "./numbers.ts";

const ChangeChart = lazy(() =>
  import("../charts/change-chart.tsx").then((module) => ({ default: module.ChangeChart })),
);

interface FactorsFigureProps {
  readonly changed: Changed;
  readonly view: ChangeView;
}

/** What who is billed, and how like households pay, each add to the change, every dimension at once. */
export function FactorsFigure({ changed, view }: FactorsFigureProps) {
  const { t } = useTranslation();
  const title = t("factorsOf", { rate: t(changingRate(view)) });
  const unit = t("pointUnit");
  const factors = changed.factors ?? [];
  const name = ({ factor }: Factor) => t(`factor_${factor}`);
  const rates = factors.filter(({ factor }) => factor === "RATES").reduce((sum, { effect }) => sum + effect, 0);
  const columns: Column<Factor>[] = [
    { id: "factor", head: t("factor"), cell: name, fields: [{ name: t("factor"), value: name }] },
    {
      id: "effect",
      numeric: true,
      head: t("factorEffect"),
      cell: ({ effect }) => <b>{points(effect)}</b>,
      fields: [
        { name: t("factorEffect"), value: ({ effect }) => points(effect) },
        { name: t("exactEffect"), value: ({ exact }) => exact },
      ],
    },
  ];
  return (
    <Figure
      id="factors"
      title={title}
      state={
        changed.factors === null
          ? { kind: "EMPTY", title: t("factorsNone"), hint: t("factorsNoneHint") }
          : { kind: "DATA" }
      }
      summary={t("factorsSummary", {
        whole: `${points(changed.change)} ${unit}`,
        rates: `${points(rates)} ${unit}`,
        structure: `${points(changed.change - rates)} ${unit}`,
      })}
      controls={
        <>
          <MetricButton code={changed.code} of={title} />
          <MethodButton of={title}>
            <p>{t("factorsMethod")}</p>
            <MethodFacts
              facts={[
                [t("methodVersion"), String(changed.version)],
                [t("exactChange"), changed.exact],
                [t("methodSource"), "Kitagawa 1955; Das Gupta 1993"],
              ]}
            />
          </MethodButton>
        </>
      }
      height={(factors.length + 1) * 34 + 60}
      chart={
        <ChangeChart
          steps={stepsOf(
            factors.map((one) => ({ id: one.factor, label: name(one), effect: one.effect })),
            changed,
            t("wholeChange"),
          )}
          name={title}
          axis={unit}
          opens={() => false}
          open={() => undefined}
        />
      }
      columns={columns}
      rows={factors}
      keyOf={({ factor }) => factor}
    />
  );
}
