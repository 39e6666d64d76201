import { Button } from "@mantine/core";
import { lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { count, yuan } from "../format/money.ts";
import { useFrame } from "../shell/frame.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { ChooseReference } from "./choose-reference.tsx";
import { MethodButton } from "../analysis/method-button.tsx";
import type { RateWatch } from "./outlook-query.ts";
import { hundred, share } from "./shares.ts";

const BandChart = lazy(() => import("../charts/band-chart.tsx").then((module) => ({ default: module.BandChart })));

interface Month {
  readonly month: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly effective: number;
  readonly value: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly signal: RateWatch["signals"][number];
  readonly inReference: boolean;
}

function monthsOf(watch: RateWatch): Month[] {
  const { months, numerators, denominators, effective, values, expected, lows, highs, signals, referenceTo } = watch;
  return months.map((month, i) => ({
    month,
    numerator: numerators[i] ?? "0",
    denominator: denominators[i] ?? "0",
    effective: effective[i] ?? 0,
    value: values[i] ?? 0,
    expected: expected[i] ?? 0,
    low: lows[i] ?? 0,
    high: highs[i] ?? 0,
    signal: signals[i] ?? null,
    inReference: referenceTo !== null && month <= referenceTo,
  }));
}

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
  const isMoney = watch.rate === "MONEY_ON_TIME" || watch.rate === "MONEY_NEXT_MONTH";
  const amount = (part: string): string => (isMoney ? yuan(part) : count(Number(part)));
  const columns: Column<Month>[] = [
    {
      id: "month",
      head: t("monthDue"),
      cell: ({ month }) => month,
      fields: [{ name: t("monthDue"), value: ({ month }) => month }],
    },
    {
      id: "count",
      numeric: true,
      wide: true,
      head: t(isMoney ? "amountsOf" : "householdsOf"),
      cell: (row) => `${amount(row.numerator)} / ${amount(row.denominator)}`,
      fields: [
        { name: t(`watched${watch.rate}`), value: (row) => amount(row.numerator) },
        { name: t(isMoney ? "netBilled" : "householdsBilled"), value: ({ denominator }) => amount(denominator) },
        ...(isMoney ? [{ name: t("fairEffective"), value: ({ effective }: Month) => Math.round(effective) }] : []),
      ],
    },
    {
      id: "value",
      numeric: true,
      head: t("actualRate"),
      cell: ({ value }) => share(value),
      fields: [{ name: t("actualRate"), value: ({ value }) => share(value) }],
    },
    {
      id: "expected",
      numeric: true,
      head: t("expectedRate"),
      cell: ({ expected }) => share(expected),
      fields: [{ name: t("expectedRate"), value: ({ expected }) => share(expected) }],
    },
    {
      id: "limits",
      numeric: true,
      head: t("controlLimits"),
      cell: ({ low, high }) => `${share(low)} – ${share(high)}`,
      fields: [
        { name: t("limitLow"), value: ({ low }) => share(low) },
        { name: t("limitHigh"), value: ({ high }) => share(high) },
      ],
    },
    {
      id: "signal",
      wide: true,
      head: t("signalHead"),
      cell: (row) => signalText(row),
      fields: [{ name: t("signalHead"), value: (row) => signalText(row) }],
    },
  ];
  const signalText = ({ signal, inReference }: Month): string =>
    inReference ? t("referenceYear") : signal === null ? "—" : t(`signal${signal}`);
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
        columns={columns}
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

function Summary({ watch, rows }: { readonly watch: RateWatch; readonly rows: readonly Month[] }) {
  const { t } = useTranslation();
  const { warning } = watch;
  const last = rows.at(-1);
  if (last === undefined) return null;
  if (watch.left !== null) return t("watchLeft", { day: watch.left });
  if (warning === null)
    return t("watchCalm", {
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
