import type { Cohort } from "../../server/collection/outlook/forecast.rules.ts";
import { stream } from "../../server/collection/statistics/chance-stream.rules.ts";
import { monthAfter } from "../../server/collection/outlook/reference-year.rules.ts";
import { PORTFOLIO } from "../../server/demo/portfolio.rules.ts";
import { allTogether, backTest, biasOf, shareOf, together, type BackTest, type Coverage } from "./back-test.ts";
import { demoCohorts } from "./demo-cohorts.ts";
import { cohortsOf, inDecline, makeEstate } from "./steady-estate.ts";

export const FORECAST_SEED = "forecast";
/** Months of history of made-up estates, and how many of the last are hidden. */
const HISTORIES = [12, 15, 18, 21, 24, 27, 30, 33, 36];
const HIDDEN = [1, 2, 3];

/** Estates of every length of history, each with so many months hidden: steady ones, or the same ones in decline. */
export function simulated(estates: number, kind: "steady" | "declining", seed = FORECAST_SEED): BackTest {
  return allTogether(
    HISTORIES.flatMap((months) =>
      Array.from({ length: estates }, (_unused, i) => {
        const name = `${seed}/${months}/${i}`;
        const next = stream(name);
        const steady = makeEstate(next);
        const estate = kind === "steady" ? steady : inDecline(steady, months, stream(`${name}/decline`));
        const cohorts = cohortsOf(estate, months, next).map((cohort, k) => ({
          ...cohort,
          month: monthAfter("2024-01", k),
        }));
        return allTogether(HIDDEN.map((hidden) => backTest(cohorts, hidden)));
      }),
    ),
  );
}

const knownBefore = (cohorts: readonly Cohort[], months: number): Cohort[] =>
  cohorts
    .filter(({ collected }) => collected.length > months)
    .map((cohort) => ({ ...cohort, collected: cohort.collected.slice(0, cohort.collected.length - months) }));

/** Every estate of the demonstration, as it would have been forecast in each month of its two years. */
export function demonstrated(estates = PORTFOLIO): BackTest {
  return allTogether(
    estates.flatMap((plan) => {
      const cohorts = demoCohorts(plan);
      return cohorts.map((_cohort, back) =>
        allTogether(HIDDEN.map((hidden) => backTest(knownBefore(cohorts, back), hidden))),
      );
    }),
  );
}

/** How often all its intervals held what came. */
export const heldOf = ({ begun, toCome }: BackTest): number => shareOf(together([begun, toCome]));
const within = (share: number): boolean => share >= 0.75 && share <= 0.85;

/** Prints how often the 80 % interval held what came, and how much too high forecasts were; whether the former is 75 to 85 %. */
export function evaluateForecast(say: (line: string) => void, seed = FORECAST_SEED, times = 1): boolean {
  const found = {
    steady: simulated(40 * times, "steady", seed),
    declining: simulated(40 * times, "declining", seed),
    // The demonstration is one, whatever the seed.
    ...(seed === FORECAST_SEED && { demonstration: demonstrated() }),
  };
  say(`Forecast, seed "${seed}": the last 1 to 3 months hidden, 80 % interval. Asked: 75 to 85 %.`);
  return Object.entries(found)
    .map(([name, test]) => {
      say(`  ${name}`);
      say(line("months due", test.begun));
      say(line("months not begun", test.toCome));
      say(line("the same by the mean of all", test.byTheMean));
      return [heldOf(test), shareOf(test.begun), shareOf(test.toCome)].every(within);
    })
    .every(Boolean);
}

const line = (name: string, coverage: Coverage): string =>
  `    ${name.padEnd(28)} ${coverage.inside} of ${coverage.all} inside: ${(shareOf(coverage) * 100).toFixed(1)} %, ` +
  `${biasOf(coverage).toFixed(2)} points too high on average`;
