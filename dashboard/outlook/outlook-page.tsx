import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { AnalysisTabs } from "../analysis/analysis-tabs.tsx";
import { EstateOutlookDocument, OutlookEstatesDocument, PortfolioOutlookDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { isDay } from "../format/period.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { estatePath } from "../paths.ts";
import { readReading } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { OneChoice } from "../ui/choices.tsx";
import { DayField } from "../ui/day-field.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { CurvesFigure } from "./curves-figure.tsx";
import { ForecastFigure, YearEnd } from "./forecast-figure.tsx";
import type { Forecast, RollRate } from "./outlook-query.ts";
import { RollFigure } from "./roll-figure.tsx";
import { useAgain } from "./use-again.ts";
import { WarningList, type Warned } from "./warning-list.tsx";
import { WatchFigure } from "./watch-figure.tsx";
import "./outlook.css";

/** Value of the choice of all estates. */
const ALL = "";

/** What is to be expected of an estate's collection 项目展望, or of all. */
export function Component() {
  const { t } = useTranslation();
  const { today, hasEstates } = useFrame();
  const [search, setSearch] = useSearchParams();
  const code = search.get("estate") ?? ALL;
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
  const [{ data: names }] = useQuery({ query: OutlookEstatesDocument });
  const [one, askOne] = useQuery({
    query: EstateOutlookDocument,
    variables: { code, asOf, knownAt },
    pause: code === ALL,
  });
  const [all, askAll] = useQuery({
    query: PortfolioOutlookDocument,
    variables: { asOf, knownAt },
    pause: code !== ALL,
  });
  const answer = code === ALL ? all : one;
  const again = () => (code === ALL ? askAll : askOne)({ requestPolicy: "network-only" });
  const estate = code === ALL ? undefined : one.data?.estate;
  const outlook = answer.fetching ? undefined : code === ALL ? all.data?.portfolio.outlook : estate?.outlook;
  const watches = code === ALL ? [] : (estate?.outlook.watches ?? []);
  const warned: readonly Warned[] =
    code === ALL
      ? (all.data?.portfolio.outlook.warnings ?? [])
      : watches.flatMap(({ rate, warning }) => (warning === null ? [] : [{ rate, warning }]));
  const scope = code === ALL ? t("portfolio") : (estate?.name ?? code);
  const title = `${t("outlook")} · ${scope}`;
  const closed = outlook?.closed;
  const stamp = useMemo(
    () => [
      [t("scope"), scope] as const,
      [t("asOf"), asOf] as const,
      [t("knownAt"), knownAt === null ? t("knownAtNow") : moment(knownAt)] as const,
      [t("outlookClosed"), closed ?? "—"] as const,
    ],
    [t, scope, asOf, knownAt, closed],
  );
  const waiting = code === ALL ? (all.data?.portfolio.outlook.waiting ?? 0) : 0;
  useAgain(waiting > 0 && !answer.fetching, again);
  const gone = code !== ALL && !one.fetching && one.data?.estate === null;
  const state = panelState(answer, 120, again);
  return (
    <PageFiles title={title} stamp={stamp}>
      <PageHead
        title={title}
        purpose={t("outlookPurpose")}
        {...(code !== ALL && !gone && { crumbs: [{ name: scope, path: estatePath(code) }] })}
      >
        {hasEstates && <PageActs title={title} />}
      </PageHead>
      <AnalysisTabs />
      {hasEstates && (
        <div className="filters">
          <OneChoice
            aria-label={t("estate")}
            w={260}
            searchable
            allowDeselect={false}
            value={code}
            data={[
              { value: ALL, label: t("portfolio") },
              ...(names?.estates ?? []).map((estate) => ({
                value: estate.code,
                label: `${estate.name} ${estate.code}`,
              })),
            ]}
            onChange={(value) => show("estate", value ?? ALL)}
          />
          <DayField name={t("asOf")} day={asOf} last={today} choose={(day) => show("asOf", day === today ? "" : day)} />
          <MomentField
            name={t("knownAt")}
            none={t("knownAtNow")}
            instant={knownAt}
            lastDay={today}
            choose={(instant) => show("knownAt", instant ?? "")}
          />
          {closed !== undefined && <p className="dim">{t("outlookAsOf", { day: closed })}</p>}
        </div>
      )}
      {!hasEstates ? (
        <NoRecords />
      ) : gone ? (
        <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} />
      ) : (
        <>
          <Panel title={t("earlyWarning")} state={state}>
            <WarningList
              warned={warned}
              code={code === ALL ? null : code}
              judged={code === ALL || watches.some(({ months }) => months.length > 0)}
              left={watches[0]?.left ?? null}
              waiting={waiting}
              closed={closed ?? ""}
            />
          </Panel>
          {!answer.fetching &&
            watches.map((watch) => <WatchFigure key={watch.rate} watch={watch} estate={code} again={again} />)}
          {outlook !== undefined && (
            <Figures
              forecast={outlook.forecast}
              rates={outlook.rollRates}
              closed={outlook.closed}
              targeted={code !== ALL}
            />
          )}
        </>
      )}
      <p className="heard" role="status">
        {answer.fetching ? t("loading") : scope}
      </p>
    </PageFiles>
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
