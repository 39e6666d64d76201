import { forecastCohorts, studentQuantile, type Cohort } from "../../server/collection/outlook/forecast.rules.ts";
import { bornhuetterFerguson } from "../../server/collection/statistics/bornhuetter-ferguson.rules.ts";

/** Forecasts compared with what came: how often it lay within the interval, and by how much of the billed they were too high, added up. */
export interface Coverage {
  readonly inside: number;
  readonly all: number;
  readonly tooHigh: number;
}

export const NOTHING: Coverage = { inside: 0, all: 0, tooHigh: 0 };

/** Of months due that were known, of those that had not begun, and of the latter were the mean of all months taken for what to expect. */
export interface BackTest {
  readonly begun: Coverage;
  readonly toCome: Coverage;
  readonly byTheMean: Coverage;
}

export const shareOf = ({ inside, all }: Coverage): number => inside / all;
/** By how many points of the billed forecasts were too high on average. */
export const biasOf = ({ tooHigh, all }: Coverage): number => (tooHigh / all) * 100;

export const together = (all: readonly Coverage[]): Coverage =>
  all.reduce(
    (sum, one) => ({
      inside: sum.inside + one.inside,
      all: sum.all + one.all,
      tooHigh: sum.tooHigh + one.tooHigh,
    }),
    NOTHING,
  );

export const allTogether = (all: readonly BackTest[]): BackTest => ({
  begun: together(all.map(({ begun }) => begun)),
  toCome: together(all.map(({ toCome }) => toCome)),
  byTheMean: together(all.map(({ byTheMean }) => byTheMean)),
});

interface Said {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const compared = ({ value, low, high }: Said, came: number, net: number): Coverage => ({
  inside: Number(came >= low && came <= high),
  all: 1,
  tooHigh: (value - came) / net,
});

/** Hides the last months of cohorts, forecasts them, and compares; what is billed of months to come is taken as known. */
export function backTest(cohorts: readonly Cohort[], hidden: number): BackTest {
  const known = cohorts.map((cohort) => ({
    ...cohort,
    collected: cohort.collected.slice(0, Math.max(0, cohort.collected.length - hidden)),
  }));
  const forecast = forecastCohorts(known);
  const lived = new Map(cohorts.map((cohort) => [cohort.month, cohort]));
  const begun = new Set(known.filter(({ collected }) => collected.length > 0).map(({ month }) => month));
  const said = (forecast?.cohorts ?? []).flatMap(({ month, net, path }) =>
    path.flatMap((point) => {
      const came = lived.get(month)?.collected[point.age];
      return came === undefined ? [] : [{ month, net, point, came }];
    }),
  );
  const ahead = said.filter(({ month }) => !begun.has(month));
  const mean = meanOfAll(known.filter(({ collected }) => collected.length > 0));
  return {
    begun: together(
      said.filter(({ month }) => begun.has(month)).map(({ point, came, net }) => compared(point, came, net)),
    ),
    toCome: together(ahead.map(({ point, came, net }) => compared(point, came, net))),
    byTheMean: together(ahead.map(({ point, came, net }) => compared(mean(net, point.age), came, net))),
  };
}

/** What the mean of all months would say of one to come: the additive method with its own error. */
function meanOfAll(known: readonly Cohort[]): (net: number, age: number) => Said {
  const { ages = [] } =
    bornhuetterFerguson(
      known.map(({ collected }) => collected),
      known.map(({ net }) => net),
    ) ?? {};
  return (net, age) => {
    const so = ages.slice(0, age + 1);
    const value = so.reduce((sum, { share }) => sum + net * share, 0);
    const square = so.reduce((sum, { variance, exposure }) => sum + net * variance * (1 + net / exposure), 0);
    const reach = studentQuantile((ages[age]?.cohorts ?? 2) - 1) * Math.sqrt(square);
    return { value, low: value - reach, high: value + reach };
  };
}
