import type { Language } from "../i18n/language.ts";
import { yuan } from "./money.ts";

interface Unit {
  /** In fen. */
  readonly size: bigint;
  readonly sign: string;
}

const UNITS: Record<Language, readonly Unit[]> = {
  zh: [
    { size: 10_000_000_000n, sign: "亿" },
    { size: 1_000_000n, sign: "万" },
  ],
  en: [
    { size: 100_000_000_000n, sign: "B" },
    { size: 100_000_000n, sign: "M" },
    { size: 100_000n, sign: "K" },
  ],
};

/** Fen as digits → yuan in the language's own large units with two decimals, half away from zero; small amounts stay exact. */
export function compactYuan(fen: string, language: Language): string {
  const amount = BigInt(fen);
  const size = amount < 0n ? -amount : amount;
  const units = UNITS[language];
  const unit = units.find((each, index) => size >= each.size - roundedUp(units[index + 1]));
  if (unit === undefined) return yuan(fen);
  const hundredths = (size * 200n + unit.size) / (2n * unit.size);
  return `${amount < 0n ? "−" : ""}${yuan(hundredths.toString())}${unit.sign}`;
}

/** A round number of yuan on an axis: "0", "5,000", "1.5万". */
export function tickYuan(value: number, language: Language): string {
  const text = compactYuan(`${Math.round(value)}00`, language);
  return text.replace(/(\.\d*?)0+(?=\D*$)/, "$1").replace(/\.(?=\D*$)/, "");
}

/** How far below a unit the next smaller one already rounds up to it: 9,999.995万 reads 1.00亿, not 10,000.00万. */
const roundedUp = (smaller: Unit | undefined): bigint => (smaller === undefined ? 0n : smaller.size / 200n);
