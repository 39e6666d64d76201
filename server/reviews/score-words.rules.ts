import type { Language } from "../platform/both-languages.ts";
import { grouped, yuan } from "../platform/money.rules.ts";
import type { CardLine } from "./card-lines.rules.ts";
import { INDICATOR_NAMES, MISSING_WORDS, NOTICE_WORDS, WEIGHT_WORDS } from "./notice-words.ts";
import { isFalling, WHEN_MISSING, type SchemeLine } from "./scheme.rules.ts";

/** Hundredths of a point as "68.35"; a dash where there is no score. */
export function pointsText(hundredths: number | null): string {
  if (hundredths === null) return "—";
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const MONEY = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE"];

type Frozen = Omit<CardLine, "rule">;

/** A figure as it was frozen, or why there is none. */
export function figureText(line: Frozen, language: Language): string {
  const { indicator, numerator, denominator, general, moreSerious, severe, reason } = line;
  if (reason !== null) return MISSING_WORDS[reason]?.[language] ?? reason;
  if (indicator !== "FINDINGS") return percent(BigInt(numerator), BigInt(denominator));
  return language === "zh"
    ? `一般 ${general} · 较重 ${moreSerious} · 严重 ${severe}`
    : `general ${general} · more serious ${moreSerious} · severe ${severe}`;
}

/** Whether a figure is a share, which rests on two halves. */
export const isShare = ({ indicator, reason }: Frozen): boolean => reason === null && indicator !== "FINDINGS";

/** Which lines had no figure, and what became of their weight; empty where all had one. */
export function missingText(lines: readonly CardLine[], language: Language): string {
  const told = WHEN_MISSING.flatMap((missing) => {
    const without = lines.filter(({ reason, rule }) => reason !== null && rule.missing === missing);
    const indicators = without.map(({ indicator }) => INDICATOR_NAMES[indicator][language]);
    return without.length === 0
      ? []
      : [WEIGHT_WORDS[missing][language].replace("{{indicators}}", indicators.join(NOTICE_WORDS.listJoin[language]))];
  });
  return told.join(language === "zh" ? "" : " ");
}

/** How a line becomes points: its anchors, the estate's target where one is known, or its steps. */
export function ruleText({ indicator, scale }: SchemeLine, target: number | null, language: Language): string {
  const zh = language === "zh";
  switch (scale.kind) {
    case "LINEAR": {
      const zero = rateText(scale.zero);
      const full = scale.full === "TARGET" ? targetText(target, language) : rateText(scale.full);
      if (!zh) return `none at ${zero}, all at ${full}, in proportion between`;
      return `${zero} 得 0 分，达到${scale.full === "TARGET" ? full : ` ${full} `}得满分，之间按比例`;
    }
    case "STEPS": {
      const [reached, join] = zh
        ? [isFalling(indicator) ? "不高于" : "达到", "；"]
        : [isFalling(indicator) ? "at most" : "from", "; "];
      return scale.steps
        .map(({ from, share }) =>
          zh ? `${reached} ${rateText(from)} 得 ${share}%` : `${reached} ${rateText(from)}: ${share}%`,
        )
        .join(join);
    }
    case "DEDUCTION": {
      const [general, moreSerious, severe] = [scale.general, scale.moreSerious, scale.severe].map(pointsText);
      return zh
        ? `每个一般问题扣 ${general} 分，较重扣 ${moreSerious} 分，严重扣 ${severe} 分，扣完为止`
        : `less ${general} for each general, ${moreSerious} for each more serious, ${severe} for each severe finding, down to none`;
    }
  }
}

const rateText = (tenThousandths: number): string => percent(BigInt(tenThousandths), 10_000n);

function targetText(target: number | null, language: Language): string {
  if (language === "zh") return target === null ? "本项目目标" : `本项目目标（${rateText(target)}）`;
  return target === null ? "the estate's own target" : `the estate's own target ${rateText(target)}`;
}

/** What a share rests on: its halves in their unit, or the answers to a survey. */
export function halvesText(line: Frozen, language: Language): string {
  const { indicator } = line;
  const [over, under] = [BigInt(line.numerator), BigInt(line.denominator)];
  const unit = language === "zh" ? "元" : "yuan";
  if (MONEY.includes(indicator)) return `${yuan(over)} ÷ ${yuan(under)} ${unit}`;
  // The year's plan is spread over its months, so both halves are frozen twelve times as large.
  if (indicator === "PLAN_AMOUNT") return `${yuan(over / 12n)} ÷ ${yuan(under / 12n)} ${unit}`;
  if (indicator === "SATISFACTION") return surveyText(line, language);
  return `${grouped(line.numerator)} ÷ ${grouped(line.denominator)}`;
}

/** The mean score of five with what it rests on; both halves are frozen in sixths of a point, so that they are whole. */
function surveyText({ numerator, denominator, returned, sent }: Frozen, language: Language): string {
  const [over, answers] = [BigInt(numerator), BigInt(denominator) / 30n];
  const mean = pointsText(Number((2n * over * 100n + 6n * answers) / (12n * answers)));
  const asked = sent === null || sent === 0 ? "" : percent(BigInt(returned ?? 0), BigInt(sent));
  return language === "zh"
    ? `平均 ${mean} 分（满分 5 分），${answers} 份答复${asked && `，回收率 ${asked}`}`
    : `mean ${mean} of 5, ${answers} ${answers === 1n ? "answer" : "answers"}${asked && `, ${asked} returned`}`;
}

/** Rounded half away from zero to the hundredth of a per cent. */
function percent(over: bigint, under: bigint): string {
  const size = over < 0n ? -over : over;
  const digits = ((2n * size * 10_000n + under) / (2n * under)).toString().padStart(3, "0");
  return `${over < 0n ? "−" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
