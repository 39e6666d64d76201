import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ListedCardFragment } from "../api/generated/graphql.ts";
import { scorecardPath } from "../paths.ts";
import { DataTable, tableFile } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { placeColumns, scoreColumns } from "./review-columns.tsx";
import { pointsText } from "./score-words.ts";

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
  const columns = scoreColumns(t, code, sorted);
  const scored = sorted.filter(({ score }) => score !== null);
  // Whoever sees a part of the estates sees the best of these, wherever it stands among all.
  const ranked = sorted.filter(({ rank }) => rank?.place != null);
  const [first, last] = [ranked[0], ranked.at(-1)];
  const groups = new Set(cards.flatMap(({ rank }) => rank?.group ?? [])).size;
  return (
    <Figure
      id="scores"
      title={t("scoresOf", { code })}
      summary={
        first === undefined || last === undefined
          ? t("nobodyRanked")
          : first === last
            ? t("rankedAlone", { name: first.estate.name, score: pointsText(first.score) })
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
  const columns = placeColumns(t, code);
  const title = t("placesOf", { code });
  // Points that an appeal gave back come to count when the review is signed off.
  const asDrawn = cards.some(({ awarded, state }) => awarded > 0 && state !== "FINAL");
  const note = asDrawn ? `${t("stripNote")}${t("placesAsDrawn")}` : t("stripNote");
  return (
    <Panel id="places" title={title} note={note} file={() => tableFile(title, columns, sorted)}>
      <DataTable labelledBy="places" columns={columns} rows={sorted} keyOf={({ estate }) => estate.code} />
    </Panel>
  );
}
