/** Where the company's clocks stand, as an IANA name; the reader's own until the server has said it. */
let zone: string | undefined;
let written = clockIn(zone);

/** Takes the time zone that an answer names: everybody is told the same time of an event, wherever they read of it. */
export function noteZone(named: string | null): void {
  if (named === null || named === zone) return;
  written = clockIn(named);
  zone = named;
}

/** An instant as "2026-11-24 13:34" on the company's clocks, as files and notices have it. */
export const moment = (instant: string): string => written.format(new Date(instant));

/** The instant at which the company's clocks show this day and time, "2026-11-24" and "13:34". */
export function instantAt(day: string, time: string): string {
  const shown = Date.parse(`${day}T${time}:00Z`);
  // How far clocks are ahead depends on the instant: asked once more at the one found, it holds on days when they are changed as well.
  const near = shown - aheadAt(shown);
  return new Date(shown - aheadAt(near)).toISOString();
}

/** How far the company's clocks are ahead of UTC, in milliseconds. */
const aheadAt = (minute: number): number =>
  Date.parse(`${moment(new Date(minute).toISOString()).replace(" ", "T")}:00Z`) - minute;

function clockIn(timeZone: string | undefined): Intl.DateTimeFormat {
  // The Swedish locale writes dates as yyyy-mm-dd.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
}
