import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { AnalysisTabs } from "../analysis/analysis-tabs.tsx";
import { panelState } from "../api/panel-state.ts";
import { isDay } from "../format/period.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { estatePath } from "../paths.ts";
import { readReading } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { CurvesFigure } from "./curves-figure.tsx";
import { ForecastFigure, YearEnd } from "./forecast-figure.tsx";
import type { Forecast, RollRate } from "./outlook-query.ts";
import { OutlookFilters } from "./outlook-filters.tsx";
import { RollFigure } from "./roll-figure.tsx";
import { useOutlook } from "./use-outlook.ts";
import { WarningList } from "./warning-list.tsx";
import { WatchFigure } from "./watch-figure.tsx";
import "./outlook.css";

/** What is to be expected of an estate's collection 项目展望, or of all. */
export function Component() {
  const { t } = useTranslation();
  const { today, hasEstates } = useFrame();
  const [search, setSearch] = useSearchParams();
  const code = search.get("estate") || null;
  const said = search.get("asOf") ?? "";
  const asOf = isDay(said) ? said : today;
  const { knownAt } = readReading(search, today);
  const show = (name: string, value: string) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { preventScrollReset: true },
    );
  const told = useOutlook(code, asOf, knownAt);
  const scope = code === null ? t("portfolio") : (told.name ?? code);
  const title = `${t("outlook")} · ${scope}`;
  const closed = told.outlook?.closed;
  const stamp = useMemo(
    () => [
      [t("scope"), scope] as const,
      [t("asOf"), asOf] as const,
      [t("knownAt"), knownAt === null ? t("knownAtNow") : moment(knownAt)] as const,
      [t("outlookClosed"), closed ?? "—"] as const,
    ],
    [t, scope, asOf, knownAt, closed],
  );
  return (
    <PageFiles title={title} stamp={stamp}>
      <PageHead
        title={title}
        purpose={t("outlookPurpose")}
        {...(code !== null && !told.gone && { crumbs: [{ name: scope, path: estatePath(code) }] })}
      >
        {hasEstates && <PageActs title={title} />}
      </PageHead>
      <AnalysisTabs />
      {hasEstates && <OutlookFilters code={code} asOf={asOf} knownAt={knownAt} closed={closed} show={show} />}
      {!hasEstates ? (
        <NoRecords />
      ) : told.gone ? (
        <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} />
      ) : (
        <Told code={code} told={told} />
      )}
      <p className="heard" role="status">
        {told.answer.fetching ? t("loading") : scope}
      </p>
    </PageFiles>
  );
}

interface ToldProps {
  readonly code: string | null;
  readonly told: ReturnType<typeof useOutlook>;
}

/** Warnings with the charts behind them, then what is still to come. */
function Told({ code, told: { answer, again, outlook, watches, warned, waiting } }: ToldProps) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("earlyWarning")} state={panelState(answer, 120, again)}>
        <WarningList
          warned={warned}
          code={code}
          judged={code === null || watches.some(({ months }) => months.length > 0)}
          left={watches[0]?.left ?? null}
          waiting={waiting}
          closed={outlook?.closed ?? ""}
        />
      </Panel>
      {!answer.fetching &&
        watches.map((watch) => <WatchFigure key={watch.rate} watch={watch} estate={code ?? ""} again={again} />)}
      {outlook !== undefined && (
        <Figures
          forecast={outlook.forecast}
          rates={outlook.rollRates}
          closed={outlook.closed}
          targeted={code !== null}
        />
      )}
    </>
  );
}

interface FiguresProps {
  readonly forecast: Forecast;
  readonly rates: readonly RollRate[];
  readonly closed: string;
  readonly targeted: boolean;
}

function Figures({ forecast, rates, closed, targeted }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <>
      {forecast.yearEnd !== null && (
        <Panel title={t("yearEndTitle", { year: forecast.yearEnd.year })}>
          <YearEnd yearEnd={forecast.yearEnd} targeted={targeted} />
        </Panel>
      )}
      <ForecastFigure forecast={forecast} closed={closed} />
      <CurvesFigure cohorts={forecast.cohorts} />
      <RollFigure rates={rates} />
    </>
  );
}
