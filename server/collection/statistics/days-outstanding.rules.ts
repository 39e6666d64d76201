/** What a period's receivables look like, all in one unit of money. */
export interface Receivables {
  readonly begin: number;
  /** What was billed in the period. */
  readonly billed: number;
  /** What is owed at its end, and of it what is not overdue. */
  readonly end: number;
  readonly endCurrent: number;
}

const share = (part: number, whole: number): number | null => (whole <= 0 ? null : part / whole);

/** Days sales outstanding: end receivables × days ÷ billed. Credit Research Foundation, KPI definitions. */
export function daysOutstanding({ end, billed }: Receivables, days: number): number | null {
  return share(end * days, billed);
}

/** Best possible days: what is owed and not overdue × days ÷ billed. */
export function bestPossibleDays({ endCurrent, billed }: Receivables, days: number): number | null {
  return share(endCurrent * days, billed);
}

/** Average days delinquent: days outstanding less the best possible. */
export function daysDelinquent(receivables: Receivables, days: number): number | null {
  const [all, best] = [daysOutstanding(receivables, days), bestPossibleDays(receivables, days)];
  return all === null || best === null ? null : all - best;
}

/**
 * Collection effectiveness index: (begin + billed − end) ÷ (begin + billed − end current), 1 where nothing overdue is left. Two forms are
 * published; ours takes what was billed in the whole period (months = 1). The Credit Research Foundation's divides it by the period's months.
 */
export function collectionEffectiveness({ begin, billed, end, endCurrent }: Receivables, months = 1): number | null {
  const taken = begin + billed / months;
  return share(taken - end, taken - endCurrent);
}

/**
 * Count-back days: how many days of the latest billing what is owed comes to; each month that it exceeds counts whole. Where a year is billed
 * in January it does not swing as the simple form does. Null when it exceeds all that was billed.
 */
export function countBackDays(end: number, latestFirst: readonly { billed: number; days: number }[]): number | null {
  let [left, days] = [end, 0];
  for (const month of latestFirst) {
    if (left <= 0) return days;
    if (left <= month.billed) return days + (left / month.billed) * month.days;
    left -= month.billed;
    days += month.days;
  }
  return left <= 0 ? days : null;
}
