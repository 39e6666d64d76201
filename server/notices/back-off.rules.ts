/** After this many attempts a notice is given up. */
export const MOST_ATTEMPTS = 8;

const MINUTE = 60_000;

/** When it is tried again after a failed attempt: a minute later, then twice as long each time; null where it is given up. */
export function nextTry(attempt: number, now: Date): string | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  return new Date(now.getTime() + 2 ** (attempt - 1) * MINUTE).toISOString();
}
