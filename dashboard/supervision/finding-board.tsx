import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import type {
  FindingCountsQuery,
  FindingFilter,
  FindingList,
  ListedFindingFragment,
} from "../api/generated/graphql.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { listHeight } from "../ui/list-height.ts";
import { NoteToCome } from "../ui/note-to-come.tsx";
import { Panel } from "../ui/panel.tsx";
import { FindingCard } from "./finding-card.tsx";
import { shownOf } from "./finding-words.ts";
import { findingsFile } from "./findings-file.ts";
import { LISTS } from "./findings-view.ts";
import { useFindings } from "./use-findings.ts";

export type Counts = FindingCountsQuery["findings"]["counts"];

interface FindingBoardProps {
  readonly filter: FindingFilter;
  readonly counts: Counts | undefined;
}

const FIRST = 50;

/** The three lists side by side 问题清单 → 整改清单 → 验收清单. */
export function FindingBoard({ filter, counts }: FindingBoardProps) {
  const shown = LISTS.filter((list) => filter.list == null || filter.list === list);
  return (
    <div className="board">
      {shown.map((list) => (
        <BoardList key={list} list={list} filter={filter} count={counts?.find((counted) => counted.list === list)} />
      ))}
    </div>
  );
}

interface BoardListProps {
  readonly list: FindingList;
  readonly filter: FindingFilter;
  readonly count: Counts[number] | undefined;
}

function BoardList({ list, filter, count }: BoardListProps) {
  const { t } = useTranslation();
  const client = useClient();
  const own = useMemo(() => ({ ...filter, list }), [filter, list]);
  const pages = useFindings(own, "DUE", FIRST);
  const title = count === undefined ? t(`list${list}`) : `${t(`list${list}`)} ${count.count}`;
  const rows: readonly ListedFindingFragment[] = pages.rows;
  return (
    <Panel
      title={title}
      note={count === undefined ? <NoteToCome /> : shownOf(t, count, rows.length)}
      state={stateOfPages(pages, { height: listHeight(560), title: t("nothingHere"), hint: t("nothingHereHint") })}
      file={() => findingsFile(t, client, t(`list${list}`), own)}
    >
      <ul className="finding-cards">
        {rows.map((finding) => (
          <FindingCard key={finding.code} finding={finding} />
        ))}
      </ul>
      <MoreRows pages={pages} count={count?.count} file="XLSX" />
    </Panel>
  );
}
