/** Words as registerEnumType takes them, each standing for itself. */
export const enumOf = <W extends string>(words: readonly W[]): Record<string, W> =>
  Object.fromEntries(words.map((word) => [word, word]));
