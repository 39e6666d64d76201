import { useWords } from "../i18n/use-words.ts";
import { compactYuan } from "../format/compact.ts";
import { count, yuan } from "../format/money.ts";
import type { Ratio } from "../format/ratio.ts";
import { currentLanguage } from "../i18n/language.ts";

interface Fraction {
  /** To the fen, or to the household. */
  readonly exact: (ratio: Ratio) => string;
  /** In the language's large units. */
  readonly compact: (ratio: Ratio) => string;
}

/** Says what a rate was divided from: yuan where it holds fen as digits, households where it holds counts. */
export function useFraction(): Fraction {
  const t = useWords();
  const told = (ratio: Ratio, write: (value: string | number) => string) => {
    const unit = t(typeof ratio.numerator === "string" ? "yuanUnit" : "householdUnit");
    const whole = write(ratio.denominator);
    // 8.20万元: after a Chinese sign the unit stands without a space.
    return `${write(ratio.numerator)} ÷\u00a0${whole}${/[万亿]$/.test(whole) ? "" : "\u00a0"}${unit}`;
  };
  return { exact: (ratio) => told(ratio, part), compact: (ratio) => told(ratio, compactPart) };
}

/** Half of a fraction: fen as digits, or a count. */
export const part = (value: string | number): string => (typeof value === "string" ? yuan(value) : count(value));

const compactPart = (value: string | number): string =>
  typeof value === "string" ? compactYuan(value, currentLanguage()) : count(value);
