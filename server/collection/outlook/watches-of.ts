import type { RequestContext } from "../../platform/context.ts";
import { estatesLoader } from "../../register/register.loader.ts";
import { moneyMonthsLoader, openLoader, rateMonthsLoader, type OutlookKey } from "./outlook.loader.ts";
import type { Outlook } from "./outlook.type.ts";
import { ChosenReference, RateWatch, Warning, WarningSignal, WatchedRate } from "./watch.type.ts";
import { monthClosed } from "../period.rules.ts";
import { referencesLoader, type ReferenceRow } from "./warning.loader.ts";
import { hasLeft, type Warning as Found } from "./warning.rules.ts";
import { watchEstate, type WatchedMonths, type WatchedRate as Rate, type WatchOf } from "./watched-rates.rules.ts";

/** The control charts of an estate's rates as of the end of the last whole month. */
export async function watchesOf(context: RequestContext, outlook: Outlook): Promise<RateWatch[]> {
  const { estateId, asOf, knownAt } = outlook;
  if (estateId === null) return [];
  const [households, money, references, estates] = await Promise.all([
    context.load(rateMonthsLoader, outlook),
    context.load(moneyMonthsLoader, outlook),
    context.load(referencesLoader, { estateId, knownAt }),
    context.load(estatesLoader, "all"),
  ]);
  const months = { households, money };
  const exitedOn = estates.find((one) => one.estateId === estateId)?.exitedOn ?? null;
  const left = hasLeft(exitedOn, monthClosed(asOf)) ? exitedOn : null;
  const from = Object.fromEntries(references.map((reference) => [reference.rate, reference.from]));
  return Promise.all(
    watchEstate(months, from).map((one) =>
      shown(
        context,
        { estateId, asOf, knownAt, left, parts: partsOf(months, one.rate) },
        one,
        references.find(({ rate }) => rate === one.rate) ?? null,
      ),
    ),
  );
}

async function shown(
  context: RequestContext,
  of: OutlookKey & { readonly left: string | null; readonly parts: ReadonlyMap<string, Parts> },
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
    restless: watch?.restless ?? null,
    memory: watch?.memory ?? null,
    sigmaZ: watch?.sigmaZ ?? null,
    months: months.map(({ month }) => month),
    numerators: months.map(({ month }) => String(of.parts.get(month)?.numerator ?? 0)),
    denominators: months.map(({ month }) => String(of.parts.get(month)?.denominator ?? 0)),
    effective: months.map(({ size }) => size),
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

interface Parts {
  readonly numerator: number;
  readonly denominator: number;
}

/** What each month's rate is made of: households, or fen. */
function partsOf({ households, money }: WatchedMonths, rate: Rate): ReadonlyMap<string, Parts> {
  const told: Record<Rate, () => readonly (readonly [string, Parts | null])[]> = {
    ON_TIME: () => households.map(({ month, onTime, billed }) => [month, { numerator: onTime, denominator: billed }]),
    NEXT_MONTH: () =>
      households.map(({ month, next }) => [
        month,
        next === null ? null : { numerator: next.settled, denominator: next.billed },
      ]),
    MONEY_ON_TIME: () => money.map(({ month, onTime }) => [month, onTime]),
    MONEY_NEXT_MONTH: () => money.map(({ month, next }) => [month, next]),
  };
  return new Map(told[rate]().flatMap(([month, parts]) => (parts === null ? [] : [[month, parts] as const])));
}

/** A warning with the money at risk: what is open of bills due since it began. */
export async function warningShown(
  context: RequestContext,
  of: OutlookKey,
  { signal, at, since, expected, observed }: Found,
): Promise<Warning> {
  const { estateId, asOf, knownAt } = of;
  const atRisk = await context.load(openLoader, { estateId, asOf, knownAt, since });
  return Object.assign(new Warning(), { signal: WarningSignal[signal], at, since, expected, observed, atRisk });
}
