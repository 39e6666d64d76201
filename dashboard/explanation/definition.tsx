import { useTranslation } from "react-i18next";
import type { DefinedFragment, TextFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";

/** A metric's definition in the words of the catalogue, with its version. */
export function Definition({ metric }: { readonly metric: DefinedFragment }) {
  const { t } = useTranslation();
  const inLanguage = (text: TextFragment) => text[currentLanguage()];
  return (
    <section className="definition" aria-labelledby="definition-title">
      <h3 id="definition-title">
        {t("definition")} <span className="dim">{t("version", { version: metric.version })}</span>
      </h3>
      <p>{inLanguage(metric.meaning)}</p>
      <p className="formula">{inLanguage(metric.formula)}</p>
      <dl>
        <dt>{t("counts")}</dt>
        <dd>{inLanguage(metric.counts)}</dd>
        <dt>{t("excludes")}</dt>
        <dd>{inLanguage(metric.excludes)}</dd>
      </dl>
    </section>
  );
}
