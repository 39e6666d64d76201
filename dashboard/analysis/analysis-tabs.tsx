import { useTranslation } from "react-i18next";
import { NavLink, useSearchParams } from "react-router";
import type { Word } from "../i18n/language.ts";
import { paths } from "../paths.ts";
import { keptSearch } from "../ui/kept-search.ts";
import "./analysis.css";

/** The pages under 分析, in their order. */
const TABS: readonly { readonly path: string; readonly word: Word }[] = [
  { path: paths.analysis, word: "fairBoard" },
  { path: paths.analysisChanges, word: "changeExplorer" },
  { path: paths.analysisArrears, word: "arrearsPage" },
  { path: paths.outlook, word: "outlookTab" },
];

/** From one page of the analysis to another, at the same position. */
export function AnalysisTabs() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <nav className="analysis-tabs" aria-label={t("analysis")}>
      {TABS.map(({ path, word }) => (
        <NavLink key={path} end to={{ pathname: path, search: keptSearch(search) }}>
          {t(word)}
        </NavLink>
      ))}
    </nav>
  );
}
