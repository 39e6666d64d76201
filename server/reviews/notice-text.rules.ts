import type { BilingualText } from "../platform/bilingual-text.type.ts";
import type { CardLine } from "./card-lines.rules.ts";
import { MISSING_WORDS } from "./notice-words.ts";

export type Language = keyof BilingualText;

/** Hundredths of a point as "68.35"; a dash where there is no score. */
export function pointsText(hundredths: number | null): string {
  if (hundredths === null) return "—";
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const MONEY = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE"];

/** A figure as it was frozen, with both halves: the same digits as the page's. */
export function figureText(line: CardLine, language: Language): string {
  const { indicator, general, moreSerious, severe, reason } = line;
  if (reason !== null) return MISSING_WORDS[reason]?.[language] ?? reason;
  if (indicator === "FINDINGS")
    return language === "zh"
      ? `一般 ${general} · 较重 ${moreSerious} · 严重 ${severe}`
      : `general ${general} · more serious ${moreSerious} · severe ${severe}`;
  const [over, under] = [BigInt(line.numerator), BigInt(line.denominator)];
  return `${percent(over, under)}  ${halves(line, over, under, language)}`;
}

function halves(line: CardLine, over: bigint, under: bigint, language: Language): string {
  const { indicator } = line;
  const unit = language === "zh" ? "元" : "yuan";
  if (MONEY.includes(indicator)) return `${yuan(over)} ÷ ${yuan(under)} ${unit}`;
  // The year's plan is spread over its months, so both halves are frozen twelve times as large.
  if (indicator === "PLAN_AMOUNT") return `${yuan(over / 12n)} ÷ ${yuan(under / 12n)} ${unit}`;
  if (indicator === "SATISFACTION") return surveyText(line, language);
  return `${over} ÷ ${under}`;
}

/** The mean score of five with what it rests on; both halves are frozen in sixths of a point, so that they are whole. */
function surveyText({ numerator, denominator, returned, sent }: CardLine, language: Language): string {
  const [over, answers] = [BigInt(numerator), BigInt(denominator) / 30n];
  const mean = pointsText(Number((2n * over * 100n + 6n * answers) / (12n * answers)));
  const asked = sent === null || sent === 0 ? "" : percent(BigInt(returned ?? 0), BigInt(sent));
  return language === "zh"
    ? `平均 ${mean} 分（满分 5 分），${answers} 份答复${asked && `，回收率 ${asked}`}`
    : `mean ${mean} of 5, ${answers} answers${asked && `, ${asked} returned`}`;
}

/** Rounded half away from zero to the hundredth of a per cent. */
function percent(over: bigint, under: bigint): string {
  const size = over < 0n ? -over : over;
  const digits = ((2n * size * 10_000n + under) / (2n * under)).toString().padStart(3, "0");
  return `${over < 0n ? "−" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}

function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "−" : ""}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}
