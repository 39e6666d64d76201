/** JSON for the terminal and for scripts: whole amounts of fen are numbers there. */
export const toJson = (value: unknown, indent = 1): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? Number(item) : item), indent);
