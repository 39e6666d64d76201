import { SegmentedControl, Skeleton, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { AnalysedEstatesDocument, RateChangeDocument } from "../api/generated/graphql.ts";
import { ComparisonFilters } from "../comparison/comparison-filters.tsx";
import { useChosen } from "../comparison/use-chosen.ts";
import { Explanations } from "../explanation/explanations.tsx";
import { explanationOf, TOTAL } from "../figures/figure-view.ts";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { useStamp } from "../figures/use-stamp.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { OneChoice } from "../ui/choices.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { AnalysisTabs } from "./analysis-tabs.tsx";
import { CauseList } from "./cause-list.tsx";
import { ChangeFigure } from "./change-figure.tsx";
import { changedIn, changeVariables, segmentSlice, segmentView, type ByDimension, type Part } from "./change-query.ts";
import { FactorsFigure } from "./factors-figure.tsx";
import { AGAINST, CHANGE_RATES, changingRate, readChange, writeChange, type ChangeView } from "./change-view.ts";
import "../figures/figures.css";

const ADDRESS = { read: readChange, write: writeChange } as const;
const EVERYTHING = {
  regions: [],
  cityCompanies: [],
  propertyTypes: [],
  feeItems: [],
  withoutDevelopers: false,
  comparableWith: null,
  knownAt: null,
} as const;

/** Where the change of a rate lies 变动原因. */
export function Component() {
  const { t } = useTranslation();
  const { view, show } = useFigureView(ADDRESS);
  const [{ data, error, fetching }, ask] = useQuery({ query: RateChangeDocument, variables: changeVariables(view) });
  const again = () => ask({ requestPolicy: "network-only" });
  const collection = fetching ? undefined : changedIn(data);
  const changed = collection?.rateChange ?? null;
  const scope = view.within === null ? t("portfolio") : (data?.estate?.name ?? view.within);
  const stamp = useStamp(view, scope, collection, useChosen(view));
  const by = changed?.dimensions.find(({ dimension }) => dimension === view.dimension) ?? changed?.dimensions[0];
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
        <Stamp view={view} total={collection} refresh={again} />
        <PageActs title={`${t("changeExplorer")} ${periodLabel(t, view.period)}`} />
      </PageHead>
      <AnalysisTabs />
      <ComparisonFilters view={view} show={show} moneyAlone clear={() => show(EVERYTHING)} />
      <ChangeChoices view={view} show={show} />
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && <Skeleton h={520} role="group" aria-busy="true" aria-label={t("loading")} />}
      {!fetching && data !== undefined && collection === undefined && (
        <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} />
      )}
      {collection !== undefined && changed === null && <Nothing title={t("changeNone")} hint={t("changeNoneHint")} />}
      {changed !== null && (
        <>
          <CauseList changed={changed} view={view} show={show} />
          {by !== undefined && <ChangeFigure changed={changed} by={by} view={view} show={show} open={open} />}
          <FactorsFigure changed={changed} view={view} />
        </>
      )}
      <Explanations view={segmentView(view)} slice={segmentSlice(view)} change={(explained) => show({ explained })} />
      <p className="heard" role="status">
        {fetching ? t("loading") : t("summaryOf", { scope, period: periodLabel(t, view.period) })}
      </p>
    </PageFiles>
  );
}

interface ChangeChoicesProps {
  readonly view: ChangeView;
  readonly show: (change: Partial<ChangeView>) => void;
}

/** Whose change of which rate is explained, against what. */
function ChangeChoices({ view, show }: ChangeChoicesProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: AnalysedEstatesDocument });
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
      <OneChoice
        aria-label={t("shownRate")}
        w={230}
        value={changingRate(view)}
        allowDeselect={false}
        data={CHANGE_RATES.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => {
          const rate = CHANGE_RATES.find((one) => one === value);
          if (rate !== undefined) show({ rate });
        }}
      />
      <OneChoice
        aria-label={t("estate")}
        placeholder={t("portfolio")}
        w={200}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        value={view.within}
        data={(data?.estates ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(within) => show({ within, dimension: null })}
      />
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
