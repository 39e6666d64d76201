import { stream } from "../../server/collection/statistics/chance-stream.rules.ts";
import { monthAfter } from "../../server/collection/outlook/reference-year.rules.ts";
import { watchEstate, type WatchedMonths } from "../../server/collection/outlook/watched-rates.rules.ts";
import { attainable, type Attainable } from "./attainable.ts";
import { householdSeries, makeEstate, type Estate } from "./steady-estate.ts";

export const WARNING_SEED = "warning";
const MONTHS = 36;
const FALL = 0.06;
const REPEATS = 0.5;
/** The reference year is over after so many. */
const WATCHED_FROM = 13;

/** What would have been known by the end of each month: the next month's settling only of those before. */
function seriesOf(estate: Estate, name: string, fallsAt?: number, points?: number): WatchedMonths {
  const fees = stream(`${name}/fees`);
  const series = householdSeries(estate, MONTHS, stream(`${name}/series`), fallsAt, points, fees);
  const months = series.map((one, k) => ({ ...one, month: monthAfter("2024-01", k) }));
  return {
    households: months.map(({ month, size, onTime, settled, changes }) => ({
      month,
      billed: size,
      onTime,
      changes: changes.onTime,
      next: { billed: size, settled, changes: changes.settled },
    })),
    money: months.map(({ month, money }) => ({ month, onTime: money.onTime, next: money.settled })),
  };
}

function warnedAfter({ households, money }: WatchedMonths, months: number): boolean {
  const known = <T extends object>(all: readonly T[]) =>
    all.slice(0, months).map((one, i) => (i === months - 1 ? { ...one, next: null } : one));
  return watchEstate({ households: known(households), money: known(money) }, {}).some(
    ({ watch }) => watch?.warning != null,
  );
}

export interface FalseAlarms {
  readonly months: number;
  readonly alarms: number;
}

/** Warnings that begin at steady estates, month by month. */
export function falseAlarms(estates: number, seed = WARNING_SEED, repeats = 0): FalseAlarms {
  let [months, alarms] = [0, 0];
  for (let i = 0; i < estates; i += 1) {
    const name = `${seed}/steady/${i}`;
    const series = seriesOf({ ...makeEstate(stream(name)), repeats }, name);
    let warned = false;
    for (let month = WATCHED_FROM; month <= MONTHS; month += 1) {
      const now = warnedAfter(series, month);
      alarms += Number(now && !warned);
      months += 1;
      warned = now;
    }
  }
  return { months, alarms };
}

export interface Detection {
  readonly estate: Estate;
  readonly found: boolean;
}

/** The same estate with 300 to 600 households: as many of them as there are of 300 to 1,500. */
const shrunk = (estate: Estate): Estate => ({
  ...estate,
  households: Math.round(300 + (estate.households - 300) / 4),
});

/** Whether a fall of so many points is warned of within two months; of estates of all sizes, or of small ones alone. */
export function detections(estates: number, points: number, seed = WARNING_SEED, small = false): Detection[] {
  return Array.from({ length: estates }, (_unused, i) => {
    const name = `${seed}/${small ? "small" : "fall"}/${i}`;
    const next = stream(name);
    const made = makeEstate(next);
    const estate = small ? shrunk(made) : made;
    const at = WATCHED_FROM - 1 + Math.floor(next() * 20);
    const series = seriesOf(estate, name, at, points);
    return { estate, found: [1, 2].some((k) => warnedAfter(series, at + k)) };
  });
}

export const foundShare = (all: readonly Detection[]): number => all.filter(({ found }) => found).length / all.length;

/** What was found, beside what could be at as few false alarms. */
function lineOf(found: readonly Detection[], falseAlarmInTwoMonths: number): string {
  const told = found.map(({ estate }) => attainable(estate, FALL, falseAlarmInTwoMonths));
  const mean = (of: (one: Attainable) => number): string =>
    ((told.reduce((total, one) => total + of(one), 0) / told.length) * 100).toFixed(1);
  const [known, byHousehold, byCount] = [
    mean((one) => one.known),
    mean((one) => one.byHousehold),
    mean((one) => one.byCount),
  ];
  return `${(foundShare(found) * 100).toFixed(1)} % of ${found.length} (attainable ${byCount}, ${byHousehold}, ${known})`;
}

/** Prints false alarms and found falls, beside what is attainable; whether they are as few and as many as asked. */
export function evaluateWarning(say: (line: string) => void, seed = WARNING_SEED, times = 1): boolean {
  const { months, alarms } = falseAlarms(400 * times, seed);
  const found = detections(500 * times, FALL, seed);
  const lasting = falseAlarms(200 * times, seed, REPEATS);
  const rate = (alarms * 300) / months;
  say(
    `Early warning, seed "${seed}": estates of 300 to 1,500 households with seasons of up to 6 points, all four rates watched.`,
  );
  say(`  steady: ${alarms} alarms in ${months} estate-months, ${rate.toFixed(2)} in 300. Asked: at most 1.`);
  say(
    `  steady, half of what households do being what they did last month: ${((lasting.alarms * 300) / lasting.months).toFixed(2)} in 300.`,
  );
  const inTwo = (2 * alarms) / months;
  say(
    "  Attainable at as few false alarms, by the best test of two months (Neyman–Pearson) that knows: how many paid in the",
  );
  say("  same month a year before; what each household did then; everything but the chance of the two months.");
  say(`  falls of 6 points found within 2 months: ${lineOf(found, inTwo)}. Asked: 90 %.`);
  const small = detections(500 * times, FALL, seed, true);
  say(`  the same in estates of 300 to 600 households: ${lineOf(small, inTwo)}. Asked: 90 %.`);
  return rate <= 1 && [found, small].every((these) => foundShare(these) >= 0.9);
}
