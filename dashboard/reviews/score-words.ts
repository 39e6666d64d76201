import type { TFunction } from "i18next";
import type { CardLineFragment, CardRankFragment } from "../api/generated/graphql.ts";
import type { FileValue } from "../format/file-value.ts";
import { count, yuan } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";

/** Hundredths of a point as "68.35"; an em dash where there is no score. */
export function pointsText(hundredths: number | null): string {
  if (hundredths === null) return "—";
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return `${hundredths < 0 ? "−" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Points as a file holds them; nothing where there are none. */
export const pointsValue = (hundredths: number | null): FileValue => (hundredths === null ? "" : { hundredths });

/** The figure of a line as a file holds it: a share as a number. */
export const figureValue = ({ reason, indicator, figure, numerator, denominator }: CardLineFragment): FileValue =>
  reason !== null || indicator === "FINDINGS" ? figure[currentLanguage()] : { share: { numerator, denominator } };

/** What a figure rests on; nothing where it is no share. */
export const restsOnText = ({ restsOn }: CardLineFragment): string => restsOn?.[currentLanguage()] ?? "";

/** How a line becomes points. */
export const ruleText = ({ told }: CardLineFragment["rule"]): string => told[currentLanguage()];

const MONEY = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE"];

type Halves = Pick<CardLineFragment, "indicator" | "numerator" | "denominator">;

/** Numerator and denominator in their unit. */
export function halvesText(t: TFunction, { indicator, numerator, denominator }: Halves): string {
  const fraction = `${halfText(indicator, numerator)} ÷ ${halfText(indicator, denominator)}`;
  return isMoney(indicator) ? `${fraction} ${t("yuanUnit")}` : fraction;
}

/** A numerator or denominator, or how much it changes. */
export function halfText(indicator: CardLineFragment["indicator"], half: string): string {
  if (MONEY.includes(indicator)) return yuan(half);
  // The year's plan is spread evenly over its months, which is why both halves are twelve times as much.
  return indicator === "PLAN_AMOUNT" ? twelfth(half) : count(BigInt(half));
}

export const isMoney = (indicator: CardLineFragment["indicator"]): boolean =>
  indicator === "PLAN_AMOUNT" || MONEY.includes(indicator);

const twelfth = (text: string): string => yuan((BigInt(text) / 12n).toString());

/** What became of the weight of a line without a figure; nothing where it has one. */
export const missingValue = (t: TFunction, { reason, rule }: CardLineFragment): FileValue =>
  reason === null ? "" : t(`missing${rule.missing}`);

/** Why nobody can appeal against such a score; null where one can. */
export function noAppealText(t: TFunction, score: number | null): string | null {
  if (score === null) return t("refusedNOT_SCORED");
  return score === 10_000 ? t("refusedNOTHING_LOST") : null;
}

/** A place with the places between which chance puts it, or why there is none. */
export function placeText(t: TFunction, rank: CardRankFragment | null): string {
  if (rank === null) return "—";
  if (rank.place === null) return t(rank.reason === "STAGE" ? "unrankedSTAGE" : "unrankedNOT_COMPUTABLE");
  return t("reviewPlaceOf", { place: rank.place, ranked: rank.ranked });
}

/** The same within a sentence. */
export const placeWords = (t: TFunction, rank: CardRankFragment | null): string =>
  rank?.place == null ? placeText(t, rank) : t("placeInWords", { place: rank.place, ranked: rank.ranked });

/** The places from one to another; a single one is no range. */
export const placesText = (t: TFunction, low: number | null, high: number | null): string =>
  low === high ? String(low ?? "—") : t("reviewBetween", { low: String(low ?? "—"), high: String(high ?? "—") });

/** Between which places chance puts a card, and where it comes when any one weight is a fifth more or less. */
export const chanceText = (t: TFunction, { low, high, weightLow, weightHigh }: CardRankFragment): string =>
  t("byChanceAndWeights", {
    chance: placesText(t, low, high),
    weights: placesText(t, weightLow, weightHigh),
  });

const ROLES = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER"] as const;

/** A role by its code. */
export function roleWord(t: TFunction, code: string): string {
  const role = ROLES.find((known) => known === code);
  return role === undefined ? code : t(`role${role}`);
}
