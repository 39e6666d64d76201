const KEPT = ["period", "asOf", "knownAt", "unit"] as const;

/** What the address says about when and in what is counted: it holds from page to page, filters and sorting do not. */
export function keptSearch(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of KEPT) {
    const value = search.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.size === 0 ? "" : `?${kept.toString()}`;
}
