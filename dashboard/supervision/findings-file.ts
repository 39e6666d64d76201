import type { TFunction } from "i18next";
import type { ListedFindingFragment } from "../api/generated/graphql.ts";
import type { TableFile } from "../ui/table-file.ts";
import { lateness } from "./finding-words.ts";

/** Findings as they go into a file. */
export function findingsFile(t: TFunction, name: string, findings: readonly ListedFindingFragment[]): TableFile {
  return {
    name,
    header: [
      t("findingCode"),
      t("estate"),
      t("finding"),
      t("severity"),
      t("source"),
      t("status"),
      t("responsible"),
      t("raisedOn"),
      t("originalDeadline"),
      t("deadline"),
      t("awaitedBy"),
      t("overdueFindings"),
    ],
    rows: findings.map((finding) => [
      finding.code,
      `${finding.estate.code} ${finding.estate.name}`,
      finding.title,
      t(`severity${finding.severity}`),
      t(`source${finding.source}`),
      t(`state${finding.state}`),
      finding.assignee?.name ?? "",
      finding.raisedOn,
      finding.originalDueOn ?? "",
      finding.dueOn ?? "",
      finding.awaitedBy ?? "",
      lateness(t, finding) ?? "",
    ]),
  };
}
