import type { TFunction } from "i18next";
import type { ToldRuleFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { StampLines } from "../ui/table-file.ts";
import type { AuditView } from "./audit-view.ts";

/** What a list of exceptions rests on: whose, as of when, and what it is narrowed by. */
export function auditStamp(
  t: TFunction,
  { estate, standing, severity, rule }: AuditView,
  today: string,
  rules: readonly ToldRuleFragment[],
): StampLines {
  const title = rules.find(({ code }) => code === rule)?.title[currentLanguage()];
  const narrowed = [t(`standing${standing}`), severity !== null && t(`auditSeverity${severity}`), title ?? rule];
  return [
    [t("scope"), estate ?? t("portfolio")],
    [t("asOf"), today],
    [t("narrowedBy"), narrowed.filter((word) => word !== false && word !== null).join(" · ")],
  ];
}
