import type { TFunction } from "i18next";
import type { Client } from "urql";
import { ListedInFullDocument, type FindingFilter, type ListedInFullQuery } from "../api/generated/graphql.ts";
import { readAll } from "../records/read-all.ts";
import type { TableFile } from "../ui/table-file.ts";
import { lateness, roleName } from "./finding-words.ts";

type Listed = ListedInFullQuery["findings"]["nodes"][number];
type Said = Listed["events"][number];

/** Findings as they go into a file: all that match, with what was done about them and who accepted it, in the order of the screen. */
export async function findingsFile(
  t: TFunction,
  client: Client,
  name: string,
  filter: FindingFilter,
): Promise<TableFile> {
  const findings = await readAll(async (after) => {
    const asked = await client
      .query(ListedInFullDocument, { filter, after }, { requestPolicy: "network-only" })
      .toPromise();
    return { ...(asked.data && { page: asked.data.findings }), ...(asked.error && { error: asked.error }) };
  });
  const columns = columnsOf(t);
  return {
    name,
    header: columns.map(([head]) => head),
    rows: findings.map((finding) => columns.map(([, cell]) => cell(finding) ?? "")),
  };
}

type Column = readonly [head: string, cell: (finding: Listed) => string | number | null | undefined];

const lastOf = ({ events }: Listed, ...actions: readonly Said["action"][]): Said | undefined =>
  events.findLast(({ action }) => actions.includes(action));

const columnsOf = (t: TFunction): readonly Column[] => [
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
