/** By how fast the first households were done, about how many seconds the others take; null before any is done, and while all are recorded. */
export function secondsLeft(elapsed: number, done: number, total: number): number | null {
  return done === 0 || done >= total ? null : Math.max(Math.ceil((elapsed * (total - done)) / done), 1);
}
