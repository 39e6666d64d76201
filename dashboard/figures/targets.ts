import type { Ratio } from "../format/ratio.ts";
import type { RateName } from "./rates.ts";

/** Targets 年度目标 of an estate and year, in ten-thousandths. */
export interface RateTargets {
  readonly year: number;
  readonly currentRate: number | null;
  readonly onTimeRate: number | null;
  readonly overdueRate: number | null;
  readonly recoveryRate: number | null;
}

const TARGETED = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate"] as const;

/** The target of a rate, where it has one. */
export function targetOf(targets: RateTargets | undefined, name: RateName): Ratio | null {
  const known = TARGETED.find((rate) => rate === name);
  const target = known === undefined ? null : (targets?.[known] ?? null);
  return target === null ? null : { numerator: target, denominator: 10_000 };
}

/** Targets of the year in which a period begins. */
export const targetsIn = <T extends RateTargets>(
  targets: readonly T[],
  { from }: { readonly from: string },
): T | undefined => targets.find(({ year }) => year === Number(from.slice(0, 4)));
