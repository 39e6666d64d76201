import { normalQuantile, normalShare } from "../../server/collection/statistics/normal.rules.ts";
import type { Estate } from "./steady-estate.ts";

/** The share of falls that could be found within two months, by what is known of the estate besides. */
export interface Attainable {
  /** Everything: what each household usually does, the season, and how much months differ. No rule finds more. */
  readonly known: number;
  /** Each household's own same month a year before, weighed by how much it tells; nothing of the season. */
  readonly byHousehold: number;
  /** How many paid in the same month a year before, and nothing of the season. */
  readonly byCount: number;
}

/** Who never pays cannot fall, so a fall of the whole falls on the others. */
const DEBTOR = 0.1;

/**
 * The power of the best test of both months together that raises a false alarm with the given chance: Neyman & Pearson, Phil. Trans. R. Soc. A
 * 1933;231:289–337. The likelihood ratio of a fall is then a weighted sum of the months, about normal: 1 − β = Φ(fall ÷ error − z of 1 − α).
 */
export function attainable(
  { households, habits, unrest }: Estate,
  fall: number,
  falseAlarmInTwoMonths: number,
): Attainable {
  const lever = 1 / (1 - (habits[2]?.share ?? 0));
  const toss = ({ onTime }: (typeof habits)[number]): number => onTime * (1 - onTime);
  const each = (of: (habit: (typeof habits)[number]) => number): number =>
    habits.reduce((total, habit) => total + habit.share * of(habit), 0);
  // Of one month: the least variance with which its fall can be told, from households weighed by what they tell, and from their number.
  const weighed =
    1 / (households * each((habit) => (habit.onTime < DEBTOR ? 0 : lever ** 2 / toss(habit)))) + unrest ** 2;
  const counted = each(toss) / households + unrest ** 2;
  const critical = normalQuantile(1 - falseAlarmInTwoMonths);
  const power = (variance: number): number => normalShare(fall * Math.sqrt(2 / variance) - critical);
  // A year before is as uncertain as now.
  return { known: power(weighed), byHousehold: power(2 * weighed), byCount: power(2 * counted) };
}
