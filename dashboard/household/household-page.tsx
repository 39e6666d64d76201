import { SegmentedControl } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { HouseholdDocument, type HouseholdQuery } from "../api/generated/graphql.ts";
import { useEntry } from "../entry/use-entry.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { buildingPath, estatePath, paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { DayField } from "../ui/day-field.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { HouseholdFacts } from "./household-facts.tsx";
import { HouseholdSkeleton } from "./household-skeleton.tsx";
import { HouseholdStanding } from "./household-standing.tsx";
import { readHouseholdView, SHOWN, writeHouseholdView, type HouseholdView } from "./household-view.ts";
import { useHouseholdStamp } from "./use-household-stamp.ts";
import { Timeline } from "./timeline.tsx";
import "./household.css";

const EntryPanel = lazy(() => import("../entry/entry-panel.tsx").then((module) => ({ default: module.EntryPanel })));

export type ShownHousehold = NonNullable<HouseholdQuery["unit"]>;

/** A household's ledger 收缴台账: what it is, how it stands, and everything that happened to it (P3.1). */
export function Component() {
  const { t } = useTranslation();
  const { household = "" } = useParams();
  const { today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readHouseholdView(search, today), [search, today]);
  const show = useCallback(
    (change: Partial<HouseholdView>) =>
      setSearch((current) => writeHouseholdView(current, change), { preventScrollReset: true }),
    [setSearch],
  );
  const { entry, open } = useEntry();
  const { asOf, knownAt, shown } = view;
  const [{ data, error, fetching }, ask] = useQuery({
    query: HouseholdDocument,
    variables: { code: household, asOf, knownAt },
  });
  const unit = fetching ? undefined : data?.unit;
  const stamp = useHouseholdStamp(unit ?? null, view);
  const title = `${t("householdLedger")} ${household}`;
  return (
    <PageFiles title={title} stamp={stamp}>
      <Head title={title} unit={unit ?? null} asOf={asOf} />
      <FilterBar first={<DayField name={t("asOf")} day={asOf} last={today} choose={(day) => show({ asOf: day })} />}>
        <MomentField
          name={t("knownAt")}
          none={t("knownAtNow")}
          instant={knownAt}
          lastDay={today}
          choose={(instant) => show({ knownAt: instant })}
        />
        <SegmentedControl
          aria-label={t("shownEvents")}
          value={shown}
          onChange={(chosen) => show({ shown: chosen })}
          data={SHOWN.map((value) => ({ value, label: t(`events_${value}`) }))}
        />
      </FilterBar>
      {fetching && <HouseholdSkeleton />}
      {error !== undefined && !fetching && (
        <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />
      )}
      {unit === null && <Nothing title={t("noHousehold", { code: household })} hint={t("noHouseholdHint")} />}
      {unit != null && (
        <>
          <HouseholdFacts unit={unit} />
          <HouseholdStanding ledger={unit.ledger} />
          <Timeline events={unit.ledger.timeline} shown={shown} estate={unit.estate.code} open={open} />
        </>
      )}
      <Suspense>{entry !== null && <EntryPanel entry={entry} position={{ asOf, knownAt }} open={open} />}</Suspense>
      <p className="heard" role="status">
        {fetching ? t("loading") : t("summaryOf", { scope: household, period: t("asOfStamp", { day: asOf }) })}
      </p>
    </PageFiles>
  );
}

interface HeadProps {
  readonly title: string;
  readonly unit: ShownHousehold | null;
  readonly asOf: string;
}

function Head({ title, unit, asOf }: HeadProps) {
  const { t } = useTranslation();
  const crumbs =
    unit === null
      ? [{ name: t("estateComparison"), path: paths.comparison }]
      : [
          { name: t("estateComparison"), path: paths.comparison },
          { name: unit.estate.name, path: estatePath(unit.estate.code) },
          { name: unit.building.name, path: buildingPath(unit.estate.code, unit.building.code) },
        ];
  const recorded = unit?.ledger.knownAt ?? null;
  return (
    <PageHead title={title} purpose={t("householdPurpose")} crumbs={crumbs}>
      {recorded !== null && (
        <p className="page-purpose">
          <Dotted parts={[t("asOfStamp", { day: asOf }), t("knownStamp", { moment: moment(recorded) })]} />
        </p>
      )}
      {unit !== null && <PageActs title={title.replace("/", "-")} />}
    </PageHead>
  );
}
