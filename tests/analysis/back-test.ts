import { forecastCohorts, type Cohort } from "../../server/collection/forecast.rules.ts";

/** How often what came lay within the interval that had been forecast. */
export interface Coverage {
  readonly inside: number;
  readonly all: number;
}

/** Hides the last months of cohorts, forecasts them, and compares. */
export function backTest(cohorts: readonly Cohort[], hidden: number): Coverage {
  const known = cohorts.map((cohort) => ({
    ...cohort,
    collected: cohort.collected.slice(0, Math.max(0, cohort.collected.length - hidden)),
  }));
  const forecast = forecastCohorts(known.filter(({ collected }) => collected.length > 0));
  const lived = new Map(cohorts.map(({ month, collected }) => [month, collected]));
  const hits = (forecast?.cohorts ?? []).flatMap(({ month, path }) =>
    path.flatMap(({ age, low, high }) => {
      const came = lived.get(month)?.[age];
      return came === undefined ? [] : [came >= low && came <= high];
    }),
  );
  return { inside: hits.filter(Boolean).length, all: hits.length };
}
