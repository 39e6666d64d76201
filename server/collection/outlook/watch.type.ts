import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../../platform/scalars.ts";
import { UserError } from "../../platform/user-error.type.ts";

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
