import { Button, Checkbox } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import type { FindingFilter, FindingList, ListedFindingFragment } from "../api/generated/graphql.ts";
import { findingPath } from "../paths.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { listHeight } from "../ui/list-height.ts";
import { NoteToCome } from "../ui/note-to-come.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { AssignChosen } from "./assign-chosen.tsx";
import { CauseMark, LateMark, FindingSeverityMark, StateBadge } from "./finding-badges.tsx";
import type { Counts } from "./finding-board.tsx";
import { deadlineText, shownOf } from "./finding-words.ts";
import { findingsFile } from "./findings-file.ts";
import { useFindings } from "./use-findings.ts";

interface FindingTableProps {
  readonly list: FindingList;
  readonly filter: FindingFilter;
  readonly count: Counts[number] | undefined;
  readonly changed: () => void;
}

const FIRST = 100;

const assignable = ({ state, actions }: ListedFindingFragment): boolean =>
  state === "RECORDED" && actions.includes("ASSIGN");

/** One of the three lists as a table; what waits to be assigned can be chosen and assigned together. */
export function FindingTable({ list, filter, count, changed }: FindingTableProps) {
  const { t } = useTranslation();
  const client = useClient();
  const own = useMemo(() => ({ ...filter, list }), [filter, list]);
  const pages = useFindings(own, "DUE", FIRST);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState(false);
  const { rows } = pages;
  const picked = rows.filter((finding) => chosen.has(finding.code) && assignable(finding));
  const choose = (code: string, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(code);
      else after.delete(code);
      return after;
    });
  const title = t(`list${list}`);
  return (
    <Panel
      title={title}
      note={count === undefined ? <NoteToCome /> : shownOf(t, count, rows.length)}
      state={stateOfPages(pages, { height: listHeight(500), title: t("nothingHere"), hint: t("nothingHereHint") })}
      file={() => findingsFile(t, client, title, own)}
      controls={
        picked.length > 0 && (
          <Button size="xs" onClick={() => setAssigning(true)}>
            {t("assignChosen", { count: picked.length })}
          </Button>
        )
      }
    >
      <PlainTable
        cards
        className="findings"
        heads={[t("finding"), t("severity"), t("status"), t("estate"), t("responsible"), t("deadline"), t("awaitedBy")]}
      >
        <tbody>
          {rows.map((finding) => (
            <tr key={finding.code}>
              <th scope="row">
                <div className="finding-pick">
                  {assignable(finding) && (
                    <Checkbox
                      aria-label={t("chooseFinding", { code: finding.code })}
                      checked={chosen.has(finding.code)}
                      onChange={({ currentTarget }) => choose(finding.code, currentTarget.checked)}
                    />
                  )}
                  <div>
                    <Link to={findingPath(finding.code)} className="finding-title">
                      {finding.title}
                    </Link>
                    <small>
                      <WholeCodes text={`${finding.code} · ${t(`source${finding.source}`)} · ${finding.raisedOn}`} />
                    </small>
                  </div>
                </div>
              </th>
              <td data-name={t("severity")}>
                <FindingSeverityMark severity={finding.severity} />
              </td>
              <td data-name={t("status")}>
                <StateBadge state={finding.state} /> <CauseMark finding={finding} />
              </td>
              <td data-name={t("estate")}>{finding.estate.name}</td>
              <td data-name={t("responsible")}>{finding.assignee?.name ?? t("unassigned")}</td>
              <td data-name={t("deadline")}>
                <WholeCodes text={deadlineText(t, finding)} />
              </td>
              <td data-name={t("awaitedBy")}>
                {finding.awaitedBy ?? "—"} <LateMark finding={finding} />
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <MoreRows pages={pages} count={count?.count} file="XLSX" />
      {assigning && (
        <AssignChosen
          findings={picked}
          close={() => setAssigning(false)}
          done={() => {
            setAssigning(false);
            setChosen(new Set());
            changed();
          }}
        />
      )}
    </Panel>
  );
}
