import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { RatesFragment } from "../api/generated/graphql.ts";
import { hundredths, percent, type Ratio } from "../format/ratio.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import type { PanelState } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { rateIn } from "./compared.ts";
import { useExplain } from "./explain.ts";
import type { FigureView } from "./figure-view.ts";
import { RateValue, type Named } from "./rate-cell.tsx";
import { isRateName, ratesIn, type RateName } from "./rates.ts";
import { targetOf, targetsIn, type RateTargets } from "./targets.ts";
import { TrendExplain } from "./trend-explain.tsx";

const LinesChart = lazy(() => import("../charts/lines-chart.tsx").then((module) => ({ default: module.LinesChart })));

/** Rates that a line shows: those of the period's own bills. Recovery and combined rates start anew each month. */
const shownOf = ({ unit }: FigureView): readonly RateName[] =>
  ratesIn(unit).filter((name) => name !== "recoveryRate" && name !== "combinedRate");

interface TrendFigureProps {
  readonly months: readonly RatesFragment[];
  readonly state: PanelState;
  readonly view: FigureView;
  readonly whose: Named;
  /** Of every year. */
  readonly targets?: readonly RateTargets[];
}

const monthOf = ({ period }: RatesFragment): string => period.from.slice(0, 7);

/** Rates month by month, each as of the month's end. */
export function TrendFigure({ months: asked, state, view, whose, targets = [] }: TrendFigureProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const shown = shownOf(view);
  const isTold = (month: RatesFragment) => shown.some((name) => rateIn(month, name).value !== null);
  // A line begins with the first bills: what lies before them is no time of which anything is known.
  const months = asked.slice(Math.max(0, asked.findIndex(isTold)));
  const told = months.filter(isTold);
  const targetIn = (month: RatesFragment): Ratio | null => targetOf(targetsIn(targets, month.period), "currentRate");
  const targeted = view.unit === "MONEY" && told.some((month) => targetIn(month) !== null);
  const columns: Column<RatesFragment>[] = [
    { id: "month", head: t("month"), cell: monthOf, fields: [{ name: t("month"), value: monthOf }] },
    ...ratesIn(view.unit).map((name): Column<RatesFragment> => ({
      id: name,
      numeric: true,
      head: t(name),
      cell: (month) => (
        <TrendExplain at={month.period}>
          <RateValue
            rate={rateIn(month, name)}
            name={name}
            whose={{ ...whose, name: `${whose.name} ${monthOf(month)}` }}
          />
        </TrendExplain>
      ),
      fields: [{ name: t(name), value: (month) => ({ share: rateIn(month, name) }) }],
    })),
    ...(targeted ? [targetColumn(t("targetRate"), targetIn)] : []),
  ];
  const open = (line: string, x: string) => {
    const month = months.find((each) => monthOf(each) === x);
    if (month !== undefined && isRateName(line)) explain(whose, line, month.period);
  };
  return (
    <Figure
      id="trend"
      title={t("trend")}
      state={
        state.kind === "DATA" && told.length === 0
          ? { kind: "EMPTY", title: t("trendNone"), hint: t("rankingNoneHint") }
          : state
      }
      summary={<TrendSentence months={told} rate={shown[0] ?? "currentRate"} />}
      height={320}
      chart={
        <LinesChart
          name={t("trend")}
          every={3}
          open={open}
          lines={[
            ...shown.map((name) => ({
              id: name,
              label: t(name),
              points: months.map((month) => {
                const rate = rateIn(month, name);
                return {
                  x: monthOf(month),
                  value: rate.value === null ? null : rate.value * 100,
                  label: percent(rate),
                };
              }),
            })),
            ...(targeted ? [{ id: "target", label: t("targetRate"), points: months.map(targetPoint(targetIn)) }] : []),
          ]}
        />
      }
      columns={columns}
      rows={months.toReversed()}
      keyOf={monthOf}
    />
  );
}

type TargetIn = (month: RatesFragment) => Ratio | null;

const targetPoint = (targetIn: TargetIn) => (month: RatesFragment) => {
  const target = targetIn(month);
  return {
    x: monthOf(month),
    value: target === null ? null : Number(target.numerator) / 100,
    label: target === null ? "—" : percent(target),
  };
};

const targetColumn = (name: string, targetIn: TargetIn): Column<RatesFragment> => {
  const told = (month: RatesFragment) => targetIn(month);
  return {
    id: "target",
    numeric: true,
    head: name,
    cell: (month) => percent(told(month) ?? { numerator: 0, denominator: 0 }),
    fields: [
      {
        name,
        value: (month) => {
          const target = told(month);
          return target === null ? "" : { share: target };
        },
      },
    ],
  };
};

interface TrendSentenceProps {
  readonly months: readonly RatesFragment[];
  readonly rate: RateName;
}

function TrendSentence({ months, rate }: TrendSentenceProps) {
  const { t } = useTranslation();
  const valued = months.flatMap((month) => {
    const value = hundredths(rateIn(month, rate));
    return value === null ? [] : [{ month, value }];
  });
  const sorted = valued.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const [first, last, low, high] = [valued[0], valued.at(-1), sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || low === undefined || high === undefined) return null;
  const told = t("trendSummary", {
    from: monthOf(first.month),
    to: monthOf(last.month),
    rate: t(rate),
    high: percent(rateIn(high.month, rate)),
    highMonth: monthOf(high.month),
    low: percent(rateIn(low.month, rate)),
    lowMonth: monthOf(low.month),
  });
  return <WholeCodes text={told} />;
}
