import { Anchor } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LoaderFunctionArgs } from "react-router";
import { useQuery, type UseQueryState } from "urql";
import { client } from "../api/client.ts";
import { ComparisonDocument, PortfolioTotalDocument, type PortfolioTotalQuery } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { Explanations } from "../explanation/explanations.tsx";
import { AmountTiles } from "../figures/amount-tiles.tsx";
import { ExplainContext } from "../figures/explain.ts";
import { FiguresSkeleton, PanelsSkeleton } from "../figures/figures-skeleton.tsx";
import { NO_FILTERS, TOTAL } from "../figures/figure-view.ts";
import { RateTiles } from "../figures/rate-tiles.tsx";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { useStamp } from "../figures/use-stamp.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { periodLabel } from "../i18n/period-label.ts";
import { loadFrame, useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { ComparisonFilters } from "./comparison-filters.tsx";
import { sliceOf, totalVariablesOf, variablesOf } from "./comparison-query.ts";
import { readView, writeView } from "./comparison-view.ts";
import { keepTypes, withFigures } from "./compared-estates.ts";
import { EstateHeatmap } from "./estate-heatmap.tsx";
import { EstatesTable } from "./estates-table.tsx";
import { MonthlyReportButton } from "./monthly-report-button.tsx";
import { Ranking } from "./ranking.tsx";
import { useChosen } from "./use-chosen.ts";
import { useTrends } from "./use-trends.ts";
import "../figures/figures.css";

const ADDRESS = { read: readView, write: writeView } as const;

/** Why there is no estate to compare, and what to do about it. */
function NoEstates({ clear }: { readonly clear: () => void }) {
  const { t } = useTranslation();
  const { hasEstates } = useFrame();
  return hasEstates ? (
    <Nothing title={t("noEstates")} hint={t("noEstatesHint")}>
      <Anchor component="button" onClick={clear}>
        {t("clearFilters")}
      </Anchor>
    </Nothing>
  ) : (
    <NoRecords />
  );
}

/** Sends the page's request while its code is still on the way; for whom the page is not open it would be refused, and journalled as an attempt. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const { me, today } = await loadFrame();
  if (!isOpenTo(HOUSEHOLDS, me.role)) return null;
  const view = readView(new URL(request.url).searchParams, today);
  void client.query(PortfolioTotalDocument, totalVariablesOf(view)).toPromise();
  void client.query(ComparisonDocument, variablesOf(view)).toPromise();
  return null;
}

/** The total that came before the estates; of none there is nothing to tell. */
function toldFirst({ data, fetching }: UseQueryState<PortfolioTotalQuery>) {
  const total = fetching ? undefined : data?.portfolio.collection;
  return total === undefined || total.completeness.estates === 0 ? undefined : total;
}

/** Estates with their rates against the previous period and last year 项目对比. */
export function Component() {
  const { t } = useTranslation();
  const { view, show, explain } = useFigureView(ADDRESS);
  const { hasEstates } = useFrame();
  const [first, askFirst] = useQuery({ query: PortfolioTotalDocument, variables: totalVariablesOf(view) });
  const [{ data, error, fetching }, ask] = useQuery({ query: ComparisonDocument, variables: variablesOf(view) });
  const again = () => [askFirst, ask].forEach((each) => each({ requestPolicy: "network-only" }));
  const whole = fetching ? undefined : data?.portfolio.collection;
  const total = whole ?? (fetching ? toldFirst(first) : undefined);
  const estates = useMemo(() => {
    const kept = keepTypes(data?.estates ?? [], view.propertyTypes);
    return view.comparableWith === null ? kept : withFigures(kept);
  }, [data, view.propertyTypes, view.comparableWith]);
  const trends = useTrends(view, whole !== undefined && estates.length > 0);
  const stamp = useStamp(view, t("portfolio"), total, useChosen(view));
  const count = whole === undefined ? total?.completeness.estates : estates.length;
  const label = `${t("summary")} · ${t("fromEstates", { count: count ?? 0 })}`;

  return (
    <PageFiles title={t("estateComparison")} stamp={stamp}>
      <PageHead title={t("estateComparison")} purpose={t("purpose")}>
        <Stamp view={view} total={total} fetching={fetching} refresh={again} />
        {hasEstates && (
          <PageActs title={`${t("estateComparison")} ${periodLabel(t, view.period)}`}>
            <MonthlyReportButton view={view} />
          </PageActs>
        )}
      </PageHead>
      {hasEstates && <ComparisonFilters view={view} show={show} clear={() => show({ ...NO_FILTERS, knownAt: null })} />}
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && total === undefined && <FiguresSkeleton unit={view.unit} />}
      {whole !== undefined && estates.length === 0 && <NoEstates clear={() => show(NO_FILTERS)} />}
      {total !== undefined && (whole === undefined || estates.length > 0) && (
        <ExplainContext value={explain}>
          <RateTiles total={total} unit={view.unit} whose={TOTAL} name={label} />
          {view.unit === "MONEY" && <AmountTiles total={total} whose={TOTAL} name={t("amounts")} />}
          {whole === undefined ? (
            <PanelsSkeleton title={t("estatesTable")} />
          ) : (
            <>
              <EstatesTable total={whole} estates={estates} trends={trends} view={view} show={show} />
              {estates.length > 1 && (
                <>
                  <Ranking total={whole} estates={estates} view={view} show={show} />
                  <EstateHeatmap estates={estates} trends={trends} view={view} />
                </>
              )}
            </>
          )}
        </ExplainContext>
      )}
      <Explanations view={view} slice={sliceOf(view)} change={(explained) => show({ explained })} />
      <p className="heard" role="status">
        {fetching
          ? t("loading")
          : t("summaryOf", { scope: t("estateComparison"), period: periodLabel(t, view.period) })}
      </p>
    </PageFiles>
  );
}
