import { useTranslation } from "react-i18next";
import type { MetricsQuery, TextFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { exampleOf, type Figures } from "./examples.ts";

interface MetricEntryProps {
  readonly metric: MetricsQuery["metrics"][number];
  /** Null while they are not there. */
  readonly figures: Figures | null;
  /** Whether they could not be had. */
  readonly failed: boolean;
  /** Of what, when and as of when the example is; null for whoever is shown published figures alone. */
  readonly scope: string | null;
}

/** A metric's definition in the words of the catalogue, and the same worked out. */
export function MetricEntry({ metric, figures, failed, scope }: MetricEntryProps) {
  const { t } = useTranslation();
  const inLanguage = (text: TextFragment) => text[currentLanguage()];
  const example = figures === null ? [] : exampleOf(metric, figures, t);
  return (
    <article className="card metric" id={metric.code} aria-labelledby={`${metric.code}-name`}>
      <h2 id={`${metric.code}-name`}>
        {inLanguage(metric.name)}{" "}
        <span className="dim metric-version">
          {t("version", { version: metric.version })} · <code>{metric.code}</code>
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
        {scope !== null && <dt>{t("example")}</dt>}
        {scope !== null && (
          <dd aria-busy={figures === null && !failed}>
            <span className="dim">{scope}</span>
            {example.length === 0 ? (
              <p className="metric-line">{figures === null ? t(failed ? "failedTitle" : "loading") : t("noExample")}</p>
            ) : (
              example.map(({ name, value }) => (
                <p key={name} className="metric-line">
                  {example.length > 1 && <span className="metric-part">{name}</span>}
                  <span>{value}</span>
                </p>
              ))
            )}
          </dd>
        )}
      </dl>
    </article>
  );
}
