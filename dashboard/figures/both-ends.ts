/** So many of each end of a long list are drawn. */
export const END = 15;

/** What a chart draws of many that are ranked: all of a few, else the first and the last; a bar each of 300 would be read by nobody. */
export const bothEnds = <T>(ranked: readonly T[]): readonly T[] =>
  ranked.length <= 3 * END ? ranked : [...ranked.slice(0, END), ...ranked.slice(-END)];
