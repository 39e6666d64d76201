/** One line of the report. */
export interface Line {
  readonly part: string;
  readonly measure: string;
  readonly value: string;
  readonly aim: string;
}

/** Milliseconds that each of some runs took by a clock, sorted; the first runs warm up and are left out. */
export async function times(
  runs: number,
  work: (run: number) => Promise<unknown>,
  warmUp = 3,
  clock: () => number = () => performance.now(),
): Promise<number[]> {
  const taken: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const start = clock();
    await work(run);
    if (run >= 0) taken.push(clock() - start);
  }
  return taken.toSorted((a, b) => a - b);
}

/** A quantile of sorted times. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error("a quantile of nothing");
  return value;
}

export const median = (sorted: readonly number[]): number => quantile(sorted, 0.5);
export const p95 = (sorted: readonly number[]): number => quantile(sorted, 0.95);
export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const ratio = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)}×`;
