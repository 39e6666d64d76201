import { useTranslation } from "react-i18next";
import type { CardRankFragment } from "../api/generated/graphql.ts";

const WIDTH = 160;
const HEIGHT = 22;

/** Where a card stands among all: its place, between which places chance puts it, and where a fifth of any weight does. */
export function RankStrip({ rank }: { readonly rank: CardRankFragment }) {
  const { t } = useTranslation();
  const { place, ranked, low, high, weightLow, weightHigh } = rank;
  if (place === null || low === null || high === null || weightLow === null || weightHigh === null) return null;
  const at = (value: number): number => (ranked < 2 ? WIDTH / 2 : 8 + ((WIDTH - 16) * (value - 1)) / (ranked - 1));
  return (
    <svg
      className="rank-strip"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("rankStrip", { place, low, high, weightLow, weightHigh })}
    >
      <title>{t("rankStrip", { place, low, high, weightLow, weightHigh })}</title>
      <line className="rank-axis" x1="8" x2={WIDTH - 8} y1="11" y2="11" />
      <line className="rank-chance" x1={at(low)} x2={at(high)} y1="11" y2="11" />
      <rect
        className="rank-weights"
        x={at(weightLow) - 3}
        y="5"
        width={at(weightHigh) - at(weightLow) + 6}
        height="12"
        rx="2"
      />
      <circle className="rank-place" cx={at(place)} cy="11" r="4" />
    </svg>
  );
}
