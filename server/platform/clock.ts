/** What time it is, and what business day that is where the company is. */
export interface Clock {
  readonly timeZone: string;
  now(): Date;
  /** yyyy-mm-dd; changes at local midnight, never at UTC midnight (METRICS.md, ground rule 2). */
  today(): string;
  /** An instant as the company's clocks show it, yyyy-mm-dd hh:mm. */
  local(instant: string): string;
}

export function systemClock(timeZone: string, now: () => Date = () => new Date()): Clock {
  // The Swedish locale writes dates as yyyy-mm-dd.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const minute = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return { timeZone, now, today: () => day.format(now()), local: (instant) => minute.format(new Date(instant)) };
}
