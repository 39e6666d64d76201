import { useTranslation } from "react-i18next";
import { ArrearsStructureDocument } from "../api/generated/graphql.ts";
import { ComparisonFilters } from "../comparison/comparison-filters.tsx";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { AnalysisTabs } from "./analysis-tabs.tsx";
import { ArrearsCases, ArrearsEstates } from "./arrears-tables.tsx";
import { arrearsVariables } from "./arrears-query.ts";
import { readArrears, writeArrears } from "./arrears-view.ts";
import { Awaited } from "./awaited.tsx";
import { EstateChoice } from "./estate-choice.tsx";
import { LorenzFigure } from "./lorenz-figure.tsx";
import { EVERYTHING, useAnalysed } from "./use-analysed.ts";
import "../figures/figures.css";

const ADDRESS = { read: readArrears, write: writeArrears } as const;

/** How overdue money is spread over households 欠费结构. */
export function Component() {
  const { t } = useTranslation();
  const { view, show } = useFigureView(ADDRESS);
  const { hasEstates } = useFrame();
  const { told, collection, scope, stamp, fetching, error, gone, again } = useAnalysed(
    ArrearsStructureDocument,
    arrearsVariables(view),
    view,
  );
  const structure = collection?.arrearsStructure;
  return (
    <PageFiles title={t("arrearsPage")} stamp={stamp}>
      <PageHead title={t("arrearsPage")} purpose={t("arrearsPurpose")}>
        <Stamp view={view} total={told} fetching={fetching} refresh={again} />
        {hasEstates && <PageActs title={`${t("arrearsPage")} ${view.asOf}`} />}
      </PageHead>
      <AnalysisTabs />
      {hasEstates && (
        <>
          <ComparisonFilters view={view} show={show} moneyAlone clear={() => show(EVERYTHING)} />
          <div className="filters">
            <EstateChoice within={view.within} choose={(within) => show({ within })} />
          </div>
        </>
      )}
      <Awaited {...{ fetching, error, gone, again }} />
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
