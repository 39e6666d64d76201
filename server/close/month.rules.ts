/** Whether a day is the first of a month. */
export const isMonth = (day: string): boolean => day.endsWith("-01");

/** The last day of the month that begins with this day. */
export function endOfMonth(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}
