import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import {
  LedgerExamplesDocument,
  MetricExamplesDocument,
  type MetricExamplesQuery,
  type MetricsQuery,
} from "../api/generated/graphql.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { Reading } from "../reading/reading.ts";
import { exampleOf, isFromLedger, ledgerExampleOf } from "./examples.ts";
import type { Example } from "./metric-entry.tsx";

type Estates = MetricExamplesQuery["estates"];

/** The first estate that was billed in the period; where none was, the first. */
const shownOf = (estates: Estates): Estates[number] | undefined =>
  estates.find(({ collection }) => collection.netBilled !== "0") ?? estates[0];

/** Gives each metric worked out on the present numbers: of all estates where cells tell it, else of one. Nothing where none are to be `worked` out. */
export function useExamples(
  { period, asOf, knownAt }: Reading,
  worked: boolean,
): (metric: MetricsQuery["metrics"][number]) => Example | null {
  const { t } = useTranslation();
  const [ofAll] = useQuery({
    query: MetricExamplesDocument,
    variables: { period, from: period.from, to: period.to, asOf, knownAt },
    pause: !worked,
  });
  const all = ofAll.fetching ? undefined : ofAll.data;
  const shown = all && shownOf(all.estates);
  const [ofOne] = useQuery({
    query: LedgerExamplesDocument,
    variables: { estate: shown?.code ?? "", period, asOf, knownAt },
    pause: shown === undefined,
  });
  const one = ofOne.fetching ? undefined : ofOne.data?.estate?.collection;
  const figures = all && {
    ...all.portfolio.collection,
    findings: all.findingFigures[0] ?? null,
    service: all.serviceFigures[0] ?? null,
    promises: all.portfolio.promises.rate,
  };
  const failed = ofAll.error !== undefined && !ofAll.fetching;
  const at = { period: periodLabel(t, period), asOf };
  return (metric) => {
    if (!worked) return null;
    if (!isFromLedger(metric.code))
      return {
        lines: figures === undefined ? null : exampleOf(metric, figures, t),
        failed,
        scope: t("exampleScope", at),
      };
    const none = all !== undefined && shown === undefined;
    return {
      lines: one == null ? (none ? [] : null) : ledgerExampleOf(metric.code, one, t),
      failed: failed || (ofOne.error !== undefined && !ofOne.fetching),
      scope: none ? t("exampleScope", at) : t("exampleOfEstate", { ...at, estate: shown?.name ?? t("estate") }),
    };
  };
}
