import { factorEffects, type Part } from "../statistics/decomposition.rules.ts";
import {
  equal,
  fraction,
  isZero,
  minus,
  plus,
  sumOf,
  times,
  ZERO,
  type Fraction,
} from "../statistics/fraction.rules.ts";

/** Bills of one property type, use and liable kind, before and after. */
export interface Cell {
  readonly propertyType: string;
  readonly use: string;
  readonly liableKind: string;
  readonly before: Part;
  readonly after: Part;
}

/** What may have changed: who was billed, by three dimensions one within the other, and what each paid. */
export const FACTORS = ["PROPERTY_TYPE", "USE", "LIABLE_KIND", "RATES"] as const;

export interface FactorEffect {
  readonly factor: (typeof FACTORS)[number];
  readonly effect: Fraction;
}

/** An amount of each side: before, after. */
type Pair = readonly [bigint, bigint];

/**
 * What the rates of like bills and the structure of property types, of uses within them and of liable kinds within those each add to the
 * change of a rate R = Σ w·r over cells, w = P(type)·P(use | type)·P(kind | type, use): Σ Δr·w̄ of the rates, and at the mean rates the mean
 * over all orders in which the three structures could have changed. E. Kitagawa, JASA 1955;50:1168–94; P. Das Gupta, US Census Bureau
 * P23-186, 1993, ch. 5. What a side does not have keeps its share and its rate of the other. Exact and antisymmetric; null where nothing
 * was due on a side, or credits leave a structure undefined.
 */
export function changeFactors(cells: readonly Cell[]): FactorEffect[] | null {
  const due = dueOf(cells);
  if (due[0] <= 0n || due[1] <= 0n) return null;
  const told = cells.filter(({ before, after }) => before.due !== 0n || after.due !== 0n).map(ratedCell);
  const structures = factorEffects([ZERO, ZERO, ZERO], [ONE, ONE, ONE], structureOf(told, due));
  const rates = sumOf(
    told.map(({ cell: { before, after }, rates: [then, now] }) => {
      const shares = plus(fraction(before.due, due[0]), fraction(after.due, due[1]));
      return times(minus(now, then), times(shares, HALF));
    }),
  );
  const effects = [...structures, rates];
  const paid = paidOf(cells);
  const change = minus(fraction(paid[1], due[1]), fraction(paid[0], due[0]));
  if (!equal(sumOf(effects), change)) return null;
  return FACTORS.map((factor, i) => ({ factor, effect: effects[i] ?? ZERO }));
}

const [ONE, HALF] = [fraction(1n), fraction(1n, 2n)];

interface RatedCell {
  readonly cell: Cell;
  readonly rates: readonly [Fraction, Fraction];
}

function ratedCell(cell: Cell): RatedCell {
  const [paid, due]: [Pair, Pair] = [
    [cell.before.paid, cell.after.paid],
    [cell.before.due, cell.after.due],
  ];
  return { cell, rates: [shareOf(paid, due, 0), shareOf(paid, due, 1)] };
}

/** The rate at the mean rates of the cells, each structure taken from before (0) or after (1). */
function structureOf(told: readonly RatedCell[], due: Pair): (switches: readonly Fraction[]) => Fraction {
  const cells = told.map(({ cell }) => cell);
  const types = dueBy(cells, ({ propertyType }) => propertyType);
  const uses = dueBy(cells, ({ propertyType, use }) => `${propertyType}/${use}`);
  return (switches) => {
    const [type = 0, use = 0, kind = 0] = switches.map((one) => (isZero(one) ? 0 : 1));
    return sumOf(
      told.map(({ cell, rates }) => {
        const ofType = types.get(cell.propertyType) ?? NOTHING;
        const ofUse = uses.get(`${cell.propertyType}/${cell.use}`) ?? NOTHING;
        const own: Pair = [cell.before.due, cell.after.due];
        const share = times(times(shareOf(ofType, due, type), shareOf(ofUse, ofType, use)), shareOf(own, ofUse, kind));
        return times(share, times(plus(rates[0], rates[1]), HALF));
      }),
    );
  };
}

const NOTHING: Pair = [0n, 0n];

/** A part of a whole on one side; of the other where this one has no such whole. */
function shareOf(part: Pair, whole: Pair, side: number): Fraction {
  const [own, other] = side === 0 ? ([0, 1] as const) : ([1, 0] as const);
  if (whole[own] !== 0n) return fraction(part[own], whole[own]);
  return whole[other] === 0n ? ZERO : fraction(part[other], whole[other]);
}

const total = (cells: readonly Cell[], of: (part: Part) => bigint): Pair => [
  cells.reduce((sum, { before }) => sum + of(before), 0n),
  cells.reduce((sum, { after }) => sum + of(after), 0n),
];
const dueOf = (cells: readonly Cell[]): Pair => total(cells, ({ due }) => due);
const paidOf = (cells: readonly Cell[]): Pair => total(cells, ({ paid }) => paid);

const dueBy = (cells: readonly Cell[], key: (cell: Cell) => string): Map<string, Pair> =>
  new Map([...Map.groupBy(cells, key)].map(([name, own]) => [name, dueOf(own)]));
