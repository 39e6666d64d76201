import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import { inBoth, type BothLanguages } from "../platform/both-languages.ts";
import { enumOf } from "../platform/enum-of.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { Frozen } from "./frozen.rules.ts";
import { REVIEW_ACTIONS, REVIEW_STATES, type ReviewAction, type ReviewState } from "./review.rules.ts";
import { type Indicator } from "./scheme.rules.ts";
import { IndicatorEnum, ReviewSchemeLine } from "./scheme.type.ts";
import { figureText, halvesText, isShare } from "./score-words.rules.ts";

export const ReviewStateEnum = enumOf(REVIEW_STATES);
registerEnumType(ReviewStateEnum, { name: "ReviewState", description: "Where a scorecard stands." });
export const ReviewActionEnum = enumOf(REVIEW_ACTIONS);
registerEnumType(ReviewActionEnum, { name: "ReviewAction", description: "What is done with a scorecard." });

@ObjectType({ description: "A line of a scorecard; weights and points in hundredths of a point." })
export class ScoreLine {
  @Field(() => IndicatorEnum, { description: "What is scored." })
  indicator!: Indicator;
  @Field(() => ReviewSchemeLine, { description: "The line of the scheme." })
  rule!: ReviewSchemeLine;
  @Field(() => Int, { description: "Weight after that of lines without a figure was spread." })
  effective!: number;
  @Field(() => Int, { description: "Points." })
  points!: number;
  @Field(() => Int, { description: "Points lost." })
  lost!: number;
  @Field(() => String, {
    description: "Numerator of the figure as frozen, as digits: fen for money, sixths of a point for satisfaction.",
  })
  numerator!: string;
  @Field(() => String, { description: "Denominator of the figure as frozen; 0 where there is none." })
  denominator!: string;
  @Field(() => Int, { description: "General findings." })
  general!: number;
  @Field(() => Int, { description: "More serious findings." })
  moreSerious!: number;
  @Field(() => Int, { description: "Severe findings." })
  severe!: number;
  @Field(() => Int, { nullable: true, description: "The estate's target in ten-thousandths." })
  target!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Why there is no figure: NOTHING_TO_MEASURE, NO_TARGET, NO_RECORDS or TOO_FEW_ANSWERS.",
  })
  reason!: string | null;
  @Field(() => Int, { nullable: true, description: "Satisfaction: answers to surveys sent in the period." })
  returned!: number | null;
  @Field(() => Int, { nullable: true, description: "Satisfaction: questionnaires sent." })
  sent!: number | null;
  @Field(() => String, { nullable: true, description: "Metric whose rows stand behind it." })
  metric!: string | null;
  @Field(() => BilingualText, { description: "The figure as frozen, in words, or why there is none." })
  figure(): BothLanguages {
    return inBoth((language) => figureText(this, language));
  }
  @Field(() => BilingualText, {
    nullable: true,
    description: "What a share rests on: its halves in their unit, or of satisfaction the mean and its answers.",
  })
  restsOn(): BothLanguages | null {
    return isShare(this) ? inBoth((language) => halvesText(this, language)) : null;
  }
}

@ObjectType({ description: "A draw of a scorecard that a later one replaced before it was published." })
export class EarlierDraw {
  @Field(() => Int, { description: "Its number, 1 for the first." })
  draw!: number;
  @Field(() => Int, {
    nullable: true,
    description: "Score in hundredths of a point; null where it could not be scored.",
  })
  score!: number | null;
  @Field(() => String, { description: "What it was scored from: the text that is hashed." })
  inputs!: string;
  @Field(() => String, { description: "SHA-256 of that text." })
  sha256!: string;
}

@ObjectType({ description: "An event of a scorecard." })
export class ReviewEvent {
  @Field(() => ReviewActionEnum, { description: "What was done." })
  action!: ReviewAction;
  @Field(() => String, { description: "By whom." })
  actor!: string;
  @Field(() => String, { description: "In which role." })
  role!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
  @Field(() => String, { description: "Why; empty where nothing was said." })
  reason!: string;
  @Field(() => Int, { description: "Hundredths of a point that an appeal gave back." })
  awarded!: number;
}

@ObjectType({ description: "Place among all estates of a review; an estate sees its own alone." })
export class ReviewRank {
  @Field(() => Int, { nullable: true, description: "Place; null where it is not ranked." })
  place!: number | null;
  @Field(() => Int, { description: "Estates that are ranked." })
  ranked!: number;
  @Field(() => Int, { nullable: true, description: "Best place within what chance over households would do, 95 %." })
  low!: number | null;
  @Field(() => Int, { nullable: true, description: "Worst place within it." })
  high!: number | null;
  @Field(() => Int, { nullable: true, description: "Estates of one group cannot be told from its first one." })
  group!: number | null;
  @Field(() => Int, { nullable: true, description: "Best place when any one weight is a fifth more or less." })
  weightLow!: number | null;
  @Field(() => Int, { nullable: true, description: "Worst place then." })
  weightHigh!: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Why it is not ranked: STAGE 接管期 or NOT_COMPUTABLE.",
  })
  reason!: string | null;
}

@ObjectType({ description: "An indicator that is another today than it was frozen: entries came in later 追溯调整." })
export class ReviewRestatement {
  @Field(() => IndicatorEnum, { description: "Which." })
  indicator!: Indicator;
  @Field(() => String, { description: "Numerator as frozen." })
  numerator!: string;
  @Field(() => String, { description: "Denominator as frozen." })
  denominator!: string;
  @Field(() => String, { description: "Numerator now." })
  numeratorNow!: string;
  @Field(() => String, { description: "Denominator now." })
  denominatorNow!: string;
}

@ObjectType({ description: "A row that is another today than when the card was frozen." })
export class RestatedRow {
  @Field(() => String, { description: "The household's code 一户一码." })
  householdCode!: string;
  @Field(() => String, { nullable: true, description: "Number of the bill; null where households are counted." })
  billNo!: string | null;
  @Field(() => String, { description: "What it adds to the numerator." })
  numerator!: string;
  @Field(() => String, { description: "What it adds to the denominator." })
  denominator!: string;
}

@ObjectType({ description: "An improvement measure 改进措施, tracked as a finding." })
export class ReviewMeasure {
  @Field(() => IndicatorEnum, { description: "For which line." })
  indicator!: Indicator;
  @Field(() => String, { description: "Code of the finding." })
  finding!: string;
  @Field(() => String, { description: "What is to be improved." })
  title!: string;
  @Field(() => String, { description: "Where the finding stands." })
  state!: string;
}

@ObjectType({ description: "Scorecard 考核得分表 of an estate; scores in hundredths of a point." })
export class Scorecard {
  estateId!: number;
  cycleId!: number;
  scorers!: readonly number[];
  frozen!: Frozen;
  @Field(() => ReviewStateEnum, { description: "Where it stands." })
  state!: ReviewState;
  @Field(() => Int, { description: "Number of its last event." })
  version!: number;
  @Field(() => Int, { nullable: true, description: "Score; null where nothing could be computed." })
  score!: number | null;
  @Field(() => Int, { nullable: true, description: "Score as drawn, the sum of its lines." })
  drawnScore!: number | null;
  @Field(() => Int, { description: "What appeals gave back." })
  awarded!: number;
  @Field(() => DayScalar, { nullable: true, description: "Last day of statement and appeal." })
  dueOn!: string | null;
  @Field(() => String, { description: "What it was scored from, as it is hashed." })
  inputs!: string;
  @Field(() => String, { description: "SHA-256 of the inputs." })
  sha256!: string;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at of the inputs: with it the figures can be had again; null for an empty ledger.",
  })
  knownAt(): string | null {
    return this.frozen.knownAt;
  }
}

@InputType({ description: "Which scorecard, as the caller saw it, and why." })
export class ScorecardInput {
  @Field(() => String, { description: "Code of the review." })
  code!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { description: "Its version: if somebody has acted meanwhile, nothing is done." })
  version!: number;
  @Field(() => String, { description: "The statement, the grounds of the appeal, or of its decision." })
  reason!: string;
}

@InputType({ description: "Decides an appeal." })
export class DecideAppealInput extends ScorecardInput {
  @Field(() => Boolean, { description: "Whether it is upheld." })
  upheld!: boolean;
  @Field(() => Int, {
    defaultValue: 0,
    description: "Hundredths of a point that are given back; above 0 where it is upheld.",
  })
  awarded!: number;
}

@InputType({ description: "Orders an improvement measure." })
export class AddMeasureInput {
  @Field(() => String, { description: "Code of the review." })
  code!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => IndicatorEnum, { description: "For which line." })
  indicator!: Indicator;
  @Field(() => String, { description: "What is to be improved, in at most 120 characters." })
  title!: string;
  @Field(() => String, { defaultValue: "", description: "How." })
  description!: string;
}

@ObjectType({ description: "The scorecard as it stands now, or why nothing was done." })
export class ScorecardPayload {
  @Field(() => Scorecard, { nullable: true, description: "The scorecard." })
  scorecard!: Scorecard | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
