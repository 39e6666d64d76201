import type { Outcome } from "../platform/outcome.ts";

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

/** What whoever has to wait is told, with how long: in seconds, or from two minutes on in minutes. */
export function slowDown(field: string, wait: number): Outcome<never> {
  const seconds = Math.ceil(wait / 1000);
  const minutes = Math.ceil(seconds / 60);
  const [en, zh] = seconds < 120 ? [`${seconds} s`, `${seconds} 秒`] : [`${minutes} minutes`, `${minutes} 分钟`];
  const told = { en: `Too many failures. Try again in ${en}.`, zh: `失败次数过多，请 ${zh}后再试。` };
  return { refused: [{ code: "SLOW_DOWN", field, message: told.en, told }] };
}

/** Whether this many failures in a row lock a name for a quarter of an hour. */
export const locks = (failures: number): boolean => failures >= LOCKING_FAILURES;
