import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { FenScalar } from "../platform/scalars.ts";
import { Bridge, Collection, CountRate, Rate } from "./collection.type.ts";
import type { FigureRow } from "./kpi.store.ts";
import { countRateOf, fenOf, rateOf } from "./rate.rules.ts";
import { householdsOf, moneyOf } from "./rates.loader.ts";

const money = (context: RequestContext, { figure }: Collection): Promise<FigureRow | undefined> =>
  moneyOf(context, figure);

const households = (context: RequestContext, { figure }: Collection): Promise<FigureRow | undefined> =>
  householdsOf(context, figure);

/** Amounts and rates of a collection; all come from one call of the figure functions. */
@Resolver(() => Collection)
export class CollectionRateResolver {
  @FieldResolver(() => FenScalar, { description: "Billed 应收: charged on the period's bills after credit notes." })
  async billed(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "billed");
  }

  @FieldResolver(() => FenScalar, { description: "Waived 减免 on the period's bills." })
  async waived(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "waived");
  }

  @FieldResolver(() => FenScalar, { description: "Written off 核销 on the period's bills." })
  async writtenOff(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "written_off");
  }

  @FieldResolver(() => FenScalar, { description: "Billed − waived." })
  async netBilled(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "net_billed");
  }

  @FieldResolver(() => FenScalar, { description: "Collected 当期实收 on the period's bills, whenever the money came." })
  async collected(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "collected");
  }

  @FieldResolver(() => FenScalar, { description: "Opening arrears 期初欠费: open on bills due before the period." })
  async openingArrears(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "opening_arrears");
  }

  @FieldResolver(() => FenScalar, { description: "Of it from prior years 往年." })
  async openingPriorYears(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "opening_prior_years");
  }

  @FieldResolver(() => FenScalar, { description: "Recovered 清欠 in the period on earlier bills." })
  async arrearsRecovered(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "arrears_recovered");
  }

  @FieldResolver(() => FenScalar, { description: "Of it on bills of prior years." })
  async recoveredPriorYears(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "recovered_prior_years");
  }

  @FieldResolver(() => FenScalar, { description: "Waived or credited in the period on earlier bills." })
  async arrearsWaived(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "arrears_waived");
  }

  @FieldResolver(() => FenScalar, { description: "Written off in the period on earlier bills." })
  async arrearsWrittenOff(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "arrears_written_off");
  }

  @FieldResolver(() => FenScalar, {
    description: "Outstanding 未收: open at the as-of date on bills due by the period's end.",
  })
  async outstanding(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<bigint> {
    return fenOf(await money(context, collection), "closing");
  }

  @FieldResolver(() => Rate, { description: "Current collection rate 当期收缴率." })
  async currentRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "current_rate");
  }

  @FieldResolver(() => Rate, { description: "Collection rate before waivers 减免前收缴率." })
  async rateBeforeWaivers(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "rate_before_waivers");
  }

  @FieldResolver(() => Rate, { description: "Waiver rate 减免率." })
  async waiverRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "waiver_rate");
  }

  @FieldResolver(() => Rate, { description: "On-time rate 缴费及时率, by money." })
  async onTimeRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "on_time_rate");
  }

  @FieldResolver(() => Rate, { description: "Overdue rate 逾期率, by money." })
  async overdueRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "overdue_rate");
  }

  @FieldResolver(() => Rate, { description: "Arrears recovery rate 清欠率." })
  async recoveryRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "recovery_rate");
  }

  @FieldResolver(() => Rate, { description: "Recovery rate of prior years' arrears 往年清欠率." })
  async priorYearsRecoveryRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "prior_recovery_rate");
  }

  @FieldResolver(() => Rate, { description: "Combined rate 综合收缴率." })
  async combinedRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Rate> {
    return rateOf(await money(context, collection), "combined_rate");
  }

  @FieldResolver(() => CountRate, { description: "Household collection rate 户收缴率." })
  async householdRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<CountRate> {
    return countRateOf(await households(context, collection), "household_rate");
  }

  @FieldResolver(() => CountRate, { description: "Household overdue rate 户逾期率." })
  async householdOverdueRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<CountRate> {
    return countRateOf(await households(context, collection), "household_overdue_rate");
  }

  @FieldResolver(() => CountRate, {
    description: "Household on-time rate 户缴费及时率: what the procedure calls 及时率 (P3.5).",
  })
  async householdOnTimeRate(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<CountRate> {
    return countRateOf(await households(context, collection), "household_on_time_rate");
  }

  @FieldResolver(() => Bridge, { description: "How opening arrears become what is open at the end 平衡." })
  async bridge(@Root() collection: Collection, @Ctx() context: RequestContext): Promise<Bridge> {
    const row = await money(context, collection);
    return {
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
    };
  }
}
