import { ArgsType, Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";

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

export enum WatchedRate {
  ON_TIME = "ON_TIME",
  NEXT_MONTH = "NEXT_MONTH",
  MONEY_ON_TIME = "MONEY_ON_TIME",
  MONEY_NEXT_MONTH = "MONEY_NEXT_MONTH",
}
registerEnumType(WatchedRate, {
  name: "WatchedRate",
  description:
    "Of households: 户缴费及时率 by the end of the month due, 次月末户收缴率 by the end of the next. Of money: 缴费及时率, 次月末收缴率.",
});

export enum WarningSignal {
  POINT = "POINT",
  PAIR = "PAIR",
  RUN = "RUN",
}
registerEnumType(WarningSignal, {
  name: "WarningSignal",
  description:
    "One month beyond three deviations, two in a row that together reach more than three and a half, a long run below.",
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

@ObjectType({ description: "A fall that chance and season do not explain." })
export class Warning {
  @Field(() => WarningSignal, { description: "What signalled it." })
  signal!: WarningSignal;
  @Field(() => String, { description: "Month that signalled, YYYY-MM." })
  at!: string;
  @Field(() => String, { description: "Month since which it has been falling." })
  since!: string;
  @Field(() => Float, { description: "What was expected since then." })
  expected!: number;
  @Field(() => Float, { description: "What came." })
  observed!: number;
  @Field(() => FenScalar, { description: "Money at risk: what is open of bills due since then, in fen." })
  atRisk!: bigint;
}

@ObjectType({ description: "A reference year that somebody chose." })
export class ChosenReference {
  @Field(() => String, { description: "By whom." })
  actor!: string;
  @Field(() => InstantScalar, { description: "When." })
  setAt!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType({ description: "Control chart 控制图 of a rate; one value a month in each list." })
export class RateWatch {
  @Field(() => WatchedRate, { description: "The rate." })
  rate!: WatchedRate;
  @Field(() => String, {
    nullable: true,
    description: "First month of the reference year; null where there is too little.",
  })
  referenceFrom!: string | null;
  @Field(() => String, { nullable: true, description: "Last month of it." })
  referenceTo!: string | null;
  @Field(() => ChosenReference, {
    nullable: true,
    description: "Who chose it; null for the first year of the records.",
  })
  chosen!: ChosenReference | null;
  @Field(() => Float, { nullable: true, description: "Share of the months' differences that is season." })
  season!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "Share of chance's variance that is left, since most households do again what they did; 1 where nothing is known of that.",
  })
  restless!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "How far neighbouring months resemble each other beyond households' habits: 0 not at all.",
  })
  memory!: number | null;
  @Field(() => Float, { nullable: true, description: "σz: how much months differ, 1 being chance alone." })
  sigmaZ!: number | null;
  @Field(() => [String], { description: "Months due." })
  months!: string[];
  @Field(() => [String], { description: "Households that paid so, or fen." })
  numerators!: string[];
  @Field(() => [String], { description: "Households billed, or fen of net billed." })
  denominators!: string[];
  @Field(() => [Float], {
    description: "How many independent households the rate is worth: of money, households ÷ design effect.",
  })
  effective!: number[];
  @Field(() => [Float], { description: "Rate." })
  values!: number[];
  @Field(() => [Float], { description: "What was expected." })
  expected!: number[];
  @Field(() => [Float], { description: "Lower limit." })
  lows!: number[];
  @Field(() => [Float], { description: "Upper limit." })
  highs!: number[];
  @Field(() => [WarningSignal], { description: "Signals; null where there is none.", nullable: "items" })
  signals!: (WarningSignal | null)[];
  @Field(() => Int, { nullable: true, description: "Longest run on one side since the reference year." })
  longestRun!: number | null;
  @Field(() => Int, { nullable: true, description: "Longest that chance would have (Anhøj)." })
  longestAllowed!: number | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Day on which the estate left, by which its warnings are closed; null while it has not.",
  })
  left!: string | null;
  @Field(() => Warning, { nullable: true, description: "The warning that stands." })
  warning!: Warning | null;
}

@ObjectType({ description: "A warning that stands, and its estate." })
export class EstateWarning {
  estateId!: number;
  @Field(() => WatchedRate, { description: "The rate that falls." })
  rate!: WatchedRate;
  @Field(() => Warning, { description: "The warning." })
  warning!: Warning;
}

/** Of one estate, or of all in scope, as of a day and as known at a time. */
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

@InputType({ description: "Chooses the twelve months that a rate is compared with." })
export class ReferenceYearInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => WatchedRate, { description: "The rate." })
  rate!: WatchedRate;
  @Field(() => String, { description: "First month, YYYY-MM; the year must be over." })
  from!: string;
  @Field(() => String, { description: "Why, in at most 2,000 characters." })
  reason!: string;
}

@ObjectType({ description: "Whether the reference year was chosen." })
export class ReferenceYearPayload {
  @Field(() => RateWatch, { nullable: true, description: "The rate as it is watched now; null when refused." })
  watch!: RateWatch | null;
  @Field(() => [UserError], { description: "Why it was refused." })
  userErrors!: readonly UserError[];
}
