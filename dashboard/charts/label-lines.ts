/** A Chinese character is about as wide as two Latin ones. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character > "\u2e7f" ? 2 : 1), 0);

/** A label in lines of at most so many Latin characters; what does not fit into them ends in an ellipsis. */
export function labelLines(label: string, width: number, most: number): string[] {
  // Between Latin words, and between Chinese characters.
  const pieces = label.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+/g) ?? [];
  const lines = pieces.reduce<string[]>(
    (all, piece) => {
      const last = all.at(-1) ?? "";
      if (last === "" || widthOf((last + piece).trimEnd()) <= width) return [...all.slice(0, -1), last + piece];
      return [...all, piece];
    },
    [""],
  );
  const shown = lines.slice(0, most).map((line) => line.trimEnd());
  if (lines.length <= most) return shown;
  return [...shown.slice(0, -1), `${shown.at(-1) ?? ""}…`];
}
