/** An element of a dimension: what was expected of it and what came. */
export interface Element {
  readonly key: string;
  readonly expected: number;
  readonly actual: number;
}

/** An element of a ratio: expected and actual of what stands above and below its line. */
export interface RatioElement {
  readonly key: string;
  readonly above: { readonly expected: number; readonly actual: number };
  readonly below: { readonly expected: number; readonly actual: number };
}

export interface Attributed {
  readonly key: string;
  /** Share of the whole change that is this element's; over 1 where others moved the other way. */
  readonly explains: number;
  /** How far its share of the whole differs from what was expected, in nats. */
  readonly surprise: number;
}

export interface Attribution {
  readonly dimension: string;
  readonly elements: readonly Attributed[];
  readonly explains: number;
  readonly surprise: number;
}

/** Least share of the change an element must explain, and share at which a set of them is enough. */
export interface Thresholds {
  readonly element: number;
  readonly set: number;
}

const USUAL: Thresholds = { element: 0.1, set: 0.67 };

/** Jensen–Shannon divergence of one element's expected and actual shares, in nats. */
export function surprise(p: number, q: number): number {
  const half = (share: number): number => (share > 0 ? share * Math.log((2 * share) / (p + q)) : 0);
  return (half(p) + half(q)) / 2;
}

/**
 * In which elements of which dimension a change lies: per dimension the elements of most surprise that explain enough of it, and
 * dimensions by the surprise of those. Bhagwan et al., Adtributor, NSDI 2014:43–55. It finds where, never why.
 * A dimension that does not reach the threshold is left out.
 */
export function attribute(
  dimensions: ReadonlyMap<string, readonly Element[]>,
  thresholds: Thresholds = USUAL,
): Attribution[] {
  return ranked(dimensions, thresholds, (elements) => {
    const [expected, actual] = [sum(elements, (e) => e.expected), sum(elements, (e) => e.actual)];
    return elements.map(({ key, ...element }) => ({
      key,
      explains: (element.actual - element.expected) / (actual - expected),
      surprise: surprise(element.expected / expected, element.actual / actual),
    }));
  });
}

/**
 * The same for a ratio m1 ÷ m2: what an element explains is the ratio's partial change by it, scaled so that all add up to 1; its
 * surprise is that of both measures. Bhagwan et al. 2014, section 4.2 and appendix A.
 */
export function attributeRatio(
  dimensions: ReadonlyMap<string, readonly RatioElement[]>,
  thresholds: Thresholds = USUAL,
): Attribution[] {
  return ranked(dimensions, thresholds, (elements) => {
    const [f1, a1] = [sum(elements, (e) => e.above.expected), sum(elements, (e) => e.above.actual)];
    const [f2, a2] = [sum(elements, (e) => e.below.expected), sum(elements, (e) => e.below.actual)];
    const partial = elements.map(({ above, below }) => {
      const [d1, d2] = [above.actual - above.expected, below.actual - below.expected];
      return (d1 * f2 - d2 * f1) / (f2 * (f2 + d2));
    });
    const whole = partial.reduce((total, part) => total + part, 0);
    return elements.map(({ key, above, below }, index) => ({
      key,
      explains: (partial[index] ?? 0) / whole,
      surprise: surprise(above.expected / f1, above.actual / a1) + surprise(below.expected / f2, below.actual / a2),
    }));
  });
}

function ranked<E>(
  dimensions: ReadonlyMap<string, readonly E[]>,
  thresholds: Thresholds,
  measure: (elements: readonly E[]) => Attributed[],
): Attribution[] {
  return [...dimensions]
    .flatMap(([dimension, elements]) => {
      const chosen = enough(measure(elements), thresholds);
      return chosen === null ? [] : [{ dimension, ...chosen }];
    })
    .toSorted((a, b) => b.surprise - a.surprise);
}

function enough(all: readonly Attributed[], { element, set }: Thresholds): Omit<Attribution, "dimension"> | null {
  const chosen: Attributed[] = [];
  let explains = 0;
  for (const next of all.toSorted((a, b) => b.surprise - a.surprise)) {
    if (!(next.explains > element)) continue;
    chosen.push(next);
    explains += next.explains;
    if (explains > set) return { elements: chosen, explains, surprise: sum(chosen, (e) => e.surprise) };
  }
  return null;
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);
