import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { AnalysedEstatesDocument, ArrearsStructureDocument } from "../api/generated/graphql.ts";
import { ComparisonFilters } from "../comparison/comparison-filters.tsx";
import { useChosen } from "../comparison/use-chosen.ts";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { useStamp } from "../figures/use-stamp.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { OneChoice } from "../ui/choices.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { AnalysisTabs } from "./analysis-tabs.tsx";
import { ArrearsCases, ArrearsEstates } from "./arrears-tables.tsx";
import { arrearsVariables, structureIn } from "./arrears-query.ts";
import { readArrears, writeArrears, type ArrearsView } from "./arrears-view.ts";
import { LorenzFigure } from "./lorenz-figure.tsx";
import "../figures/figures.css";

const ADDRESS = { read: readArrears, write: writeArrears } as const;
const EVERYTHING = {
  regions: [],
  cityCompanies: [],
  propertyTypes: [],
  feeItems: [],
  withoutDevelopers: false,
  comparableWith: null,
  knownAt: null,
} as const;

/** How overdue money is spread over households 欠费结构. */
export function Component() {
  const { t } = useTranslation();
  const { view, show } = useFigureView(ADDRESS);
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArrearsStructureDocument,
    variables: arrearsVariables(view),
  });
  const again = () => ask({ requestPolicy: "network-only" });
  const collection = fetching ? undefined : structureIn(data);
  const structure = collection?.arrearsStructure;
  const scope = view.within === null ? t("portfolio") : (data?.estate?.name ?? view.within);
  const stamp = useStamp(view, scope, collection, useChosen(view));
  return (
    <PageFiles title={t("arrearsPage")} stamp={stamp}>
      <PageHead title={t("arrearsPage")} purpose={t("arrearsPurpose")}>
        <Stamp view={view} total={collection} refresh={again} />
        <PageActs title={`${t("arrearsPage")} ${view.asOf}`} />
      </PageHead>
      <AnalysisTabs />
      <ComparisonFilters view={view} show={show} moneyAlone clear={() => show(EVERYTHING)} />
      <EstateChoice view={view} show={show} />
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && <Skeleton h={520} role="group" aria-busy="true" aria-label={t("loading")} />}
      {!fetching && data !== undefined && collection === undefined && (
        <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} />
      )}
      {structure !== undefined && (
        <>
          <LorenzFigure structure={structure} />
          {structure.estates.length > 1 && <ArrearsEstates structure={structure} />}
          {structure.cases.length > 0 && <ArrearsCases structure={structure} />}
        </>
      )}
      <p className="heard" role="status">
        {fetching ? t("loading") : `${t("arrearsPage")} ${scope} ${view.asOf}`}
      </p>
    </PageFiles>
  );
}

interface EstateChoiceProps {
  readonly view: ArrearsView;
  readonly show: (change: Partial<ArrearsView>) => void;
}

/** Whose arrears are shown. */
function EstateChoice({ view, show }: EstateChoiceProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: AnalysedEstatesDocument });
  return (
    <div className="filters">
      <OneChoice
        aria-label={t("estate")}
        placeholder={t("portfolio")}
        w={220}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        value={view.within}
        data={(data?.estates ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(within) => show({ within })}
      />
    </div>
  );
}
