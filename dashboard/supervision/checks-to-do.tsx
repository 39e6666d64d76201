import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { MyChecksDocument, type MyChecksQuery } from "../api/generated/graphql.ts";
import { useTitleOf } from "../checks/use-title-of.ts";
import { paths } from "../paths.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { StateMark } from "../ui/state-mark.tsx";

type Assigned = MyChecksQuery["assignedChecks"][number];

/** Where a check that is to be carried out stands on a day. */
const standing = ({ startsOn, endsOn }: Assigned, today: string) =>
  endsOn < today ? "late" : startsOn <= today ? "open" : "ahead";

/** The checks that the reader is to carry out 待检查: planned, or drawn, the earliest first. */
export function ChecksToDo() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const [asked, ask] = useQuery({ query: MyChecksDocument, requestPolicy: "cache-and-network" });
  const { assignedChecks: assigned = [], today = "" } = asked.data ?? {};
  const told = panelState({ ...asked, fetching: asked.fetching && asked.data === undefined }, 160, () =>
    ask({ requestPolicy: "network-only" }),
  );
  const empty = { kind: "EMPTY", title: t("nothingAssigned"), hint: t("nothingAssignedHint") } as const;
  return (
    <Panel
      title={t("toCarryOut")}
      state={told.kind === "DATA" && assigned.length === 0 ? empty : told}
      controls={
        <Button component="a" href={paths.field}>
          {t("logCheck")}
        </Button>
      }
    >
      <PlainTable cards heads={[t("estate"), t("checkKind"), t("checklist"), t("planDays"), t("checkState")]}>
        <tbody>
          {assigned.map((check) => (
            <tr key={`${check.estate.code}/${check.draw ?? check.plan}/${check.planItem ?? ""}`}>
              <th scope="row">
                {check.estate.name}
                {check.content !== "" && <small>{check.content}</small>}
              </th>
              <td data-name={t("checkKind")}>{t(`kind${check.kind}`)}</td>
              <td data-name={t("checklist")}>{titleOf(check.template)}</td>
              <td data-name={t("planDays")}>
                {check.startsOn} – {check.endsOn}
              </td>
              <td data-name={t("checkState")}>
                <StateMark {...(check.endsOn < today && { tone: "LATE" })}>
                  {t(`plan${standing(check, today)}`)}
                </StateMark>
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}
