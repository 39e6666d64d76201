import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { askedBelow } from "../platform/asked-below.ts";
import type { RequestContext } from "../platform/context.ts";
import { OTHERS, type Collection, type Other, type RatesOf } from "./collection.type.ts";
import { rowOf } from "./rates.loader.ts";

/** Figures by money; all but the rates by household are told from the same row. */
const MONEY = new Set([
  "billed",
  "waived",
  "writtenOff",
  "netBilled",
  "collected",
  "openingArrears",
  "openingPriorYears",
  "arrearsRecovered",
  "recoveredPriorYears",
  "arrearsWaived",
  "arrearsWrittenOff",
  "outstanding",
  "currentRate",
  "rateBeforeWaivers",
  "waiverRate",
  "onTimeRate",
  "overdueRate",
  "recoveryRate",
  "priorYearsRecoveryRate",
  "combinedRate",
  "bridge",
]);
const HOUSEHOLDS = new Set(["householdRate", "householdOverdueRate", "householdOnTimeRate"]);

/** The rows that a question needs of a collection, and of the same scope at other positions. */
interface Needed {
  readonly rows: readonly RatesOf[];
  readonly others: readonly (readonly [Other, Needed])[];
  /** Months are read by their own field; what else is asked for then waits for the same statement. */
  readonly months: boolean;
}

/** Known by the list of nodes, of which the executor makes one for all collections of a list. */
const known = new WeakMap<readonly FieldNode[], Needed>();

function neededOf(nodes: readonly FieldNode[], info: GraphQLResolveInfo): Needed {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const asked = askedBelow(nodes, info);
  const names = [...asked.keys()];
  const rows: RatesOf[] = [];
  if (names.some((name) => MONEY.has(name))) rows.push("collection_money");
  if (names.some((name) => HOUSEHOLDS.has(name))) rows.push("collection_households");
  const others = OTHERS.flatMap((other) => {
    const at = asked.get(other);
    return at === undefined ? [] : [[other, neededOf(at, info)] as const];
  });
  const needed = { rows, others, months: asked.has("trend") };
  known.set(nodes, needed);
  return needed;
}

interface Reading {
  readonly of: Collection;
  readonly rates: RatesOf;
}

const readingsOf = (of: Collection, { rows, others }: Needed): Reading[] => [
  ...rows.map((rates) => ({ of, rates })),
  ...others.flatMap(([other, needed]) => readingsOf(of.other(other), needed)),
];

/**
 * Waits once for all rows that collections are asked for. Their fields are then told at once: an answer of 300 estates has ten
 * thousand of them, and to wait in each costs more than everything else.
 */
export async function readRatesAhead<C extends Collection | readonly Collection[]>(
  context: RequestContext,
  collections: C,
  info: GraphQLResolveInfo,
): Promise<C> {
  const needed = neededOf(info.fieldNodes, info);
  if (needed.months) return collections;
  const readings = [collections].flat().flatMap((of) => readingsOf(of, needed));
  const rows = await Promise.all(readings.map(({ of, rates }) => rowOf(context, rates, of.figure)));
  for (const [at, { of, rates }] of readings.entries()) of.ahead.set(rates, rows[at]);
  return collections;
}
