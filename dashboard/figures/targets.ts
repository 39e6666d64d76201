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

/** Targets of the year in which a period ends: it is the year to date that they are held against. */
export const targetsIn = <T extends RateTargets>(
  targets: readonly T[],
  { to }: { readonly to: string },
): T | undefined => targets.find(({ year }) => year === Number(to.slice(0, 4)));
