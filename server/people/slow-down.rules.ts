/** Failures in a row after which a name waits, and is locked. */
const FREE_FAILURES = 5;
const LOCKING_FAILURES = 10;
/** Failures from one address, whatever the name, after which the address waits. */
const ADDRESS_FAILURES = 50;
const LOCK_MS = 15 * 60_000;

/** How long failures count: longer than a lock, or the first would be forgotten while the last still locks. */
export const WINDOW_MS = 4 * LOCK_MS;

export interface Failures {
  /** Failures for the name since its last success, within the window. */
  readonly forLogin: number;
  readonly forAddress: number;
  readonly lastAt: Date | null;
}

/**
 * Milliseconds to wait before another attempt is looked at: none for the first five failures, then 1, 2, 4 … seconds, and a quarter
 * of an hour after ten. A name nobody has waits the same.
 */
export function waitAfter({ forLogin, forAddress, lastAt }: Failures, now: Date): number {
  if (lastAt === null) return 0;
  const since = now.getTime() - lastAt.getTime();
  return Math.max(0, pauseAfter(forLogin, forAddress) - since);
}

function pauseAfter(forLogin: number, forAddress: number): number {
  if (forLogin >= LOCKING_FAILURES || forAddress >= ADDRESS_FAILURES) return LOCK_MS;
  return forLogin < FREE_FAILURES ? 0 : 1000 * 2 ** (forLogin - FREE_FAILURES);
}

/** Whether this many failures in a row lock a name for a quarter of an hour. */
export const locks = (failures: number): boolean => failures >= LOCKING_FAILURES;
