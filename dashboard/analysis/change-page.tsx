import { Button, SegmentedControl, Switch } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RateChangeDocument } from "../api/generated/graphql.ts";
import { ComparisonFilters } from "../comparison/comparison-filters.tsx";
import { explanationOf, TOTAL } from "../figures/figure-view.ts";
import { RateChoice } from "../figures/rate-choice.tsx";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { neighbour } from "../format/period.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { defaultAsOf } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { AnalysisTabs } from "./analysis-tabs.tsx";
import { Awaited } from "./awaited.tsx";
import { CauseList } from "./cause-list.tsx";
import { ChangeFigure } from "./change-figure.tsx";
import { changeVariables, type ByDimension, type Part } from "./change-query.ts";
import { EstateChoice } from "./estate-choice.tsx";
import { FactorsFigure } from "./factors-figure.tsx";
import { AGAINST, CHANGE_RATES, changingRate, readChange, writeChange, type ChangeView } from "./change-view.ts";
import { EVERYTHING, useAnalysed } from "./use-analysed.ts";
import "../figures/figures.css";

const SegmentPanel = lazy(() => import("./segment-panel.tsx").then((module) => ({ default: module.SegmentPanel })));

const ADDRESS = { read: readChange, write: writeChange } as const;

/** Where the change of a rate lies 变动原因. */
export function Component() {
  const { t } = useTranslation();
  const { view, show } = useFigureView(ADDRESS);
  const { hasEstates } = useFrame();
  const { told, collection, scope, stamp, fetching, error, gone, again } = useAnalysed(
    RateChangeDocument,
    changeVariables(view),
    view,
  );
  const changed = collection?.rateChange ?? null;
  const by = changed === null ? undefined : shownOf(changed.dimensions, view.dimension);
  const open = ({ dimension }: ByDimension, { key }: Part) => {
    const [estate = null, building = null] =
      dimension === "ESTATE" || dimension === "BUILDING" ? key.split("/") : [view.within];
    show({
      segment: `${dimension}:${key}`,
      explained: explanationOf({ ...TOTAL, estate, building }, changingRate(view)),
    });
  };
  return (
    <PageFiles title={t("changeExplorer")} stamp={stamp}>
      <PageHead title={t("changeExplorer")} purpose={t("changePurpose")}>
        <Stamp view={view} total={told} fetching={fetching} refresh={again} />
        {hasEstates && <PageActs title={`${t("changeExplorer")} ${periodLabel(t, view.period)}`} />}
      </PageHead>
      <AnalysisTabs />
      {hasEstates && (
        <>
          <ComparisonFilters view={view} show={show} moneyAlone clear={() => show(EVERYTHING)} />
          <ChangeChoices view={view} show={show} />
        </>
      )}
      <Awaited {...{ fetching, error, gone, again }} />
      {collection !== undefined && changed === null && (
        <Nothing title={t("changeNothing")} hint={t("changeNothingHint")}>
          <OtherPosition view={view} show={show} nothingDue={BigInt(collection.netBilled) <= 0n} />
        </Nothing>
      )}
      {changed !== null && (
        <>
          <CauseList changed={changed} view={view} show={show} />
          {by !== undefined && <ChangeFigure changed={changed} by={by} view={view} show={show} open={open} />}
          <FactorsFigure changed={changed} view={view} />
        </>
      )}
      <Suspense>
        {view.explained !== null && (
          <SegmentPanel
            view={view}
            explained={view.explained}
            changed={changed}
            change={(explained) => show({ explained })}
          />
        )}
      </Suspense>
      <p className="heard" role="status">
        {fetching ? t("loading") : t("summaryOf", { scope, period: periodLabel(t, view.period) })}
      </p>
    </PageFiles>
  );
}

interface OtherPositionProps {
  readonly view: ChangeView;
  readonly show: (change: Partial<ChangeView>) => void;
  /** Whether nothing is due in the period itself: then no other period compares with it. */
  readonly nothingDue: boolean;
}

/** The way to a position that there may be something to compare at. */
function OtherPosition({ view: { period, against }, show, nothingDue }: OtherPositionProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  if (nothingDue) {
    const earlier = neighbour(period, -1);
    const move = () => show({ period: earlier, asOf: defaultAsOf(earlier, today) });
    return (
      <Button onClick={move}>{t("inBrackets", { text: t("earlierPeriod"), more: periodLabel(t, earlier) })}</Button>
    );
  }
  if (against !== "LAST_YEAR") return null;
  return <Button onClick={() => show({ against: "PREVIOUS_PERIOD" })}>{t("compareWithPrevious")}</Button>;
}

/** The dimension that was chosen, or else the first that has parts: of one estate alone its buildings. */
const shownOf = (dimensions: readonly ByDimension[], chosen: string | null): ByDimension | undefined =>
  dimensions.find(({ dimension }) => dimension === chosen) ??
  dimensions.find(({ segments }) => segments.length > 1) ??
  dimensions[0];

interface ChangeChoicesProps {
  readonly view: ChangeView;
  readonly show: (change: Partial<ChangeView>) => void;
}

/** Whose change of which rate is explained, against what. */
function ChangeChoices({ view, show }: ChangeChoicesProps) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <SegmentedControl
        aria-label={t("changeAgainst")}
        value={view.against}
        onChange={(value) => show({ against: AGAINST.find((one) => one === value) ?? "LAST_YEAR" })}
        data={AGAINST.filter((one) => one !== "PORTFOLIO" || view.within !== null).map((value) => ({
          value,
          label: t(`against_${value}`),
        }))}
      />
      <RateChoice among={CHANGE_RATES} chosen={changingRate(view)} choose={(rate) => show({ rate })} ofPage />
      <EstateChoice within={view.within} choose={(within) => show({ within, dimension: null })} />
      {changingRate(view) === "currentRate" && (
        <Switch
          label={t("alsoByChannel")}
          checked={view.byChannel}
          onChange={({ currentTarget }) => show({ byChannel: currentTarget.checked })}
        />
      )}
    </div>
  );
}
