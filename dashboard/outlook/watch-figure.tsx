import { Button } from "@mantine/core";
import { lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { useFrame } from "../shell/frame.ts";
import { Figure } from "../ui/figure.tsx";
import { ChooseReference } from "./choose-reference.tsx";
import { MethodButton } from "../analysis/method-button.tsx";
import type { RateWatch } from "./outlook-query.ts";
import { hundred, share } from "./shares.ts";
import { amountOf, isOfMoney, monthColumns, monthsOf, type Month } from "./watch-months.ts";

const BandChart = lazy(() => import("../charts/band-chart.tsx").then((module) => ({ default: module.BandChart })));

interface WatchFigureProps {
  readonly watch: RateWatch;
  readonly estate: string;
  readonly again: () => void;
}

/** The control chart of a rate, with the reference year it is compared with. */
export function WatchFigure({ watch, estate, again }: WatchFigureProps) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const [choosing, choose] = useState(false);
  const rows = monthsOf(watch);
  const title = t("controlChartOf", { rate: t(`watched${watch.rate}`) });
  const mayChoose = me.role === "HEADQUARTERS" || me.role === "SUPERVISOR";
  const isMoney = isOfMoney(watch);
  const amount = amountOf(watch);
  return (
    <>
      <Figure
        id={`watch-${watch.rate}`}
        title={title}
        state={rows.length === 0 ? { kind: "EMPTY", title: t("noWatch"), hint: t("noWatchHint") } : { kind: "DATA" }}
        summary={<Summary watch={watch} rows={rows} />}
        controls={
          <>
            {mayChoose && (
              <Button className="file-button" variant="subtle" size="compact-sm" onClick={() => choose(true)}>
                {t("chooseReference")}
              </Button>
            )}
            <MethodButton of={title}>
              <p>{t("watchMethod")}</p>
              {isMoney && <p>{t("watchMethodMoney")}</p>}
              <p>
                {t("watchFacts", {
                  from: watch.referenceFrom ?? "—",
                  to: watch.referenceTo ?? "—",
                  season: share(watch.season),
                  restless: share(watch.restless),
                  memory: share(watch.memory),
                  sigma: watch.sigmaZ?.toFixed(2) ?? "—",
                  run: watch.longestRun ?? "—",
                  allowed: watch.longestAllowed ?? "—",
                })}
              </p>
              <p>{watch.chosen === null ? t("referenceFirst") : t("referenceChosen", chosenOf(watch.chosen))}</p>
            </MethodButton>
          </>
        }
        height={300}
        chart={
          <BandChart
            name={title}
            names={{
              value: t("actualRate"),
              expected: t("expectedRate"),
              band: t("controlLimits"),
              marked: t("signalHead"),
            }}
            axis={t("monthDue")}
            points={rows.map((row) => ({
              x: row.month,
              value: hundred(row.value),
              expected: hundred(row.expected),
              low: row.inReference ? null : hundred(row.low),
              high: row.inReference ? null : hundred(row.high),
              marked: row.signal !== null,
              label: t(isMoney ? "watchTipMoney" : "watchTip", {
                value: share(row.value),
                expected: share(row.expected),
                met: amount(row.numerator),
                size: amount(row.denominator),
              }),
            }))}
          />
        }
        columns={monthColumns(t, watch)}
        rows={rows.toReversed()}
        keyOf={({ month }) => month}
      />
      {choosing && (
        <ChooseReference
          estate={estate}
          rate={watch.rate}
          from={watch.referenceFrom ?? ""}
          close={() => choose(false)}
          done={() => {
            choose(false);
            again();
          }}
        />
      )}
    </>
  );
}

const chosenOf = ({ actor, setAt, reason }: NonNullable<RateWatch["chosen"]>) => ({ actor, at: moment(setAt), reason });

/** What is said of a month that is warned of by nothing: limits that hold every rate can warn of none. */
function calmOf({ value, low, high }: Month): "watchWide" | "watchCalm" | "watchBeyond" {
  if (low <= 0 && high >= 1) return "watchWide";
  return value >= low && value <= high ? "watchCalm" : "watchBeyond";
}

function Summary({ watch, rows }: { readonly watch: RateWatch; readonly rows: readonly Month[] }) {
  const { t } = useTranslation();
  const { warning } = watch;
  const last = rows.at(-1);
  if (last === undefined) return null;
  if (watch.left !== null) return t("watchLeft", { day: watch.left });
  if (warning === null)
    return t(calmOf(last), {
      month: last.month,
      value: share(last.value),
      low: share(last.low),
      high: share(last.high),
    });
  return t("watchFalling", {
    since: warning.since,
    observed: share(warning.observed),
    expected: share(warning.expected),
    signal: t(`signal${warning.signal}`),
  });
}
