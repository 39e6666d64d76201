import type { TFunction } from "i18next";
import type { Client } from "urql";
import { ListedInFullDocument, type FindingFilter, type ListedInFullQuery } from "../api/generated/graphql.ts";
import { listFile, type FileColumn } from "../records/list-file.ts";
import type { TableFile } from "../ui/table-file.ts";
import { lateness, roleName } from "./finding-words.ts";

type Listed = ListedInFullQuery["findings"]["nodes"][number];
type Said = Listed["events"][number];

/** Findings as they go into a file: all that match, with what was done about them and who accepted it, in the order of the screen. */
export function findingsFile(t: TFunction, client: Client, name: string, filter: FindingFilter): Promise<TableFile> {
  return listFile(name, columnsOf(t), async (after) => {
    const asked = await client
      .query(ListedInFullDocument, { filter, after }, { requestPolicy: "network-only" })
      .toPromise();
    return { ...(asked.data && { page: asked.data.findings }), ...(asked.error && { error: asked.error }) };
  });
}

const lastOf = ({ events }: Listed, ...actions: readonly Said["action"][]): Said | undefined =>
  events.findLast(({ action }) => actions.includes(action));

const columnsOf = (t: TFunction): readonly FileColumn<Listed>[] => [
  [t("findingCode"), ({ code }) => code],
  [t("estate"), ({ estate: { code, name } }) => `${code} ${name}`],
  [t("finding"), ({ title }) => title],
  [t("findingDescription"), ({ description }) => description],
  [t("severity"), ({ severity }) => t(`severity${severity}`)],
  [t("source"), ({ source }) => t(`source${source}`)],
  [t("raisedBy"), ({ raisedBy, raiserRole }) => `${raisedBy} · ${roleName(t, raiserRole)}`],
  [t("raisedOn"), ({ raisedOn }) => raisedOn],
  [t("status"), ({ state }) => t(`state${state}`)],
  [t("responsible"), ({ assignee }) => assignee?.name],
  [t("originalDeadline"), ({ originalDueOn }) => originalDueOn],
  [t("deadline"), ({ dueOn }) => dueOn],
  [t("awaitedBy"), ({ awaitedBy }) => awaitedBy],
  [t("overdueFindings"), (finding) => lateness(t, finding)],
  [t("roundName"), ({ round }) => round],
  [t("rootCause"), (finding) => lastOf(finding, "SUBMIT")?.rootCause],
  [t("corrective"), (finding) => lastOf(finding, "SUBMIT")?.corrective],
  [t("preventive"), (finding) => lastOf(finding, "SUBMIT")?.preventive],
  [t("submittedOn"), ({ submittedOn }) => submittedOn],
  [t("closedOn"), ({ closedOn }) => closedOn],
  [t("decidedBy"), (finding) => whoClosed(t, finding)],
  [t("opinion"), (finding) => (finding.closedOn === null ? null : closing(finding)?.reason)],
];

const closing = (finding: Listed): Said | undefined => lastOf(finding, "ACCEPT", "UPHOLD", "VOID");

function whoClosed(t: TFunction, finding: Listed): string | null {
  const last = closing(finding);
  return last === undefined ? null : `${last.actor} · ${roleName(t, last.role)}`;
}
