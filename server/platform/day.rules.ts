const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar between 1990 and 2100, written yyyy-mm-dd. */
export function isDay(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1990 || year > 2100 || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Day, time and zone of an instant. The database knows no zone beyond 15:59, and the world none beyond 14:00. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?)?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)?$/;

/** What of an instant is written in a text that holds a day of the calendar; null where it holds none. */
export function readInstant(text: string): { readonly time: boolean; readonly zone: boolean } | null {
  const match = INSTANT.exec(text);
  if (match === null || !isDay(match[1] ?? "")) return null;
  return { time: match[2] !== undefined, zone: match[6] !== undefined };
}
