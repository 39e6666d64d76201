import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../platform/context.ts";
import { DayScalar } from "../../platform/scalars.ts";
import { PeriodInput } from "../collection.input.ts";
import { Collection } from "../collection.type.ts";
import { groupsLoader } from "../figure.loader.ts";
import type { FigureRow, Grouping } from "../kpi.store.ts";
import { paidByChannelLoader } from "./paid-by-channel.loader.ts";
import { moneyOf } from "../rates.loader.ts";
import { monthsUpTo, wholeMonths } from "../period.rules.ts";
import { fenOf, MONEY_RATES } from "../rate.rules.ts";
import { cellsOf } from "./change-cells.ts";
import { changeFactors } from "./change-factors.rules.ts";
import { otherFigure } from "./change-position.rules.ts";
import { explainChange, written, type Group, type Sides } from "./rate-change.rules.ts";
import {
  ChangeAgainst,
  ChangeDimension,
  ChangeFactor,
  ChangeFactorEffect,
  ChangeRate,
  RateChange,
} from "./rate-change.type.ts";
import type { FigureKey } from "../scope.rules.ts";
import { toNumber } from "../statistics/fraction.rules.ts";

const GROUPED: ReadonlyMap<ChangeDimension, Grouping> = new Map([
  [ChangeDimension.ESTATE, "estate"],
  [ChangeDimension.BUILDING, "building"],
  [ChangeDimension.PROPERTY_TYPE, "property_type"],
  [ChangeDimension.USE, "use"],
  [ChangeDimension.FEE_ITEM, "fee_item"],
  [ChangeDimension.LIABLE_KIND, "liable_kind"],
]);
/** Bills of a period longer than this are not told apart by month. */
const MOST_MONTHS = 24;

/** Why a rate changed. */
@Resolver(() => Collection)
export class RateChangeResolver {
  @FieldResolver(() => RateChange, {
    nullable: true,
    description:
      "Where the difference of a rate between two positions lies. Null where nothing was due at one of them. Of an estate's building or a unit nothing is compared by estate.",
  })
  async rateChange(
    @Root() { figure }: Collection,
    @Arg("rate", () => ChangeRate, { description: "Which rate." }) rate: ChangeRate,
    @Arg("against", () => ChangeAgainst, { description: "What it is compared with." }) against: ChangeAgainst,
    @Ctx() context: RequestContext,
    @Arg("other", () => PeriodInput, { nullable: true, description: "The other period, with OTHER; else the same." })
    other?: PeriodInput | null,
    @Arg("otherAsOf", () => DayScalar, {
      nullable: true,
      description: "The other as-of date, with OTHER; else the same.",
    })
    otherAsOf?: string | null,
    @Arg("byChannel", () => Boolean, {
      defaultValue: false,
      description: "Also by channel, which is read from the ledger itself; of the current rate alone.",
    })
    byChannel = false,
  ): Promise<RateChange | null> {
    const sides = { before: otherFigure(figure, { against, other, otherAsOf }), after: figure };
    const [total, groups] = await Promise.all([
      both(sides, async (at) => partOf(await moneyOf(context, at), rate)),
      groupsOf(context, sides, { rate, against, byChannel }),
    ]);
    const told = explainChange(rate, sides, total, groups);
    return told === null ? null : Object.assign(new RateChange(), told, { rate, figures: sides });
  }
}

@Resolver(() => RateChange)
export class ChangeFactorsResolver {
  @FieldResolver(() => [ChangeFactorEffect], {
    nullable: true,
    description:
      "The change by several dimensions at once: what each structure and the rates of like bills add; the effects add up to the change exactly. Null where credits leave a structure undefined.",
  })
  async factors(
    @Root() { rate, figures }: RateChange,
    @Ctx() context: RequestContext,
  ): Promise<ChangeFactorEffect[] | null> {
    const effects = changeFactors(await cellsOf(context, figures, (row) => partOf(row, rate)));
    return (
      effects?.map(({ factor, effect }) =>
        Object.assign(new ChangeFactorEffect(), {
          factor: ChangeFactor[factor],
          effect: toNumber(effect),
          exact: written(effect),
        }),
      ) ?? null
    );
  }
}

async function both<T>({ before, after }: Sides<FigureKey>, read: (at: FigureKey) => Promise<T>): Promise<Sides<T>> {
  const [then, now] = await Promise.all([read(before), read(after)]);
  return { before: then, after: now };
}

const partOf = (row: FigureRow | undefined, rate: ChangeRate) => {
  const { numerator, denominator } = MONEY_RATES[rate];
  return { paid: fenOf(row, numerator), due: fenOf(row, denominator) };
};

interface Asked {
  readonly rate: ChangeRate;
  readonly against: ChangeAgainst;
  readonly byChannel: boolean;
}

async function groupsOf(context: RequestContext, sides: Sides<FigureKey>, { rate, against, byChannel }: Asked) {
  const groups = new Map<ChangeDimension, Sides<readonly Group[]>>();
  const pending = [...GROUPED]
    .filter(([dimension]) => applies(dimension, sides.after, against))
    .map(async ([dimension, by]) => {
      const told = await both(sides, async (within) =>
        (await context.load(groupsLoader, { by, within })).map((row): Group => ({
          key: row.group_key,
          label: row.label,
          ...partOf(row, rate),
        })),
      );
      groups.set(dimension, told);
    });
  const months = Math.min(wholeMonths(sides.before) ?? 0, wholeMonths(sides.after) ?? 0);
  if (months > 1 && months <= MOST_MONTHS && wholeMonths(sides.before) === wholeMonths(sides.after))
    pending.push(
      both(sides, (at) => byMonth(context, at, { months, rate })).then(
        (told) => void groups.set(ChangeDimension.AGE, told),
      ),
    );
  if (byChannel && rate === ChangeRate.CURRENT_RATE)
    pending.push(
      both(sides, async (at) =>
        (await context.load(paidByChannelLoader, at)).map(({ channel, paid }) => ({
          key: channel,
          label: channel,
          paid,
          due: 0n,
        })),
      ).then((told) => void groups.set(ChangeDimension.CHANNEL, told)),
    );
  await Promise.all(pending);
  return inOrder(groups);
}

/** An estate is not told apart by estates, nor from the portfolio by buildings that the other side does not have. */
function applies(dimension: ChangeDimension, { scope }: FigureKey, against: ChangeAgainst): boolean {
  const place = dimension === ChangeDimension.ESTATE || dimension === ChangeDimension.BUILDING;
  if (place && against === ChangeAgainst.PORTFOLIO) return false;
  if (scope.by === "estate") return dimension !== ChangeDimension.ESTATE;
  return scope.by !== "building" && scope.by !== "unit" ? true : !place;
}

/** The bills of each month of the period, the last month first: as old on both sides. */
async function byMonth(
  context: RequestContext,
  at: FigureKey,
  { months, rate }: { months: number; rate: ChangeRate },
): Promise<Group[]> {
  const parts = monthsUpTo({ from: at.from, to: at.to, asOf: at.asOf }, months);
  return Promise.all(
    parts.map(async ({ from, to }, index) => {
      const row = await moneyOf(context, { ...at, from, to });
      const age = String(months - 1 - index);
      return { key: age, label: age, ...partOf(row, rate) };
    }),
  );
}

/** In the order of the enum, whichever was read first. */
function inOrder<T>(groups: ReadonlyMap<ChangeDimension, T>): ReadonlyMap<ChangeDimension, T> {
  return new Map(
    Object.values(ChangeDimension).flatMap((dimension) => {
      const told = groups.get(dimension);
      return told === undefined ? [] : [[dimension, told] as const];
    }),
  );
}
