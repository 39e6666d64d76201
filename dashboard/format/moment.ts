/** An instant as "2026-11-24 13:34" on the reader's clock. */
export function moment(instant: string): string {
  const date = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant at which a clock of the reader's shows this day and time, "2026-11-24" and "13:34". */
export const instantAt = (day: string, time: string): string => new Date(`${day}T${time}:00`).toISOString();
