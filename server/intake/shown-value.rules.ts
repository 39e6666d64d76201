const PERSONAL_COLUMNS: readonly string[] = ["occupant_name", "occupant_phone", "content", "outcome", "by"];
/** Eleven digits that begin as mobile numbers do, also in groups. */
const MOBILE = /(^|[^0-9])1[3-9][- ]?[0-9]([- ]?[0-9]){8}([^0-9]|$)/;

/**
 * What stands in a cell at fault, as far as everybody who sees the row may read it. Null where it may be a person's: the columns of
 * names, phones and what was said, cells beyond the header (nobody knows what they hold), and whatever looks like a mobile number,
 * since a slipped column puts phones anywhere.
 */
export function shownValue(column: string | null, value: string | null): string | null {
  if (column === null || PERSONAL_COLUMNS.includes(column)) return null;
  return value === null || MOBILE.test(value) ? null : value;
}
