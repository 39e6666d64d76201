import { Anchor, Code } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { client } from "../api/client.ts";
import { ComparisonDocument } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { loadFrame, useFrame } from "../shell/frame.ts";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { ComparisonFilters } from "./comparison-filters.tsx";
import { ComparisonSkeleton } from "./comparison-skeleton.tsx";
import { variablesOf } from "./comparison-query.ts";
import { NO_ENTRIES, readView } from "./comparison-view.ts";
import { ExplainContext, type Explain } from "./explain.ts";
import { EstatesTable } from "./estates-table.tsx";
import { keepTypes } from "./figures.ts";
import { Ranking } from "./ranking.tsx";
import { Stamp } from "./stamp.tsx";
import { SummaryTiles } from "./summary-tiles.tsx";
import { useView } from "./use-view.ts";
import "./comparison.css";

const ExplanationPanel = lazy(() =>
  import("../explanation/explanation-panel.tsx").then((module) => ({ default: module.ExplanationPanel })),
);

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
    <Nothing title={t("emptyLedger")} hint={t("emptyLedgerHint")}>
      <Code>npm run import -- PATH</Code>
    </Nothing>
  );
}

/** Sends the page's one request while its code is still on the way. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const { today } = await loadFrame();
  const view = readView(new URL(request.url).searchParams, today);
  void client.query(ComparisonDocument, variablesOf(view)).toPromise();
  return null;
}

/** Estates with their rates against the previous period and last year 项目对比. */
export function Component() {
  const { t } = useTranslation();
  const { view, show } = useView();
  const [{ data, error, fetching }, ask] = useQuery({ query: ComparisonDocument, variables: variablesOf(view) });
  const explain = useCallback<Explain>(
    (estate, rate) => show({ explained: { estate, rate, of: "now", ...NO_ENTRIES } }),
    [show],
  );
  const again = () => ask({ requestPolicy: "network-only" });
  const total = fetching ? undefined : data?.portfolio.collection;
  const estates = useMemo(() => keepTypes(data?.estates ?? [], view.propertyTypes), [data, view.propertyTypes]);

  return (
    <>
      <PageHead title={t("estateComparison")} purpose={t("purpose")}>
        <Stamp view={view} total={total} refresh={again} />
      </PageHead>
      <ComparisonFilters view={view} show={show} />
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && <ComparisonSkeleton unit={view.unit} />}
      {total !== undefined && estates.length === 0 && (
        <NoEstates clear={() => show({ regions: [], propertyTypes: [], withoutDevelopers: false })} />
      )}
      {total !== undefined && estates.length > 0 && (
        <ExplainContext value={explain}>
          <SummaryTiles total={total} estates={estates.length} unit={view.unit} />
          <EstatesTable total={total} estates={estates} view={view} show={show} />
          <Ranking total={total} estates={estates} view={view} show={show} />
        </ExplainContext>
      )}
      <Suspense>
        {view.explained !== null && <ExplanationPanel view={view} explained={view.explained} show={show} />}
      </Suspense>
      <p className="heard" role="status">
        {fetching
          ? t("loading")
          : t("summaryOf", { scope: t("estateComparison"), period: periodLabel(t, view.period) })}
      </p>
    </>
  );
}
