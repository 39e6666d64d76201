import { stream } from "../../server/collection/statistics/chance-stream.rules.ts";
import { monthAfter, watchEstate, type WatchedMonths } from "../../server/collection/warning.rules.ts";
import { householdSeries, makeEstate, type Estate } from "./steady-estate.ts";

export const WARNING_SEED = "warning";
const MONTHS = 36;
/** The reference year is over after so many. */
const WATCHED_FROM = 13;

/** What would have been known by the end of each month: the next month's settling only of those before. */
function seriesOf(estate: Estate, name: string, fallsAt?: number, points?: number): WatchedMonths {
  const fees = stream(`${name}/fees`);
  const series = householdSeries(estate, MONTHS, stream(`${name}/series`), fallsAt, points, fees);
  const months = series.map((one, k) => ({ ...one, month: monthAfter("2024-01", k) }));
  return {
    households: months.map(({ month, size, onTime, settled }) => ({
      month,
      billed: size,
      onTime,
      next: { billed: size, settled },
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
export function falseAlarms(estates: number, seed = WARNING_SEED): FalseAlarms {
  let [months, alarms] = [0, 0];
  for (let i = 0; i < estates; i += 1) {
    const name = `${seed}/steady/${i}`;
    const series = seriesOf(makeEstate(stream(name)), name);
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
  readonly households: number;
  readonly found: boolean;
}

/** Whether a fall of so many points is warned of within two months. */
export function detections(estates: number, points: number, seed = WARNING_SEED): Detection[] {
  return Array.from({ length: estates }, (_unused, i) => {
    const name = `${seed}/fall/${i}`;
    const next = stream(name);
    const estate = makeEstate(next);
    const at = WATCHED_FROM - 1 + Math.floor(next() * 20);
    const series = seriesOf(estate, name, at, points);
    return { households: estate.households, found: [1, 2].some((k) => warnedAfter(series, at + k)) };
  });
}

export const foundShare = (all: readonly Detection[]): number => all.filter(({ found }) => found).length / all.length;

/** Prints false alarms and found falls; whether they are as few and as many as asked. */
export function evaluateWarning(say: (line: string) => void, seed = WARNING_SEED, times = 1): boolean {
  const { months, alarms } = falseAlarms(400 * times, seed);
  const found = detections(500 * times, 0.06, seed);
  const rate = (alarms * 300) / months;
  say(
    `Early warning, seed "${seed}": estates of 300 to 1,500 households with seasons of up to 6 points, all four rates watched.`,
  );
  say(`  steady: ${alarms} alarms in ${months} estate-months, ${rate.toFixed(2)} in 300. Asked: at most 1.`);
  say(`  falls of 6 points found within 2 months: ${(foundShare(found) * 100).toFixed(1)} %. Asked: 90 %.`);
  for (const [low, high] of [
    [300, 600],
    [600, 1000],
    [1000, 1501],
  ] as const) {
    const these = found.filter(({ households }) => households >= low && households < high);
    say(`    ${low} to ${high - 1} households: ${(foundShare(these) * 100).toFixed(1)} % of ${these.length}`);
  }
  return rate <= 1 && foundShare(found) >= 0.9;
}
