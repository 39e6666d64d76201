/** A range of business days, both ends included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIOD_KINDS = ["MONTH", "QUARTER", "YEAR", "RANGE"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** Months of the given year, starting with a month and so many of them; months beyond 12 run on into other years. */
function months(year: number, first: number, length: number): Period {
  return { from: day(year, first, 1), to: day(year, first + length, 0) };
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Reads "2026-03", "2026-Q1", "2026" or "2026-01-15..2026-02-14"; null when the text is none of these. */
export function parsePeriod(text: string): Period | null {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text) ?? [];
  if (year !== undefined) {
    if (month !== undefined) return months(Number(year), Number(month), 1);
    return quarter === undefined ? months(Number(year), 1, 12) : months(Number(year), Number(quarter) * 3 - 2, 3);
  }
  const [from, to, ...rest] = text.split("..");
  if (from === undefined || to === undefined || rest.length > 0) return null;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** The text that parsePeriod reads, the shortest that names the period. */
export function periodText(period: Period): string {
  const year = period.from.slice(0, 4);
  switch (kindOf(period)) {
    case "MONTH":
      return period.from.slice(0, 7);
    case "QUARTER":
      return `${year}-Q${quarterOf(period.from)}`;
    case "YEAR":
      return year;
    case "RANGE":
      return `${period.from}..${period.to}`;
  }
}

export function kindOf(period: Period): PeriodKind {
  const natural = (["MONTH", "QUARTER", "YEAR"] as const).find((kind) => {
    const same = periodAt(kind, period.from);
    return same.from === period.from && same.to === period.to;
  });
  return natural ?? "RANGE";
}

export const quarterOf = (date: string): number => Math.ceil(Number(date.slice(5, 7)) / 3);

/** The month, quarter or year that holds a day. */
export function periodAt(kind: "MONTH" | "QUARTER" | "YEAR", date: string): Period {
  const year = Number(date.slice(0, 4));
  if (kind === "YEAR") return months(year, 1, 12);
  return kind === "QUARTER" ? months(year, quarterOf(date) * 3 - 2, 3) : months(year, Number(date.slice(5, 7)), 1);
}

/** The next period (steps 1) or the previous one (steps −1) of the same kind; a range moves by its own number of days. */
export function neighbour(period: Period, steps: 1 | -1): Period {
  const kind = kindOf(period);
  const beyond = addDays(steps === 1 ? period.to : period.from, steps);
  if (kind !== "RANGE") return periodAt(kind, beyond);
  const length = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  return steps === 1 ? { from: beyond, to: addDays(beyond, length) } : { from: addDays(beyond, -length), to: beyond };
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
