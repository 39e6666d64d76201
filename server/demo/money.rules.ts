import { plainYuan } from "../platform/money.rules.ts";

/** Hundredths as a file writes them: an area in m². */
export const squareMetres = (hundredths: number): string => plainYuan(BigInt(hundredths));

/** Fee = standard × area × months (P1.2): fen per m² and month, hundredths of a m²; half a fen is rounded up. */
export function feeOf(rateFen: number, areaHundredths: number, months: number, percent = 100): bigint {
  return (BigInt(rateFen) * BigInt(areaHundredths) * BigInt(months) * BigInt(percent) + 5_000n) / 10_000n;
}

/** A share of an amount in percent, down to whole yuan and at least one. */
export function shareOf(fen: bigint, percent: number): bigint {
  const part = ((fen * BigInt(percent)) / 10_000n) * 100n;
  return part < 100n ? 100n : part;
}

/** The next full multiple of `step` fen. */
export const roundUp = (fen: bigint, step: bigint): bigint => ((fen + step - 1n) / step) * step;
