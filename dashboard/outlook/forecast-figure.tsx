import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { yuan } from "../format/money.ts";
import { betweenSentences } from "../i18n/language.ts";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MethodButton } from "../analysis/method-button.tsx";
import type { CohortOutlook, Forecast } from "./outlook-query.ts";
import { finalOf, type Final } from "./final-share.ts";
import { hundred, share } from "./shares.ts";

const BandChart = lazy(() => import("../charts/band-chart.tsx").then((module) => ({ default: module.BandChart })));

/** How many months due are drawn. */
const SHOWN = 18;

/** The forecast fan: what each month due has brought, and what it is expected to bring. */
export function ForecastFigure({ forecast, closed }: { readonly forecast: Forecast; readonly closed: string }) {
  const { t } = useTranslation();
  const { cohorts } = forecast;
  const finalAge = forecast.finalAge ?? 0;
  const rows = cohorts.slice(-SHOWN);
  const open = rows.filter(({ method }) => method !== null && method !== "COMPLETE");
  const latest = open.findLast(({ shares }) => shares.length > 0);
  const interval = ({ low, high }: Final) => (low === null ? "—" : `${share(low)} – ${share(high)}`);
  const soFar = ({ shares }: CohortOutlook) => shares.at(-1) ?? null;
  const columns: Column<CohortOutlook>[] = [
    {
      id: "month",
      head: t("monthDue"),
      cell: ({ month }) => month,
      fields: [{ name: t("monthDue"), value: ({ month }) => month }],
    },
    {
      id: "net",
      numeric: true,
      wide: true,
      head: t("netBilled"),
      cell: ({ netBilled }) => <Amount fen={netBilled} />,
      fields: [{ name: t("netBilled"), value: ({ netBilled }) => ({ fen: netBilled }) }],
    },
    {
      id: "soFar",
      numeric: true,
      head: t("collectedSoFar"),
      cell: (row) => share(soFar(row)),
      fields: [{ name: t("collectedSoFar"), value: (row) => share(soFar(row)) }],
    },
    {
      id: "final",
      numeric: true,
      head: t("expectedFinal"),
      cell: (row) => share(finalOf(row).value),
      fields: [{ name: t("expectedFinal"), value: (row) => share(finalOf(row).value) }],
    },
    {
      id: "interval",
      numeric: true,
      head: t("interval80"),
      cell: (row) => interval(finalOf(row)),
      fields: [
        { name: t("intervalLow"), value: (row) => share(finalOf(row).low) },
        { name: t("intervalHigh"), value: (row) => share(finalOf(row).high) },
      ],
    },
    {
      id: "method",
      wide: true,
      head: t("forecastBy"),
      cell: ({ method }) => (method === null ? "—" : t(`method${method}`)),
      fields: [{ name: t("forecastBy"), value: ({ method }) => (method === null ? "—" : t(`method${method}`)) }],
    },
  ];
  return (
    <Figure
      id="forecast"
      title={t("forecastTitle")}
      state={
        forecast.reason === null
          ? { kind: "DATA" }
          : { kind: "EMPTY", title: t("noForecast"), hint: t(`noForecast${forecast.reason}`) }
      }
      summary={
        <>
          {latest === undefined
            ? t("forecastAllComplete", { months: finalAge })
            : t("forecastSummary", {
                month: latest.month,
                soFar: share(soFar(latest)),
                age: finalAge,
                final: share(finalOf(latest).value),
                low: share(finalOf(latest).low),
                high: share(finalOf(latest).high),
              })}
          {betweenSentences()}
          {forecast.calendarEffect?.present === true && t("calendarEffectPresent")}
        </>
      }
      controls={
        <MethodButton of={t("forecastTitle")}>
          <p>{t("forecastMethod", { learned: forecast.learnedFrom ?? 0, age: finalAge })}</p>
          <p>{t("forecastAssumption")}</p>
          {forecast.calendarEffect !== null && (
            <p>
              {t("calendarTest", {
                z: forecast.calendarEffect.z,
                low: forecast.calendarEffect.low.toFixed(1),
                high: forecast.calendarEffect.high.toFixed(1),
              })}
            </p>
          )}
        </MethodButton>
      }
      height={340}
      chart={
        <BandChart
          name={t("forecastTitle")}
          names={{ value: t("collectedSoFar"), expected: t("expectedFinal"), band: t("interval80") }}
          axis={t("monthDue")}
          points={rows.map((row) => {
            const { value, low, high } = finalOf(row);
            return {
              x: row.month,
              value: hundred(soFar(row)),
              expected: hundred(value),
              low: hundred(low),
              high: hundred(high),
              marked: false,
              label: t("forecastTip", { soFar: share(soFar(row)), final: share(value), asOf: closed }),
            };
          })}
        />
      }
      columns={columns}
      rows={rows.toReversed()}
      keyOf={({ month }) => month}
    />
  );
}

interface YearEndProps {
  readonly yearEnd: NonNullable<Forecast["yearEnd"]>;
  /** Whether there can be a target: estates have them, all of them together have none. */
  readonly targeted: boolean;
}

/** The year's end in a line of facts, with what is assumed. */
export function YearEnd({ yearEnd, targeted }: YearEndProps) {
  const { t } = useTranslation();
  const { target, assurance, assumedMonths } = yearEnd;
  return (
    <>
      <p className="outlook-sentence">
        {t("yearEndSentence", {
          year: yearEnd.year,
          rate: share(yearEnd.rate),
          low: share(yearEnd.lowRate),
          high: share(yearEnd.highRate),
          amount: yuan(yearEnd.collected),
          net: yuan(yearEnd.netBilled),
        })}
        {betweenSentences()}
        {targeted && (
          <b data-assurance={assurance ?? "NONE"}>
            {target === null || assurance === null
              ? t("assuranceNONE")
              : t(`assurance${assurance}`, { target: share(target) })}
          </b>
        )}
      </p>
      {assumedMonths.length > 0 && (
        <p className="dim">{t("assumedMonths", { months: assumedMonths.join(t("outlookComma")) })}</p>
      )}
    </>
  );
}
