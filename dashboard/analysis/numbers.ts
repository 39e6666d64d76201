/** A share as "93.27%". */
export const share = (value: number): string => `${(value * 100).toFixed(2).replace("-", "−")}%`;

/** A difference of shares in percentage points with its sign, "+1.20". */
export function points(value: number): string {
  const text = (value * 100).toFixed(2);
  return Number(text) === 0 ? "0.00" : `${value > 0 ? "+" : ""}${text.replace("-", "−")}`;
}

/** A chance to two digits that tell something, "0.012"; "< 0.0001" below. */
export const chanceText = (value: number): string => (value < 0.0001 ? "< 0.0001" : value.toPrecision(2));

/** A figure to so many decimals. */
export const decimals = (value: number, places: number): string => value.toFixed(places).replace("-", "−");
