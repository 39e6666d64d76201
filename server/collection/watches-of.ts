import type { RequestContext } from "../platform/context.ts";
import { estatesLoader } from "../register/register.loader.ts";
import { openLoader, rateMonthsLoader, referencesLoader, type ReferenceRow } from "./outlook.loader.ts";
import { ChosenReference, RateWatch, Warning, WarningSignal, WatchedRate, type Outlook } from "./outlook.type.ts";
import { monthClosed } from "./period.rules.ts";
import { hasLeft, watchEstate, type Warning as Found, type WatchOf } from "./warning.rules.ts";

/** The control charts of an estate's rates as of the end of the last whole month. */
export async function watchesOf(context: RequestContext, outlook: Outlook): Promise<RateWatch[]> {
  const { estateId, asOf } = outlook;
  if (estateId === null) return [];
  const [months, references, estates] = await Promise.all([
    context.load(rateMonthsLoader, { estateId, asOf }),
    context.load(referencesLoader, estateId),
    context.load(estatesLoader, "all"),
  ]);
  const exitedOn = estates.find((one) => one.estateId === estateId)?.exitedOn ?? null;
  const left = hasLeft(exitedOn, monthClosed(asOf)) ? exitedOn : null;
  const from = Object.fromEntries(references.map((reference) => [reference.rate, reference.from]));
  return Promise.all(
    watchEstate(months, from).map((one) =>
      shown(context, { estateId, asOf, left }, one, references.find(({ rate }) => rate === one.rate) ?? null),
    ),
  );
}

async function shown(
  context: RequestContext,
  of: { estateId: number; asOf: string; left: string | null },
  { rate, watch }: WatchOf,
  reference: ReferenceRow | null,
): Promise<RateWatch> {
  const months = watch?.months ?? [];
  return Object.assign(new RateWatch(), {
    rate: WatchedRate[rate],
    referenceFrom: watch?.referenceFrom ?? reference?.from ?? null,
    referenceTo: watch?.referenceTo ?? null,
    chosen: reference === null ? null : Object.assign(new ChosenReference(), reference),
    season: watch?.season ?? null,
    sigmaZ: watch?.sigmaZ ?? null,
    months: months.map(({ month }) => month),
    counts: months.map(({ count }) => count),
    sizes: months.map(({ size }) => size),
    values: months.map(({ value }) => value),
    expected: months.map(({ expected }) => expected),
    lows: months.map(({ low }) => low),
    highs: months.map(({ high }) => high),
    signals: months.map(({ signal }) => (signal === null ? null : WarningSignal[signal])),
    longestRun: watch?.runs.longestRun ?? null,
    longestAllowed: watch?.runs.longestAllowed ?? null,
    left: of.left,
    warning: watch?.warning == null || of.left !== null ? null : await warningShown(context, of, watch.warning),
  });
}

/** A warning with the money at risk: what is open of bills due since it began. */
export async function warningShown(
  context: RequestContext,
  of: { estateId: number; asOf: string },
  { signal, at, since, expected, observed }: Found,
): Promise<Warning> {
  const atRisk = await context.load(openLoader, { ...of, since });
  return Object.assign(new Warning(), { signal: WarningSignal[signal], at, since, expected, observed, atRisk });
}
