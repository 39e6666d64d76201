import type { Cohort } from "../../server/collection/forecast.rules.ts";
import { stream } from "../../server/collection/statistics/chance-stream.rules.ts";
import { PORTFOLIO } from "../../server/demo/portfolio.rules.ts";
import { backTest, type Coverage } from "./back-test.ts";
import { demoCohorts } from "./demo-cohorts.ts";
import { cohortsOf, makeEstate } from "./steady-estate.ts";

export const FORECAST_SEED = "forecast";
/** Months of history of made-up estates, and how many of the last are hidden. */
const HISTORIES = [12, 15, 18, 21, 24, 27, 30, 33, 36];
const HIDDEN = [1, 2, 3];

const together = (all: readonly Coverage[]): Coverage => ({
  inside: all.reduce((total, { inside }) => total + inside, 0),
  all: all.reduce((total, one) => total + one.all, 0),
});

/** Coverage over made-up estates of every length of history, each with so many months hidden. */
export function simulatedCoverage(estates: number): Coverage {
  return together(
    HISTORIES.flatMap((months) =>
      Array.from({ length: estates }, (_unused, i) => {
        const next = stream(`${FORECAST_SEED}/${months}/${i}`);
        const cohorts = cohortsOf(makeEstate(next), months, next).map((cohort, k) => ({ ...cohort, month: String(k) }));
        return together(HIDDEN.map((hidden) => backTest(cohorts, hidden)));
      }),
    ),
  );
}

const knownBefore = (cohorts: readonly Cohort[], months: number): Cohort[] =>
  cohorts
    .filter(({ collected }) => collected.length > months)
    .map((cohort) => ({ ...cohort, collected: cohort.collected.slice(0, cohort.collected.length - months) }));

/** Coverage over every estate of the demonstration, as it would have been forecast in each month of its two years. */
export function demoCoverage(estates = PORTFOLIO): Coverage {
  return together(
    estates.flatMap((plan) => {
      const cohorts = demoCohorts(plan);
      return cohorts.map((_cohort, back) =>
        together(HIDDEN.map((hidden) => backTest(knownBefore(cohorts, back), hidden))),
      );
    }),
  );
}

export const shareOf = ({ inside, all }: Coverage): number => inside / all;

/** Prints how often the 80 % interval held what came; whether that is 75 to 85 %. */
export function evaluateForecast(say: (line: string) => void): boolean {
  const found = { simulated: simulatedCoverage(40), demonstration: demoCoverage() };
  say(`Forecast, seed "${FORECAST_SEED}": the last 1 to 3 months hidden, 80 % interval. Asked: 75 to 85 %.`);
  return Object.entries(found)
    .map(([name, coverage]) => {
      const share = shareOf(coverage);
      say(`  ${name.padEnd(14)} ${coverage.inside} of ${coverage.all} inside: ${(share * 100).toFixed(1)} %`);
      return share >= 0.75 && share <= 0.85;
    })
    .every(Boolean);
}
