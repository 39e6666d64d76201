import {
  ChangeDimension,
  ChangeRate,
  type ChangeByDimension,
  type ChangeSegment,
  type ChangeSide,
  type RateChange,
} from "./rate-change.type.ts";
import { decompose, type Contribution, type Part, type Segment } from "../statistics/decomposition.rules.ts";
import { fraction, sumOf, toNumber, type Fraction } from "../statistics/fraction.rules.ts";
import { standOuts, type StandOut } from "../statistics/stand-out.rules.ts";

/** A group of a dimension at one position. */
export interface Group extends Part {
  readonly key: string;
  readonly label: string;
}

export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

export interface Position {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}

/** Segments told one by one; the others are told together. */
const MOST = 40;
const VERSION = 1;

/** Groups of both positions by their keys, in order of first appearance. */
function segmentsOf({ before, after }: Sides<readonly Group[]>): Segment[] {
  const nothing: Part = { paid: 0n, due: 0n };
  const keys = [...new Set([...after, ...before].map(({ key }) => key))];
  const [then, now] = [new Map(before.map((one) => [one.key, one])), new Map(after.map((one) => [one.key, one]))];
  return keys.map((key) => ({ key, before: then.get(key) ?? nothing, after: now.get(key) ?? nothing }));
}

/**
 * Why a rate changed, by every dimension: Kitagawa's parts, which add up exactly, and the segments that moved apart. Money by channel has
 * no rate of its own; its parts are what each paid of all that was due. Null where nothing was due at one position.
 */
export function explainChange(
  rate: ChangeRate,
  positions: Sides<Position>,
  total: Sides<Part>,
  groups: ReadonlyMap<ChangeDimension, Sides<readonly Group[]>>,
): Omit<RateChange, "rate" | "figures"> | null {
  if (total.before.due <= 0n || total.after.due <= 0n) return null;
  const whole = decompose([{ key: "all", before: total.before, after: total.after }]);
  if (whole === null) return null;
  const sliced = [...groups].map(([dimension, sides]) => ({ dimension, segments: segmentsOf(sides), sides }));
  const change = toNumber(whole.change);
  const found = new Map(
    standOuts(
      sliced.filter(({ dimension }) => dimension !== ChangeDimension.CHANNEL),
      change,
    ).map((one) => [one.dimension, one]),
  );
  const dimensions = sliced.map(({ dimension, segments, sides }) => {
    const contributions =
      dimension === ChangeDimension.CHANNEL ? sharesOf(segments, total) : (decompose(segments)?.contributions ?? []);
    const labels = new Map([...sides.before, ...sides.after].map(({ key, label }) => [key, label]));
    return byDimension({ dimension, segments, contributions, labels, change }, found.get(dimension));
  });
  return {
    code: rate,
    lessIsBetter: rate === ChangeRate.OVERDUE_RATE,
    before: sideOf(positions.before, total.before),
    after: sideOf(positions.after, total.after),
    change,
    exact: written(whole.change),
    dimensions: dimensions.toSorted((a, b) => b.evidence - a.evidence),
    version: VERSION,
  };
}

const sideOf = ({ from, to, asOf }: Position, { paid, due }: Part): ChangeSide => ({
  from,
  to,
  asOf,
  numerator: paid,
  denominator: due,
});

export const written = ({ over, under }: Fraction): string => `${over}/${under}`;

/** What each channel paid of all that was due, now less before. */
function sharesOf(segments: readonly Segment[], { before, after }: Sides<Part>): Contribution[] {
  return segments.map(({ key, before: then, after: now }) => {
    const total = fraction(now.paid * before.due - then.paid * after.due, before.due * after.due);
    return { key, rate: total, mix: fraction(0n), total };
  });
}

interface Told {
  readonly dimension: ChangeDimension;
  readonly segments: readonly Segment[];
  readonly contributions: readonly Contribution[];
  readonly labels: ReadonlyMap<string, string>;
  readonly change: number;
}

function byDimension(
  { dimension, segments, contributions, labels, change }: Told,
  found: StandOut | undefined,
): ChangeByDimension {
  const parts = new Map(segments.map((segment) => [segment.key, segment]));
  const sorted = contributions
    .map((one) => ({ one, size: Math.abs(toNumber(one.total)) }))
    .toSorted((a, b) => b.size - a.size)
    .map(({ one }) => one);
  const told = sorted.length > MOST + 1 ? sorted.slice(0, MOST) : sorted;
  const others = sorted.slice(told.length);
  const segment = (key: string, label: string, own: readonly Contribution[]): ChangeSegment => {
    const sum = (of: (segment: Segment) => bigint): bigint =>
      own.reduce((all, { key: one }) => all + (parts.has(one) ? of(parts.get(one) ?? EMPTY) : 0n), 0n);
    const total = sumOf(own.map((one) => one.total));
    return {
      key,
      label,
      beforeNumerator: sum((s) => s.before.paid),
      beforeDenominator: sum((s) => s.before.due),
      afterNumerator: sum((s) => s.after.paid),
      afterDenominator: sum((s) => s.after.due),
      rateEffect: own.reduce((all, one) => all + toNumber(one.rate), 0),
      mixEffect: own.reduce((all, one) => all + toNumber(one.mix), 0),
      effect: toNumber(total),
      exact: written(total),
    };
  };
  const keys = found?.keys ?? [];
  const explained = contributions
    .filter(({ key }) => keys.includes(key))
    .reduce((all, one) => all + toNumber(one.total), 0);
  return {
    dimension,
    segments: [
      ...told.map((one) => segment(one.key, labels.get(one.key) ?? one.key, [one])),
      ...(others.length > 0 ? [segment("", "", others)] : []),
    ],
    rest: others.length,
    rateEffect: contributions.reduce((all, one) => all + toNumber(one.rate), 0),
    mixEffect: contributions.reduce((all, one) => all + toNumber(one.mix), 0),
    standOut: keys,
    explains: keys.length === 0 || change === 0 ? null : explained / change,
    evidence: found?.evidence ?? 0,
  };
}

const EMPTY: Segment = { key: "", before: { paid: 0n, due: 0n }, after: { paid: 0n, due: 0n } };
