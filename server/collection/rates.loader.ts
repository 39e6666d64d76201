import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind, RequestContext } from "../platform/context.ts";
import { callAll, callsFor, callsOf, DERIVED, sharedOut, type NumberedRow } from "./figure.loader.ts";
import type { FigureArguments, FigureRow } from "./kpi.store.ts";
import type { RatesOf } from "./collection.type.ts";
import { figureKey, type FigureKey } from "./scope.rules.ts";

interface RatesKey {
  readonly figure: RatesOf;
  readonly of: FigureKey;
}

/** Money and household figures: what is asked of both at one time is answered by one statement. */
const ratesLoader: LoaderKind<RatesKey, FigureRow[]> = {
  key: ({ figure, of }) => `${figure} ${figureKey(of)}`,
  async batch(trx, keys) {
    const wanted = (figure: RatesOf) => keys.flatMap((key) => (key.figure === figure ? [key.of] : []));
    const money = wanted("collection_money");
    const households = wanted("collection_households");
    const rows = await readRates(trx, callsFor(money), callsFor(households));
    const answers = {
      collection_money: sharedOut(money, rows.money).values(),
      collection_households: sharedOut(households, rows.households).values(),
    };
    return keys.map(({ figure }) => answers[figure].next().value ?? []);
  },
};

interface RateRows {
  readonly money: readonly NumberedRow[];
  readonly households: readonly NumberedRow[];
}

async function readRates(
  trx: Trx,
  money: readonly FigureArguments[],
  households: readonly FigureArguments[],
): Promise<RateRows> {
  if (households.length === 0) return { money: await callAll(trx, "collection_money", money), households: [] };
  if (money.length === 0) return { money: [], households: await callAll(trx, "collection_households", households) };
  return readBoth(trx, money, households);
}

const COUNTS = ["billed", "settled", "due", "overdue", "on_time_base", "on_time"].map((name) => `households_${name}`);
const RATES = ["household_rate", "household_overdue_rate", "household_on_time_rate"];

const given = sql.raw(`q.by, q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice`);

/** A money row tells nothing of households, and the other way round. */
async function readBoth(
  trx: Trx,
  money: readonly FigureArguments[],
  households: readonly FigureArguments[],
): Promise<RateRows> {
  const nothing = [
    ...COUNTS.map((name) => `null::bigint as ${name}`),
    ...RATES.map((name) => `null::numeric as ${name}`),
  ];
  const counted = [...COUNTS, ...RATES].map((name) => `f.${name}`);
  const found = await sql<NumberedRow & { readonly figure: RatesOf }>`
    select 'collection_money' as figure, q.call, f.* ${DERIVED.collection_money}, ${sql.raw(nothing.join(", "))}
    from ${callsOf(money)} cross join lateral figures.instant_money(${given}) f
    union all
    select 'collection_households', q.call, m.*, null, ${sql.raw(counted.join(", "))}
    from ${callsOf(households)} cross join lateral figures.instant_households(${given}) f
    cross join lateral jsonb_populate_record(null::figures.money_figures, jsonb_build_object('group_key', f.group_key)) m`.execute(
    trx,
  );
  const of = Map.groupBy(found.rows, ({ figure }) => figure);
  return { money: of.get("collection_money") ?? [], households: of.get("collection_households") ?? [] };
}

/** The row of rates of a scope; undefined where it has no bills, or no household was billed. */
export async function rowOf(context: RequestContext, figure: RatesOf, of: FigureKey): Promise<FigureRow | undefined> {
  return (await context.load(ratesLoader, { figure, of }))[0];
}

/** The money figures of a scope; undefined where it has no bills. */
export const moneyOf = (context: RequestContext, of: FigureKey): Promise<FigureRow | undefined> =>
  rowOf(context, "collection_money", of);

/** The household figures of a scope; undefined where no household was billed. */
export const householdsOf = (context: RequestContext, of: FigureKey): Promise<FigureRow | undefined> =>
  rowOf(context, "collection_households", of);

/** Money figures that came with something else need no statement of their own. */
export function rememberMoney(context: RequestContext, of: FigureKey, row: FigureRow): void {
  context.loader(ratesLoader).prime({ figure: "collection_money", of }, [row]);
}
