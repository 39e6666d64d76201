const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** The longest that an estate goes without a bill: it bills by the quarter at least. */
const LONGEST_GAP = 3;

/**
 * The first month, YYYY-MM, from which an estate bills regularly: the next follows within a quarter. What was taken over of earlier years as a
 * bill or two is neither a year to compare with nor a month to learn from. Null where none is.
 */
export function regularFrom(months: readonly string[]): string | null {
  return (
    months.find((month, i) => {
      const next = months[i + 1];
      return next !== undefined && countOf(next) - countOf(month) <= LONGEST_GAP;
    }) ?? null
  );
}
