import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { MetricButton } from "../figures/metric-button.tsx";
import { percent } from "../format/ratio.ts";
import { betweenSentences } from "../i18n/language.ts";
import { OneChoice } from "../ui/choices.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { stepsOf } from "./change-steps.ts";
import { changingRate, type ChangeView } from "./change-view.ts";
import type { ByDimension, Changed, Part } from "./change-query.ts";
import { MethodButton, MethodFacts } from "./method-button.tsx";
import { points } from "./numbers.ts";
import { useSegmentName } from "./use-segment-name.ts";

const ChangeChart = lazy(() =>
  import("../charts/change-chart.tsx").then((module) => ({ default: module.ChangeChart })),
);

/** Steps drawn one by one; the table has all. */
const DRAWN = 10;

interface ChangeFigureProps {
  readonly changed: Changed;
  readonly by: ByDimension;
  readonly view: ChangeView;
  readonly show: (change: Partial<ChangeView>) => void;
  readonly open: (by: ByDimension, part: Part) => void;
}

/** What each segment of a dimension adds to the change. */
export function ChangeFigure({ changed, by, view, show, open }: ChangeFigureProps) {
  const { t } = useTranslation();
  const nameOf = useSegmentName(view.within);
  const name = (part: Part) => nameOf(by, part);
  const rate = t(changingRate(view));
  const dimension = t(`by_${by.dimension}`);
  const title = t("changeBy", { rate, dimension });
  const unit = t("pointUnit");
  const whole = `${points(changed.change)} ${unit}`;
  const isRate = by.dimension !== "CHANNEL";
  // What is told together has no rows of its own; money without a receipt is a channel with an empty key.
  const drills = ({ key }: Part) => key !== "" || !isRate;
  const before = ({ beforeNumerator, beforeDenominator }: Part) =>
    percent({ numerator: beforeNumerator, denominator: isRate ? beforeDenominator : changed.before.denominator });
  const after = ({ afterNumerator, afterDenominator }: Part) =>
    percent({ numerator: afterNumerator, denominator: isRate ? afterDenominator : changed.after.denominator });
  const columns: Column<Part>[] = [
    {
      id: "segment",
      head: dimension,
      cell: (part) =>
        !drills(part) ? (
          name(part)
        ) : (
          <button type="button" className="amount-value" aria-haspopup="dialog" onClick={() => open(by, part)}>
            {name(part)}
          </button>
        ),
      fields: [{ name: dimension, value: name }],
    },
    {
      id: "before",
      numeric: true,
      head: t("changeBefore"),
      cell: before,
      fields: [{ name: t("changeBefore"), value: before }],
    },
    {
      id: "after",
      numeric: true,
      head: t("changeAfter"),
      cell: after,
      fields: [{ name: t("changeAfter"), value: after }],
    },
    {
      id: "rate",
      numeric: true,
      head: t("rateEffect"),
      cell: ({ rateEffect }) => points(rateEffect),
      fields: [{ name: t("rateEffect"), value: ({ rateEffect }) => points(rateEffect) }],
    },
    {
      id: "mix",
      numeric: true,
      head: t("mixEffect"),
      cell: ({ mixEffect }) => points(mixEffect),
      fields: [{ name: t("mixEffect"), value: ({ mixEffect }) => points(mixEffect) }],
    },
    {
      id: "effect",
      numeric: true,
      head: t("wholeEffect"),
      cell: ({ effect }) => <b>{points(effect)}</b>,
      fields: [
        { name: t("wholeEffect"), value: ({ effect }) => points(effect) },
        { name: t("exactEffect"), value: ({ exact }) => exact },
      ],
    },
  ];
  return (
    <Figure
      id="change"
      title={title}
      summary={
        <>
          {t("changeParts", { whole, rate: points(by.rateEffect), mix: points(by.mixEffect), unit })}
          {betweenSentences()}
          {by.segments.length > DRAWN + 1 && t("changeDrawn", { count: DRAWN })}
        </>
      }
      controls={
        <>
          <OneChoice
            aria-label={t("changeDimension")}
            size="xs"
            w={150}
            value={by.dimension}
            allowDeselect={false}
            data={changed.dimensions.map(({ dimension: one }) => ({ value: one, label: t(`by_${one}`) }))}
            onChange={(value) =>
              show({ dimension: changed.dimensions.find(({ dimension: one }) => one === value)?.dimension ?? null })
            }
          />
          <MetricButton code={changed.code} of={title} />
          <MethodButton of={title}>
            <p>{t("changeMethod")}</p>
            <p>{t("changeAssumptions")}</p>
            <MethodFacts
              facts={[
                [t("methodVersion"), String(changed.version)],
                [t("exactChange"), changed.exact],
                [t("methodSource"), "Kitagawa 1955; Das Gupta 1993; Chen & Chen 2008"],
              ]}
            />
          </MethodButton>
        </>
      }
      height={(Math.min(by.segments.length, DRAWN + 1) + 1) * 34 + 60}
      chart={
        <ChangeChart
          steps={stepsOf(drawnOf(by, { name, others: t("otherSegments") }), changed, t("wholeChange"))}
          name={title}
          axis={t("pointUnit")}
          opens={(id) => by.segments.some((part) => part.key === id && drills(part))}
          open={(key) => {
            const part = by.segments.find((one) => one.key === key);
            if (part !== undefined) open(by, part);
          }}
        />
      }
      columns={columns}
      rows={by.segments}
      keyOf={({ key }) => key}
    />
  );
}

interface PartNames {
  readonly name: (part: Part) => string;
  readonly others: string;
}

/** The parts that are drawn one by one, and the others together. */
function drawnOf({ segments }: ByDimension, { name, others }: PartNames) {
  const drawn = segments.length > DRAWN + 1 ? segments.slice(0, DRAWN) : segments;
  const rest = segments.slice(drawn.length).reduce((sum, { effect }) => sum + effect, 0);
  return [
    ...drawn.map((part) => ({ id: part.key, label: name(part), effect: part.effect })),
    ...(drawn.length < segments.length ? [{ id: "…", label: others, effect: rest }] : []),
  ];
}
