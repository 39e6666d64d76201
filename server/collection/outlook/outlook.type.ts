import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../../platform/scalars.ts";

export enum ForecastMethod {
  COMPLETE = "COMPLETE",
  CHAIN_LADDER = "CHAIN_LADDER",
  BORNHUETTER_FERGUSON = "BORNHUETTER_FERGUSON",
}
registerEnumType(ForecastMethod, {
  name: "ForecastMethod",
  description: "Nothing left to forecast COMPLETE; chain ladder; Bornhuetter–Ferguson for young months.",
});

export enum NoForecastReason {
  FEW_COHORTS = "FEW_COHORTS",
}
registerEnumType(NoForecastReason, {
  name: "NoForecastReason",
  description: "Why there is no forecast: fewer than four months due have been followed by a month.",
});

export enum Assurance {
  HIT = "HIT",
  MISSED = "MISSED",
  CHANCE = "CHANCE",
}
registerEnumType(Assurance, {
  name: "Assurance",
  description: "Whether the interval of the forecast lies above the target, below it, or holds it.",
});

@ObjectType({ description: "The bills of one month due, and what they come to." })
export class CohortOutlook {
  @Field(() => String, { description: "Month due, YYYY-MM." })
  month!: string;
  @Field(() => FenScalar, { description: "Net billed, in fen; of months to come as assumed." })
  netBilled!: bigint;
  @Field(() => FenScalar, { description: "Collected by the as-of date, in fen." })
  collected!: bigint;
  @Field(() => [Float], { description: "Share of net collected by the end of the month due and of each month after." })
  shares!: number[];
  @Field(() => ForecastMethod, { nullable: true, description: "How the rest is forecast; null without a forecast." })
  method!: ForecastMethod | null;
  @Field(() => [Int], { description: "Ages that are forecast, in months since the month due." })
  ages!: number[];
  @Field(() => [Float], { description: "Expected share at each of these ages." })
  values!: number[];
  @Field(() => [Float], { description: "Lower end of the 80 % interval at each." })
  lows!: number[];
  @Field(() => [Float], { description: "Upper end of the 80 % interval at each." })
  highs!: number[];
}

@ObjectType({ description: "Whether whole calendar months stand out (Mack 1994): Spring Festival, a campaign." })
export class CalendarEffect {
  @Field(() => Float, { description: "The test's statistic." })
  z!: number;
  @Field(() => Float, { description: "Lower end of what chance would have it, 95 %." })
  low!: number;
  @Field(() => Float, { description: "Upper end of it." })
  high!: number;
  @Field(() => Boolean, { description: "Whether there is such an effect; the forecast knows nothing of it." })
  present!: boolean;
}

@ObjectType({ description: "What a year's bills come to by its end 年末预测, with the 80 % interval." })
export class YearEndForecast {
  @Field(() => Int, { description: "Year." })
  year!: number;
  @Field(() => FenScalar, { description: "Net billed of the year, months to come as assumed." })
  netBilled!: bigint;
  @Field(() => [String], { description: "Months whose bills are assumed as in the same month last year." })
  assumedMonths!: readonly string[];
  @Field(() => FenScalar, { description: "Expected collections." })
  collected!: bigint;
  @Field(() => FenScalar, { description: "Lower end." })
  low!: bigint;
  @Field(() => FenScalar, { description: "Upper end." })
  high!: bigint;
  @Field(() => Float, { description: "Expected current collection rate." })
  rate!: number;
  @Field(() => Float, { description: "Lower end of the rate." })
  lowRate!: number;
  @Field(() => Float, { description: "Upper end of the rate." })
  highRate!: number;
  @Field(() => Float, {
    nullable: true,
    description: "Target of the current collection rate; null where there is none.",
  })
  target!: number | null;
  @Field(() => Assurance, { nullable: true, description: "Whether it will be met; null without a target." })
  assurance!: Assurance | null;
}

@ObjectType({
  description: "Where the balances of an ageing bucket stand a month later 迁徙率, over the last twelve months.",
})
export class RollRate {
  @Field(() => String, { description: "Ageing bucket." })
  bucket!: string;
  @Field(() => FenScalar, { description: "What stood there, added up over the months." })
  stood!: bigint;
  @Field(() => [Float], { description: "Share that stands in each bucket, from not yet due to the oldest." })
  kept!: readonly number[];
  @Field(() => Float, { description: "Share collected in the month." })
  collected!: number;
  @Field(() => Float, { description: "Share waived or written off." })
  lowered!: number;
  @Field(() => Float, { nullable: true, description: "Share collected in the end, were months always like these." })
  collectedInTheEnd!: number | null;
}

@ObjectType()
export abstract class Outlook {
  estateId!: number | null;
  asOf!: string;
  knownAt!: string | null;
  @Field(() => DayScalar, {
    description: "The last whole month's end by the as-of date: what all of it is told as of.",
  })
  closed!: string;
}

@ObjectType({ description: "What is to be expected of an estate's collection 项目展望." })
export class EstateOutlook extends Outlook {}

@ObjectType({ description: "What is to be expected of the collection of all estates in scope." })
export class PortfolioOutlook extends Outlook {}

@ArgsType()
export class OutlookArguments {
  @Field(() => DayScalar, { nullable: true, description: "As-of date 统计截止日; today when left out." })
  asOf?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点: what was forecast and warned of then; everything recorded when left out.",
  })
  knownAt?: string | null;
}

@ObjectType({ description: "Forecast of each month due." })
export class OutlookForecast {
  @Field(() => NoForecastReason, { nullable: true, description: "Why nothing is forecast." })
  reason!: NoForecastReason | null;
  @Field(() => Int, { nullable: true, description: "Age whose amounts are called final, in months." })
  finalAge!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Months due that reached it, from which its last step was learned.",
  })
  learnedFrom!: number | null;
  @Field(() => CalendarEffect, { nullable: true, description: "Test for calendar months that stand out." })
  calendarEffect!: CalendarEffect | null;
  @Field(() => [CohortOutlook], { description: "Months due, the oldest first; those to come last." })
  cohorts!: CohortOutlook[];
  @Field(() => YearEndForecast, { nullable: true, description: "The year's end." })
  yearEnd!: YearEndForecast | null;
}
