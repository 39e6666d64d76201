import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { ListedCardFragment } from "../api/generated/graphql.ts";
import { scorecardPath } from "../paths.ts";
import type { Column } from "../ui/data-table.tsx";
import { DataTable, tableFile } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { RankStrip } from "./rank-strip.tsx";
import { figureText, placeText, pointsText } from "./score-words.ts";

const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);

interface ReviewRankingProps {
  readonly code: string;
  readonly cards: readonly ListedCardFragment[];
}

/** Cards in order of their place, those without one last. */
const inOrder = (cards: readonly ListedCardFragment[]): readonly ListedCardFragment[] =>
  cards.toSorted(
    (a, b) =>
      (a.rank?.place ?? 9_999) - (b.rank?.place ?? 9_999) ||
      (b.score ?? -1) - (a.score ?? -1) ||
      (a.estate.code < b.estate.code ? -1 : 1),
  );

/** Scores of a review with places, what chance would do to them, and what other weights would. */
export function ReviewRanking({ code, cards }: ReviewRankingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sorted = inOrder(cards);
  const columns = useColumns(code);
  const scored = sorted.filter(({ score }) => score !== null);
  const [first, last] = [
    sorted.find(({ rank }) => rank?.place === 1),
    sorted.findLast(({ rank }) => rank?.place != null),
  ];
  const groups = new Set(cards.flatMap(({ rank }) => rank?.group ?? [])).size;
  return (
    <Figure
      id="scores"
      title={t("scoresOf", { code })}
      summary={
        first === undefined || last === undefined
          ? t("nobodyRanked")
          : t("rankingSentence", {
              best: first.estate.name,
              bestScore: pointsText(first.score),
              worst: last.estate.name,
              worstScore: pointsText(last.score),
              groups,
            })
      }
      height={scored.length * 26 + 40}
      chart={
        <StackedChart
          name={t("scoresOf", { code })}
          layout="horizontal"
          parts={[{ id: "score", label: t("reviewScore") }]}
          stacks={scored.map(({ estate, score }) => ({
            id: estate.code,
            label: estate.name,
            total: pointsText(score),
            parts: { score: (score ?? 0) / 100 },
            texts: { score: pointsText(score) },
          }))}
          tick={String}
          open={(estate) => void navigate(scorecardPath(code, estate))}
        />
      }
      columns={columns}
      rows={sorted}
      keyOf={({ estate }) => estate.code}
    />
  );
}

/** The places as a table with strips. */
export function RankTable({ code, cards }: ReviewRankingProps) {
  const { t } = useTranslation();
  const sorted = inOrder(cards);
  const columns = useColumns(code);
  const title = t("placesOf", { code });
  return (
    <Panel id="places" title={title} note={t("stripNote")} file={() => tableFile(title, columns, sorted)}>
      <DataTable labelledBy="places" columns={columns} rows={sorted} keyOf={({ estate }) => estate.code} />
    </Panel>
  );
}

function useColumns(code: string): readonly Column<ListedCardFragment>[] {
  const { t } = useTranslation();
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ estate }) => (
        <span className="estate review-estate">
          <Link to={scorecardPath(code, estate.code)}>{estate.name}</Link>
          <span className="estate-code">{estate.code}</span>
        </span>
      ),
      fields: [
        { name: t("estateCode"), value: ({ estate }) => estate.code },
        { name: t("estate"), value: ({ estate }) => estate.name },
      ],
    },
    {
      id: "place",
      head: t("reviewPlace"),
      cell: ({ rank }) => (
        <span className="place-text">
          {placeText(t, rank)}
          {rank !== null && rank.place !== null && (
            <small className="on-phone">
              {`${t("reviewBetween", { low: String(rank.low), high: String(rank.high) })} · ${t("reviewRankGroup")} ${rank.group ?? "—"}`}
            </small>
          )}
        </span>
      ),
      fields: [{ name: t("reviewPlace"), value: ({ rank }) => rank?.place ?? placeText(t, rank) }],
    },
    {
      id: "interval",
      wide: true,
      head: t("placeByChance"),
      cell: ({ rank }) =>
        rank === null || rank.place === null ? (
          ""
        ) : (
          <span className="rank-cell">
            <RankStrip rank={rank} />
            <small>{t("reviewBetween", { low: String(rank.low), high: String(rank.high) })}</small>
          </span>
        ),
      fields: [
        { name: t("bestByChance"), value: ({ rank }) => rank?.low ?? "" },
        { name: t("worstByChance"), value: ({ rank }) => rank?.high ?? "" },
        { name: t("bestByWeights"), value: ({ rank }) => rank?.weightLow ?? "" },
        { name: t("worstByWeights"), value: ({ rank }) => rank?.weightHigh ?? "" },
      ],
    },
    {
      id: "group",
      wide: true,
      numeric: true,
      head: t("reviewRankGroup"),
      cell: ({ rank }) => rank?.group ?? "—",
      fields: [{ name: t("reviewRankGroup"), value: ({ rank }) => rank?.group ?? "" }],
    },
    {
      id: "score",
      numeric: true,
      head: t("reviewScore"),
      cell: ({ score, awarded }) => (
        <>
          <b>{pointsText(score)}</b>
          {awarded > 0 && <small>{t("awardedPoints", { points: pointsText(awarded) })}</small>}
        </>
      ),
      fields: [
        { name: t("reviewScore"), value: ({ score }) => pointsText(score) },
        { name: t("drawnScore"), value: ({ drawnScore }) => pointsText(drawnScore) },
        {
          name: t("scoreLines"),
          value: ({ lines }) =>
            lines
              .map((line) => `${t(`indicator${line.indicator}`)} ${figureText(t, line)} ${pointsText(line.points)}`)
              .join("; "),
        },
      ],
    },
    {
      id: "state",
      head: t("reviewState"),
      cell: ({ state }) => <span className="review-state">{t(`review${state}`)}</span>,
      fields: [
        { name: t("reviewState"), value: ({ state }) => t(`review${state}`) },
        { name: t("inputsHash"), value: ({ sha256 }) => sha256 },
      ],
    },
  ];
}
