/** First and last day of a year 2026, a quarter 2026-Q3 or a month 2026-10; null where the code is none. */
export function cyclePeriod(code: string): { readonly from: string; readonly to: string } | null {
  const match = /^((?:199[1-9]|20\d\d))(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(code);
  if (match === null) return null;
  const [, year = "", quarter, month] = match;
  const first = month !== undefined ? Number(month) : quarter !== undefined ? Number(quarter) * 3 - 2 : 1;
  const last = month !== undefined ? first : quarter !== undefined ? first + 2 : 12;
  const days = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(days)}` };
}

/** A day some days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
