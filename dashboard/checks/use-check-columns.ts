import { useTranslation } from "react-i18next";
import type { ListedCheckFragment } from "../api/generated/graphql.ts";
import type { FileColumn } from "../records/list-file.ts";
import { useTitleOf } from "./use-title-of.ts";

/** The columns of checks in a file. */
export function useCheckColumns(): readonly FileColumn<ListedCheckFragment>[] {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  return [
    [t("checkNo"), ({ number }) => number],
    [t("estate"), ({ estate: { code, name } }) => `${code} ${name}`],
    [t("checkKind"), ({ kind }) => t(`kind${kind}`)],
    [t("checkSubject"), ({ subject }) => subject],
    [t("checklist"), ({ template }) => titleOf(template)],
    [t("checkDay"), ({ onDay }) => onDay],
    [t("inspector"), ({ inspector }) => inspector],
    [t("checkScore"), ({ earned, possible }) => scoreOf(earned, possible)],
    [`${t("checkScore")} ${t("numerator")}`, ({ earned }) => earned],
    [`${t("checkScore")} ${t("denominator")}`, ({ possible }) => possible],
    [t("findingsRaised"), ({ findingCount }) => findingCount],
    [t("checkState"), ({ state }) => t(`checkIs${state}`)],
  ];
}

const scoreOf = (earned: number | null, possible: number | null) =>
  possible === null ? null : { share: { numerator: earned ?? 0, denominator: possible } };
