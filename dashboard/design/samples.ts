import type { TrendPoint } from "../figures/trend.ts";

/** Made-up figures that stand in for real ones in the design language alone. */
const VALUES = [812, 826, 774, null, 853, 861, 840, 798, 833, 872, 868, 881] as const;

export const MONTHS: readonly TrendPoint[] = VALUES.map((value, at) => {
  const month = String(at + 1).padStart(2, "0");
  return {
    period: { from: `2026-${month}-01`, to: `2026-${month}-28` },
    asOf: `2026-${month}-28`,
    rate: {
      value: value === null ? null : value / 1000,
      numerator: String(value ?? 0),
      denominator: value === null ? "0" : "1000",
      reason: value === null ? "NOTHING_BILLED" : null,
    },
  };
});

export interface SampleRow {
  readonly key: string;
  readonly name: string;
  readonly fen: string;
  readonly rate: { readonly numerator: string; readonly denominator: string; readonly value: number };
  readonly points: bigint | null;
}

const row = (key: string, name: string, fen: string, tenths: number, points: bigint | null): SampleRow => ({
  key,
  name,
  fen,
  rate: { numerator: String(tenths), denominator: "1000", value: tenths / 1000 },
  points,
});

export const ROWS: readonly SampleRow[] = [
  row("A", "澄湖雅苑", "27600012", 878, -202n),
  row("B", "北岸中心", "57990100", 846, -244n),
  row("C", "锦溪里", "27180000", 817, 1n),
  row("D", "蓉光市集", "13110020", 859, null),
];
