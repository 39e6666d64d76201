import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { MetricsDocument } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { PeriodFilter, PositionFilters } from "../reading/reading-fields.tsx";
import { readReading, writeReading, type Reading } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PanelBody } from "../ui/panel.tsx";
import { MetricEntry } from "./metric-entry.tsx";
import { useExamples } from "./use-examples.ts";
import "./metrics.css";

/** The rates that every page begins with, in the order in which it shows them. */
const HEADLINES = ["current_rate", "on_time_rate", "overdue_rate", "recovery_rate", "combined_rate"];

/** The headlines first, the others as the catalogue has them. */
function inReadingOrder<Metric extends { readonly code: string }>(metrics: readonly Metric[]): readonly Metric[] {
  const placeOf = ({ code }: Metric) => (HEADLINES.includes(code) ? HEADLINES.indexOf(code) : HEADLINES.length);
  return metrics.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What every figure means 指标口径: in plain words, as a formula, with what counts, and worked out on the present numbers. */
export function Component() {
  const { t } = useTranslation();
  const { me, today } = useFrame();
  // A committee is shown what is published: no example is worked out for it.
  const worked = isOpenTo(HOUSEHOLDS, me.role);
  const [search, setSearch] = useSearchParams();
  const reading = useMemo(() => readReading(search, today), [search, today]);
  const show = (change: Partial<Reading>) =>
    setSearch(
      (current) => {
        const changed = new URLSearchParams(current);
        writeReading(changed, { ...readReading(current, today), ...change }, today);
        return changed;
      },
      { preventScrollReset: true },
    );
  const [answer, ask] = useQuery({ query: MetricsDocument });
  const exampleOf = useExamples(reading, worked);
  const state = panelState(answer, 960, () => ask({ requestPolicy: "network-only" }));
  const metrics = inReadingOrder(answer.data?.metrics ?? []);
  return (
    <>
      <PageHead title={t("metricDefinitions")} purpose={t(worked ? "metricsPurpose" : "metricsMeaning")} />
      {worked && (
        <FilterBar first={<PeriodFilter reading={reading} show={show} />}>
          <PositionFilters reading={reading} show={show} />
        </FilterBar>
      )}
      <PanelBody state={state}>
        <nav className="card metric-index" aria-label={t("metricDefinitions")}>
          <ul>
            {metrics.map(({ code, name }) => (
              <li key={code}>
                <a href={`#${code}`}>{name[currentLanguage()]}</a>
              </li>
            ))}
          </ul>
        </nav>
        {metrics.map((metric) => (
          <MetricEntry key={metric.code} metric={metric} example={exampleOf(metric)} />
        ))}
      </PanelBody>
    </>
  );
}
