import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { FenScalar } from "../platform/scalars.ts";
import { Bridge, Collection, CountRate, Rate, type RatesOf } from "./collection.type.ts";
import type { FigureRow } from "./kpi.store.ts";
import { countRateOf, fenOf, rateOf, type HOUSEHOLD_RATES, type MONEY_RATES } from "./rate.rules.ts";
import { rowOf } from "./rates.loader.ts";

/** What is told at once where its row was read ahead, else when it is there. */
type Told<T> = T | Promise<T>;

function told<T>(
  context: RequestContext,
  collection: Collection,
  rates: RatesOf,
  tell: (row: FigureRow | undefined) => T,
): Told<T> {
  const { ahead, figure } = collection;
  return ahead.has(rates) ? tell(ahead.get(rates)) : rowOf(context, rates, figure).then(tell);
}

const amount = (context: RequestContext, of: Collection, name: string): Told<bigint> =>
  told(context, of, "collection_money", (row) => fenOf(row, name));

const rate = (context: RequestContext, of: Collection, code: keyof typeof MONEY_RATES): Told<Rate> =>
  told(context, of, "collection_money", (row) => rateOf(row, code));

const countRate = (context: RequestContext, of: Collection, code: keyof typeof HOUSEHOLD_RATES): Told<CountRate> =>
  told(context, of, "collection_households", (row) => countRateOf(row, code));

/** Amounts and rates of a collection; all come from one call of the figure functions. */
@Resolver(() => Collection)
export class CollectionRateResolver {
  @FieldResolver(() => FenScalar, { description: "Billed 应收: charged on the period's bills after credit notes." })
  billed(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "billed");
  }

  @FieldResolver(() => FenScalar, { description: "Waived 减免 on the period's bills." })
  waived(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "waived");
  }

  @FieldResolver(() => FenScalar, { description: "Written off 核销 on the period's bills." })
  writtenOff(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "written_off");
  }

  @FieldResolver(() => FenScalar, { description: "Billed − waived." })
  netBilled(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "net_billed");
  }

  @FieldResolver(() => FenScalar, { description: "Collected 当期实收 on the period's bills, whenever the money came." })
  collected(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "collected");
  }

  @FieldResolver(() => FenScalar, { description: "Opening arrears 期初欠费: open on bills due before the period." })
  openingArrears(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "opening_arrears");
  }

  @FieldResolver(() => FenScalar, { description: "Of it from prior years 往年." })
  openingPriorYears(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "opening_prior_years");
  }

  @FieldResolver(() => FenScalar, { description: "Recovered 清欠 in the period on earlier bills." })
  arrearsRecovered(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "arrears_recovered");
  }

  @FieldResolver(() => FenScalar, { description: "Of it on bills of prior years." })
  recoveredPriorYears(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "recovered_prior_years");
  }

  @FieldResolver(() => FenScalar, { description: "Waived or credited in the period on earlier bills." })
  arrearsWaived(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "arrears_waived");
  }

  @FieldResolver(() => FenScalar, { description: "Written off in the period on earlier bills." })
  arrearsWrittenOff(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "arrears_written_off");
  }

  @FieldResolver(() => FenScalar, {
    description: "Outstanding 未收: open at the as-of date on bills due by the period's end.",
  })
  outstanding(@Root() collection: Collection, @Ctx() context: RequestContext): Told<bigint> {
    return amount(context, collection, "closing");
  }

  @FieldResolver(() => Rate, { description: "Current collection rate 当期收缴率." })
  currentRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "current_rate");
  }

  @FieldResolver(() => Rate, { description: "Collection rate before waivers 减免前收缴率." })
  rateBeforeWaivers(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "rate_before_waivers");
  }

  @FieldResolver(() => Rate, { description: "Waiver rate 减免率." })
  waiverRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "waiver_rate");
  }

  @FieldResolver(() => Rate, { description: "On-time rate 缴费及时率, by money." })
  onTimeRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "on_time_rate");
  }

  @FieldResolver(() => Rate, { description: "Overdue rate 逾期率, by money." })
  overdueRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "overdue_rate");
  }

  @FieldResolver(() => Rate, { description: "Arrears recovery rate 清欠率." })
  recoveryRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "recovery_rate");
  }

  @FieldResolver(() => Rate, { description: "Recovery rate of prior years' arrears 往年清欠率." })
  priorYearsRecoveryRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "prior_recovery_rate");
  }

  @FieldResolver(() => Rate, { description: "Combined rate 综合收缴率." })
  combinedRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Rate> {
    return rate(context, collection, "combined_rate");
  }

  @FieldResolver(() => CountRate, { description: "Household collection rate 户收缴率." })
  householdRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<CountRate> {
    return countRate(context, collection, "household_rate");
  }

  @FieldResolver(() => CountRate, { description: "Household overdue rate 户逾期率." })
  householdOverdueRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<CountRate> {
    return countRate(context, collection, "household_overdue_rate");
  }

  @FieldResolver(() => CountRate, {
    description: "Household on-time rate 户缴费及时率: what the procedure calls 及时率 (P3.5).",
  })
  householdOnTimeRate(@Root() collection: Collection, @Ctx() context: RequestContext): Told<CountRate> {
    return countRate(context, collection, "household_on_time_rate");
  }

  @FieldResolver(() => Bridge, { description: "How opening arrears become what is open at the end 平衡." })
  bridge(@Root() collection: Collection, @Ctx() context: RequestContext): Told<Bridge> {
    return told(context, collection, "collection_money", (row) => ({
      opening: fenOf(row, "opening_arrears"),
      billed: fenOf(row, "billed"),
      waived: fenOf(row, "waived"),
      writtenOff: fenOf(row, "written_off"),
      collected: fenOf(row, "collected"),
      recovered: fenOf(row, "arrears_recovered"),
      arrearsWaived: fenOf(row, "arrears_waived"),
      arrearsWrittenOff: fenOf(row, "arrears_written_off"),
      closing: fenOf(row, "closing"),
      difference: fenOf(row, "bridge_difference"),
    }));
  }
}
