import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { CardLineFragment, ListedCardFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { scorecardPath } from "../paths.ts";
import type { FileValue } from "../format/file-value.ts";
import type { Column } from "../ui/data-table.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { RankStrip } from "./rank-strip.tsx";
import { figureValue, missingValue, placesText, placeText, pointsText, pointsValue, ruleText } from "./score-words.ts";

type Card = ListedCardFragment;

const estateColumn = (t: TFunction, code: string): Column<Card> => ({
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
});

/** What each estate scores in each line of the scheme, on the page and in files. */
export function scoreColumns(t: TFunction, code: string, cards: readonly Card[]): readonly Column<Card>[] {
  // All cards of a review are scored by one scheme.
  const indicators = cards[0]?.lines.map(({ indicator }) => indicator) ?? [];
  const lineOf = ({ lines }: Card, indicator: string) => lines.find((line) => line.indicator === indicator);
  return [
    estateColumn(t, code),
    {
      id: "score",
      numeric: true,
      head: t("reviewScore"),
      cell: ({ score }) => <b>{pointsText(score)}</b>,
      fields: [{ name: t("reviewScore"), value: ({ score }) => pointsValue(score) }],
    },
    ...indicators.map((indicator): Column<Card> => {
      const name = t(`indicator${indicator}`);
      const field = (what: string, of: (line: CardLineFragment) => FileValue) => ({
        name: what === "" ? name : `${name} · ${what}`,
        value: (card: Card) => {
          const line = lineOf(card, indicator);
          return line === undefined ? "" : of(line);
        },
      });
      return {
        id: indicator,
        numeric: true,
        head: name,
        cell: (card) => {
          const line = lineOf(card, indicator);
          return line === undefined ? (
            "—"
          ) : (
            <>
              {pointsText(line.points)}
              <small>{line.figure[currentLanguage()]}</small>
            </>
          );
        },
        fields: [
          field("", figureValue),
          field(t("whenMissing"), (line) => missingValue(t, line)),
          field(t("reviewRule"), ({ rule }) => ruleText(rule)),
          field(t("reviewWeight"), ({ effective }) => pointsValue(effective)),
          field(t("pointsEarned"), ({ points }) => pointsValue(points)),
          field(t("pointsLost"), ({ lost }) => pointsValue(lost)),
        ],
      };
    }),
  ];
}

/** Where each estate stands, on the page and in files. */
export function placeColumns(t: TFunction, code: string): readonly Column<Card>[] {
  return [
    estateColumn(t, code),
    {
      id: "place",
      head: t("reviewPlace"),
      cell: ({ rank }) => (
        <span className="place-text">
          {placeText(t, rank)}
          {rank !== null && rank.place !== null && (
            <small className="on-phone">
              <RankStrip rank={rank} />
              <Dotted parts={[placesText(t, rank.low, rank.high), `${t("reviewRankGroup")} ${rank.group ?? "—"}`]} />
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
            <small>{placesText(t, rank.low, rank.high)}</small>
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
          {awarded > 0 && (
            <small className="review-awarded">{t("awardedPoints", { points: pointsText(awarded) })}</small>
          )}
        </>
      ),
      fields: [
        { name: t("reviewScore"), value: ({ score }) => pointsValue(score) },
        { name: t("drawnScore"), value: ({ drawnScore }) => pointsValue(drawnScore) },
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
