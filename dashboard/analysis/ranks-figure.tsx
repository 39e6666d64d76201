import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { bothEnds, END } from "../figures/both-ends.ts";
import { paths } from "../paths.ts";
import { betweenSentences } from "../i18n/language.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { keptSearch } from "../ui/kept-search.ts";
import { rateShown, type BoardView } from "./analysis-view.ts";
import type { Fair, Member } from "./board-query.ts";
import { MethodButton, MethodFacts } from "./method-button.tsx";
import { share } from "./numbers.ts";

const RankChart = lazy(() => import("../charts/rank-chart.tsx").then((module) => ({ default: module.RankChart })));

interface RanksFigureProps {
  readonly fair: Fair;
  readonly view: BoardView;
  readonly open: (member: Member) => void;
}

interface Ranked extends Member {
  readonly rank: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly group: number;
}

/** Places with those that chance leaves open, and groups that cannot be told apart. */
export function RanksFigure({ fair, view, open }: RanksFigureProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const ranked = fair.members.flatMap((member): Ranked[] => {
    const { rank, rankLow, rankHigh, group } = member;
    return rank === null || rankLow === null || rankHigh === null || group === null
      ? []
      : [{ ...member, rank, rankLow, rankHigh, group }];
  });
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank);
  const drawn = bothEnds(sorted);
  const fresh = fair.members.length - sorted.length;
  const groups = Math.max(0, ...ranked.map(({ group }) => group));
  const rate = t(rateShown(view));
  const title = t("ranksOf", { rate });
  const places = ({ rankLow, rankHigh }: Ranked) => (rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`);
  const columns: Column<Ranked>[] = [
    {
      id: "member",
      head: t(view.within === null ? "estate" : "building"),
      cell: ({ label }) => label,
      fields: [{ name: t(view.within === null ? "estate" : "building"), value: ({ label }) => label }],
    },
    {
      id: "rank",
      numeric: true,
      head: t("rank"),
      cell: (member) => member.rank,
      fields: [{ name: t("rank"), value: (member) => member.rank }],
    },
    {
      id: "places",
      numeric: true,
      head: t("rankInterval"),
      cell: places,
      fields: [
        { name: t("rankBest"), value: ({ rankLow }) => rankLow },
        { name: t("rankWorst"), value: ({ rankHigh }) => rankHigh },
      ],
    },
    {
      id: "group",
      numeric: true,
      head: t("rankGroup"),
      cell: ({ group }) => group,
      fields: [{ name: t("rankGroup"), value: ({ group }) => group }],
    },
    {
      id: "rate",
      numeric: true,
      head: rate,
      cell: ({ value }) => share(value),
      fields: [{ name: rate, value: ({ numerator, denominator }) => ({ share: { numerator, denominator } }) }],
    },
  ];
  return (
    <Figure
      id="ranks"
      title={title}
      state={
        sorted.length === 0 ? { kind: "EMPTY", title: t("rankingNone"), hint: t("rankingNoneHint") } : { kind: "DATA" }
      }
      summary={
        <>
          {t("ranksSummary", { ranked: sorted.length, groups }) + betweenSentences()}
          {fresh > 0 && t("ranksFresh", { fresh }) + betweenSentences()}
          {drawn.length < sorted.length && t("bothEnds", { count: END, ranked: sorted.length }) + betweenSentences()}
          {view.within === null && (
            <Link to={{ pathname: paths.comparison, search: keptSearch(search), hash: "ranking" }}>
              {t("plainRanking")}
            </Link>
          )}
        </>
      }
      controls={
        <MethodButton of={title}>
          <p>{t("ranksMethod", { draws: fair.draws })}</p>
          <MethodFacts
            facts={[
              [t("methodVersion"), String(fair.version)],
              [t("methodSeed"), fair.seed],
              [t("methodSource"), "Goldstein & Spiegelhalter 1996"],
            ]}
          />
        </MethodButton>
      }
      height={Math.max(160, drawn.length * 24 + 60)}
      chart={
        <RankChart
          bars={drawn.map((member) => ({
            id: member.key,
            name: member.label,
            rank: member.rank,
            low: member.rankLow,
            high: member.rankHigh,
            group: member.group,
            label: `${t("rank")} ${member.rank} (${places(member)}) · ${share(member.value)}`,
          }))}
          name={title}
          axis={t("rankAxis")}
          open={(key) => {
            const member = sorted.find((one) => one.key === key);
            if (member !== undefined) open(member);
          }}
        />
      }
      columns={columns}
      rows={sorted}
      keyOf={({ key }) => key}
    />
  );
}
