import { useTranslation } from "react-i18next";
import type { MetricsQuery, TextFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { Dotted } from "../ui/dotted.tsx";
import type { ExampleLine } from "./examples.ts";

/** A metric worked out on the present numbers. */
export interface Example {
  /** Null while the figures are not there. */
  readonly lines: readonly ExampleLine[] | null;
  /** Whether they could not be had. */
  readonly failed: boolean;
  /** Of what, when and as of when it is. */
  readonly scope: string;
}

interface MetricEntryProps {
  readonly metric: MetricsQuery["metrics"][number];
  /** Null for whoever is shown published figures alone. */
  readonly example: Example | null;
}

/** A metric's definition in the words of the catalogue, and the same worked out. */
export function MetricEntry({ metric, example }: MetricEntryProps) {
  const { t } = useTranslation();
  const inLanguage = (text: TextFragment) => text[currentLanguage()];
  return (
    <article className="card metric" id={metric.code} aria-labelledby={`${metric.code}-name`}>
      <h2 id={`${metric.code}-name`}>
        {inLanguage(metric.name)}{" "}
        <span className="dim metric-version">
          <Dotted parts={[t("version", { version: metric.version }), <code key="code">{metric.code}</code>]} />
        </span>
      </h2>
      <p>{inLanguage(metric.meaning)}</p>
      <dl>
        <dt>{t("formula")}</dt>
        <dd className="metric-formula">{inLanguage(metric.formula)}</dd>
        <dt>{t("counts")}</dt>
        <dd>{inLanguage(metric.counts)}</dd>
        <dt>{t("excludes")}</dt>
        <dd>{inLanguage(metric.excludes)}</dd>
        {example !== null && <dt>{t("example")}</dt>}
        {example !== null && (
          <dd aria-busy={example.lines === null && !example.failed}>
            <span className="dim">{example.scope}</span>
            <ExampleLines {...example} />
          </dd>
        )}
      </dl>
    </article>
  );
}

function ExampleLines({ lines, failed }: Example) {
  const { t } = useTranslation();
  if (lines === null) return <p className="metric-line">{t(failed ? "failedTitle" : "loading")}</p>;
  if (lines.length === 0) return <p className="metric-line">{t("noExample")}</p>;
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return <p className="metric-line">{only.value}</p>;
  return (
    <div className="metric-lines">
      {lines.map(({ name, value }) => (
        <p key={name} className="metric-line">
          <span className="metric-part">{name}</span>
          <span className="metric-value">{value}</span>
        </p>
      ))}
    </div>
  );
}
