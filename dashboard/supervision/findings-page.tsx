import { Button, SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { FindingCountsDocument, FindingFiguresDocument } from "../api/generated/graphql.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Failed } from "../ui/failed.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EvidenceIndex } from "./evidence-index.tsx";
import { FindingBoard } from "./finding-board.tsx";
import { CountedNote } from "./counted-note.tsx";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingTable } from "./finding-table.tsx";
import { FindingTiles, FindingTilesSkeleton } from "./finding-tiles.tsx";
import { narrowedBy } from "./finding-words.ts";
import { GroupPanel } from "./group-panel.tsx";
import {
  figureDaysOf,
  figureScopeOf,
  findingFilterOf,
  LISTS,
  readFindingsView,
  SHOWN,
  writeFindingsView,
  type FindingsView,
} from "./findings-view.ts";
import { useLookedAt } from "../ui/use-looked-at.ts";
import "../records/records.css";
import "./supervision.css";

const SHOWN_WORDS = { board: "asBoard", list: "asList", figures: "asFigures" } as const;

/** Problem, rectification and acceptance list 问题清单 → 整改清单 → 验收清单 as one view (P6.7). */
export function Component() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readFindingsView(search), [search]);
  const show = useCallback(
    (change: Partial<FindingsView>) =>
      setSearch((current) => writeFindingsView(current, { ...readFindingsView(current), ...change }), {
        preventScrollReset: true,
      }),
    [setSearch],
  );
  const [read, setRead] = useState(0);
  const filter = useMemo(() => findingFilterOf(view), [view]);
  const { day: today } = useFrame();
  const [counts, count] = useQuery({ query: FindingCountsDocument, variables: { filter } });
  const [figuresAsked, tell] = useQuery({
    query: FindingFiguresDocument,
    variables: { ...figureDaysOf(view, today), ...figureScopeOf(view) },
  });
  const counted = counts.data;
  const failed = [counts, figuresAsked].find(({ error, fetching }) => error !== undefined && !fetching)?.error;
  const again = useCallback(() => {
    setRead((before) => before + 1);
    count({ requestPolicy: "network-only" });
    tell({ requestPolicy: "network-only" });
  }, [count, tell]);
  useLookedAt(again);
  const [figures] = figuresAsked.data?.findingFigures ?? [];
  const stamp = [
    [t("scope"), view.estate === "" ? t("portfolio") : view.estate],
    [t("asOf"), today],
    [t("narrowedBy"), narrowedBy(t, view) || t("notNarrowed")],
  ] as const;
  return (
    <PageFiles title={t("findings")} stamp={stamp}>
      <PageHead title={t("findings")} purpose={t("findingsPurpose")}>
        <div className="records-acts">
          <SegmentedControl
            aria-label={t("findingsShownAs")}
            value={view.shown}
            onChange={(shown) => show({ shown })}
            data={SHOWN.map((value) => ({ value, label: t(SHOWN_WORDS[value]) }))}
          />
          <Button component={Link} to={paths.raiseFinding}>
            {t("raiseFinding")}
          </Button>
        </div>
        <PageActs title={`${t("findings")} ${today}`} />
      </PageHead>
      <FindingFilters view={view} show={show} />
      {view.counted !== null && counted !== undefined && (
        <CountedNote
          counted={view.counted}
          count={counted.findings.counts.reduce((sum, { count: own }) => sum + own, 0)}
          whole={() => show({ counted: null })}
        />
      )}
      {failed !== undefined && <Failed failure={failureOf(failed)} retry={again} />}
      {figuresAsked.data === undefined && figuresAsked.fetching && <FindingTilesSkeleton />}
      {figures !== undefined && <FindingTiles figures={figures} from={figureDaysOf(view, today).from} />}
      {view.shown === "board" && (
        <FindingBoard key={`board ${read}`} filter={filter} counts={counted?.findings.counts} />
      )}
      {view.shown === "list" && (
        <>
          {LISTS.filter((list) => filter.list == null || filter.list === list).map((list) => (
            <FindingTable
              key={`${list} ${read}`}
              list={list}
              filter={filter}
              count={counted?.findings.counts.find((each) => each.list === list)}
              changed={again}
            />
          ))}
          <EvidenceIndex key={`evidence ${read}`} filter={filter} />
        </>
      )}
      {view.shown === "figures" && <GroupPanel view={view} show={show} days={figureDaysOf(view, today)} />}
    </PageFiles>
  );
}
