const LONGEST = 31;

/** Names that a workbook takes for its sheets: short, without signs that it forbids, each only once. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replaceAll(/[[\]/\\:*?]/g, " ")
      .replaceAll(/^'|'$/g, " ")
      .trim();
    for (let copy = 1; ; copy++) {
      const end = copy === 1 ? "" : ` (${copy})`;
      const name =
        plain.length + end.length <= LONGEST ? plain + end : `${plain.slice(0, LONGEST - 1 - end.length)}…${end}`;
      // A workbook does not tell capitals from small letters.
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
