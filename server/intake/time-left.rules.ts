/** By how fast the first households were done, about how many seconds the others take; null before any is done. */
export function secondsLeft(elapsed: number, done: number, total: number): number | null {
  return done === 0 ? null : Math.max(Math.ceil((elapsed * (total - done)) / done), 1);
}
