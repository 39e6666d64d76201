import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from "type-graphql";
import { knownAtLoader } from "../ledger/known-at.loader.ts";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { FenScalar, InstantScalar } from "../platform/scalars.ts";
import { Dimension } from "./collection.input.ts";
import {
  AgeingBucket,
  AgeingYear,
  Cash,
  ChannelShare,
  Collection,
  CollectionGroup,
  Completeness,
  CountRate,
  CurvePoint,
  Freshness,
  NoRateReason,
  Rate,
} from "./collection.type.ts";
import {
  ageingByYearLoader,
  ageingLoader,
  cashLoader,
  heldLoader,
  channelLoader,
  curveLoader,
  groupsLoader,
  serviceLoader,
} from "./figure.loader.ts";
import { healthLoader, type HealthKey } from "./health.loader.ts";
import { monthsUpTo, remembering } from "./period.rules.ts";
import { fenOf, numberOf } from "./rate.rules.ts";
import { readRatesAhead } from "./read-rates-ahead.ts";
import { rememberMoney } from "./rates.loader.ts";
import { figureOfGroup, hasChannels, hasMoney, hasUnidentifiedMoney, type FigureKey } from "./scope.rules.ts";

const LONGEST_TREND = 60;
const monthsOf = remembering(monthsUpTo);

/** Asked for again with its known-at time, a figure tells of the same last day. */
function withLastDay(figure: FigureKey, { clock, today }: RequestContext): HealthKey {
  const known = figure.knownAt === null ? today : clock.local(figure.knownAt).slice(0, 10);
  return { figure, lastDay: known < today ? known : today };
}

/** Breakdowns, comparisons and provenance of a collection. */
@Resolver(() => Collection)
export class CollectionPartResolver {
  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description:
      "Known-at time 入账截止时点 of the answer: the latest batch recorded by the time asked for. Asked for again with it, the answer is the same for ever.",
  })
  knownAt(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<string | null> {
    return context.load(knownAtLoader, figure);
  }

  @FieldResolver(() => Freshness, { description: "How recent the records are." })
  async freshness(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<Freshness> {
    const health = await context.load(healthLoader, withLastDay(figure, context));
    return { recordedAt: health.recorded_at, latestEntryOn: health.latest_entry_on, stale: health.stale };
  }

  @FieldResolver(() => Completeness, { description: "What may be missing." })
  async completeness(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<Completeness> {
    const health = await context.load(healthLoader, withLastDay(figure, context));
    return {
      quarantinedRows: health.quarantined_rows,
      estates: health.estates,
      estatesWithoutRecords: health.estates_without_records,
    };
  }

  @FieldResolver(() => Collection, { description: "The previous period at the same position 环比." })
  previousPeriod(@Root() collection: Collection): Collection {
    return collection.other("previousPeriod");
  }

  @FieldResolver(() => Collection, { description: "The same period last year at the same position 同比." })
  lastYear(@Root() collection: Collection): Collection {
    return collection.other("lastYear");
  }

  @FieldResolver(() => Collection, { description: "Year to date 本年累计, as of the same day." })
  yearToDate(@Root() collection: Collection): Collection {
    return collection.other("yearToDate");
  }

  @FieldResolver(() => [Collection], {
    description: "The months up to the period's end, each as of its own end (the running one as of the day asked for).",
  })
  trend(
    @Root() { figure }: Collection,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg("months", () => Int, { defaultValue: 24, description: "How many, at most 60." }) months: number,
  ): Promise<Collection[]> {
    if (months < 1 || months > LONGEST_TREND)
      throw inputError("months", `months is ${months}: ask for 1 to ${LONGEST_TREND}.`);
    const collections = monthsOf(figure, months).map((position) => new Collection({ ...figure, ...position }));
    return readRatesAhead(context, collections, info);
  }

  @FieldResolver(() => [CollectionGroup], {
    description: "The scope by group; groups add up to it. A group exists when it has bills of the fee class.",
  })
  async by(
    @Root() { figure }: Collection,
    @Arg("dimension", () => Dimension, { description: "What to group by." }) dimension: Dimension,
    @Ctx() context: RequestContext,
  ): Promise<CollectionGroup[]> {
    const groups = await context.load(groupsLoader, { by: dimension, within: figure });
    return groups.map((group) => {
      const { group_key: key, label, id } = group;
      const of = figureOfGroup(figure, { by: dimension, groupKey: key, id });
      // The money figures came with the group: they need no second statement.
      rememberMoney(context, of, group);
      return { key, label, collection: new Collection(of) };
    });
  }

  @FieldResolver(() => [AgeingBucket], {
    description: "Ageing 账龄 of all that is open at the as-of date, whatever period it belongs to.",
  })
  async ageing(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<AgeingBucket[]> {
    const rows = await context.load(ageingLoader, figure);
    return rows.map((row) => ({ bucket: String(row["bucket"]), open: fenOf(row, "open") }));
  }

  @FieldResolver(() => [AgeingYear], {
    description: "The same open balance by the year in which it was due, oldest first; years without any are left out.",
  })
  async ageingByYear(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<AgeingYear[]> {
    const rows = await context.load(ageingByYearLoader, figure);
    return rows.map((row) => ({ year: Number(row["year"]), open: fenOf(row, "open"), bills: Number(row["bills"]) }));
  }

  @FieldResolver(() => [CurvePoint], { description: "Collection curve 回款曲线." })
  async curve(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<CurvePoint[]> {
    const rows = await context.load(curveLoader, figure);
    return rows.map((row) => ({
      days: Number(row["days"]),
      value: numberOf(row, "value"),
      numerator: fenOf(row, "numerator"),
      denominator: fenOf(row, "denominator"),
    }));
  }

  @FieldResolver(() => Rate, { description: "Rate by period of service 费款所属期, whenever the bills were due." })
  async serviceRate(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    const [row] = await context.load(serviceLoader, figure);
    const value = numberOf(row, "rate");
    return {
      code: "service_basis",
      value,
      numerator: fenOf(row, "collected"),
      denominator: fenOf(row, "net_billed"),
      reason: value === null ? NoRateReason.NOTHING_BILLED : null,
    };
  }

  @FieldResolver(() => Cash, {
    nullable: true,
    description: "Where money went 收款去向; null for groups that money does not have: liable kind, fee item.",
  })
  async cash(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<Cash | null> {
    if (!hasMoney(figure)) return null;
    const [row] = await context.load(cashLoader, figure);
    return {
      received: fenOf(row, "received"),
      toPeriod: fenOf(row, "to_period"),
      toPrior: fenOf(row, "to_prior"),
      toLater: fenOf(row, "to_later"),
      heldChange: fenOf(row, "held_change"),
      difference: fenOf(row, "cash_difference"),
    };
  }

  @FieldResolver(() => FenScalar, {
    nullable: true,
    description: "Held money 暂存 (预收结余) at the as-of date; null where money has no such group.",
  })
  async held(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<bigint | null> {
    if (!hasMoney(figure)) return null;
    const [row] = await context.load(heldLoader, figure);
    return fenOf(row, "held");
  }

  @FieldResolver(() => FenScalar, {
    nullable: true,
    description: "Unidentified money 待认领款; told for whole estates only.",
  })
  async unidentified(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<bigint | null> {
    if (!hasUnidentifiedMoney(figure)) return null;
    const [row] = await context.load(heldLoader, figure);
    return fenOf(row, "unidentified");
  }

  @FieldResolver(() => [ChannelShare], {
    nullable: true,
    description: "Payments by channel 收款方式; null for groups that payments do not have: liable kind, fee item, use.",
  })
  async channels(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<ChannelShare[] | null> {
    if (!hasChannels(figure)) return null;
    const rows = await context.load(channelLoader, figure);
    return rows.map((row) => ({
      channel: String(row["channel"]),
      amount: fenOf(row, "amount"),
      count: Number(row["count"]),
    }));
  }

  @FieldResolver(() => Rate, {
    nullable: true,
    description: "Online share 线上缴费占比 by amount; null as with channels.",
  })
  async onlineShare(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<Rate | null> {
    if (!hasChannels(figure)) return null;
    const [row] = await context.load(channelLoader, figure);
    const value = numberOf(row, "online_share_amount");
    return {
      code: "online_share_amount",
      value,
      numerator: fenOf(row, "online_amount"),
      denominator: fenOf(row, "amount_total"),
      reason: value === null ? NoRateReason.NO_PAYMENTS : null,
    };
  }

  @FieldResolver(() => CountRate, {
    nullable: true,
    description: "Online share 线上缴费占比 by number of payments; null as with channels.",
  })
  async onlineShareByCount(@Root() { figure }: Collection, @Ctx() context: RequestContext): Promise<CountRate | null> {
    if (!hasChannels(figure)) return null;
    const [row] = await context.load(channelLoader, figure);
    const value = numberOf(row, "online_share_count");
    return {
      code: "online_share_count",
      value,
      numerator: Number(fenOf(row, "online_count")),
      denominator: Number(fenOf(row, "count_total")),
      reason: value === null ? NoRateReason.NO_PAYMENTS : null,
    };
  }
}
