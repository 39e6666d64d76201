const LONGEST = 60;

/** A view's name without what surrounds it; null where nothing is left, or too much. */
export function readName(given: string): string | null {
  const name = given.trim();
  return name === "" || name.length > LONGEST ? null : name;
}
