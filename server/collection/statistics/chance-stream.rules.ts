/** A reproducible stream of draws in [0, 1): the same seed gives the same draws on every machine. */
export type Stream = () => number;

/** sfc32 of PractRand (Doty-Humphrey), seeded by a text through FNV-1a, with the first draws thrown away. */
export function stream(seed: string): Stream {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  let [a, b, c, count] = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** A draw of a standard normal. Box & Muller, Ann Math Stat 1958;29:610–11. */
export const drawNormal = (next: Stream): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** How many of n trials come out: one by one where they are few, by the normal where a share of many is drawn. */
export function drawBinomial(next: Stream, n: number, chance: number): number {
  const spread = Math.sqrt(n * chance * (1 - chance));
  if (spread > 10) return Math.min(n, Math.max(0, Math.round(n * chance + spread * drawNormal(next))));
  let events = 0;
  for (let i = 0; i < n; i++) if (next() < chance) events++;
  return events;
}
