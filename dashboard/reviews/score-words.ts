import type { TFunction } from "i18next";
import type { CardLineFragment, CardRankFragment, SchemeLineFragment } from "../api/generated/graphql.ts";
import type { FileValue } from "../format/file-value.ts";
import { count, yuan } from "../format/money.ts";
import { percent } from "../format/ratio.ts";

/** Hundredths of a point as "68.35"; an em dash where there is no score. */
export function pointsText(hundredths: number | null): string {
  if (hundredths === null) return "—";
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return `${hundredths < 0 ? "−" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Points as a file holds them; nothing where there are none. */
export const pointsValue = (hundredths: number | null): FileValue => (hundredths === null ? "" : { hundredths });

/** Ten-thousandths as "92.50%". */
export const rateText = (tenThousandths: number): string => percent({ numerator: tenThousandths, denominator: 10_000 });

const MONEY = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE"];

/** The figure of a line as it was frozen: a share, or findings by severity; why there is none. */
export function figureText(t: TFunction, line: CardLineFragment): string {
  const { indicator, general, moreSerious, severe, reason } = line;
  if (reason !== null) return t(`noFigure${reasonWord(reason)}`);
  if (indicator === "FINDINGS") return t("findingsCounted", { general, moreSerious, severe });
  return percent(line);
}

/** The same as a file holds it: a share as a number. */
export const figureValue = (t: TFunction, line: CardLineFragment): FileValue =>
  line.reason !== null || line.indicator === "FINDINGS" ? figureText(t, line) : { share: line };

const REASONS = ["NOTHING_TO_MEASURE", "NO_TARGET", "NO_RECORDS", "TOO_FEW_ANSWERS"] as const;
const reasonWord = (reason: string): (typeof REASONS)[number] =>
  REASONS.find((known) => known === reason) ?? "NO_RECORDS";

type Halves = Pick<CardLineFragment, "indicator" | "numerator" | "denominator">;

/** Numerator and denominator as they were frozen. */
export function fractionText(t: TFunction, line: CardLineFragment): string {
  if (line.reason !== null || line.indicator === "FINDINGS") return "";
  return line.indicator === "SATISFACTION" ? surveyText(t, line) : halvesText(t, line);
}

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

/** The mean score of five with what it rests on; both halves are frozen in sixths of a point, so that they are whole. */
function surveyText(t: TFunction, { numerator, denominator, returned, sent }: CardLineFragment): string {
  const answers = BigInt(denominator) / 30n;
  const hundredth = (200n * BigInt(numerator) + 6n * answers) / (12n * answers);
  const mean = pointsText(Number(hundredth));
  const told = t("surveyMean", { mean, count: Number(answers) });
  return sent === null || sent === 0
    ? told
    : told + t("surveyReturned", { rate: percent({ numerator: returned ?? 0, denominator: sent }) });
}

const twelfth = (text: string): string => yuan((BigInt(text) / 12n).toString());

const STEPS = { up: "scaleStepUp", down: "scaleStepDown" } as const;

/** Better when they fall. */
const isFalling = (indicator: SchemeLineFragment["indicator"]): boolean => indicator === "OVERDUE_RATE";

const MISSING = ["SPREAD", "FULL", "NONE"] as const;

/** Which lines had no figure, and what became of their weight; null where all had one. */
export function missingText(t: TFunction, lines: readonly CardLineFragment[]): string | null {
  const told = MISSING.flatMap((missing) => {
    const without = lines.filter(({ reason, rule }) => reason !== null && rule.missing === missing);
    const indicators = without.map(({ indicator }) => t(`indicator${indicator}`)).join(t("reviewListJoin"));
    return without.length === 0 ? [] : [t(`weight${missing}`, { indicators })];
  });
  return told.length === 0 ? null : told.join(t("sentenceJoin"));
}

/** What became of the weight of a line without a figure; nothing where it has one. */
export const missingValue = (t: TFunction, { reason, rule }: CardLineFragment): FileValue =>
  reason === null ? "" : t(`missing${rule.missing}`);

/** How a line becomes points. */
export function ruleText(t: TFunction, rule: SchemeLineFragment, target: number | null = null): string {
  switch (rule.scale) {
    case "LINEAR": {
      const zero = rateText(rule.zero ?? 0);
      if (rule.full !== null) return t("scaleLinear", { zero, full: rateText(rule.full) });
      const full = target === null ? t("ownTarget") : t("ownTargetOf", { rate: rateText(target) });
      return t("scaleLinearTarget", { zero, full });
    }
    case "STEPS":
      return rule.steps
        .map(({ from, share }) => t(STEPS[isFalling(rule.indicator) ? "down" : "up"], { from: rateText(from), share }))
        .join(t("stepsJoin"));
    case "DEDUCTION":
      return t("scaleDeduction", {
        general: pointsText(rule.general),
        moreSerious: pointsText(rule.moreSerious),
        severe: pointsText(rule.severe),
      });
  }
}

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
