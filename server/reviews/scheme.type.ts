import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { enumOf } from "../platform/enum-of.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { INDICATORS, WHEN_MISSING, type Indicator } from "./scheme.rules.ts";

export const IndicatorEnum = enumOf(INDICATORS);
registerEnumType(IndicatorEnum, { name: "ReviewIndicator", description: "What a line of a scheme scores 考核指标." });

const SCALES = ["LINEAR", "STEPS", "DEDUCTION"] as const;
export const ScaleEnum = enumOf(SCALES);
registerEnumType(ScaleEnum, {
  name: "ReviewScale",
  description:
    "How a value becomes points: in proportion between two anchors, by the best step reached, or less so much a finding.",
});

export const MissingEnum = enumOf(WHEN_MISSING);
registerEnumType(MissingEnum, {
  name: "ReviewMissing",
  description:
    "What becomes of the weight of an indicator without a figure: spread over the others, all points, or none.",
});

@ObjectType({ description: "A step of a scale." })
export class ReviewStep {
  @Field(() => Int, { description: "From this value on, in ten-thousandths; for the overdue rate up to it." })
  from!: number;
  @Field(() => Int, { description: "Per cent of the line's points." })
  share!: number;
}

@ObjectType({ description: "A line of a scheme; values in ten-thousandths, costs in hundredths of a point." })
export class ReviewSchemeLine {
  @Field(() => IndicatorEnum, { description: "What is scored." })
  indicator!: Indicator;
  @Field(() => Int, { description: "Points of 100." })
  weight!: number;
  @Field(() => ScaleEnum, { description: "How a value becomes points." })
  scale!: (typeof SCALES)[number];
  @Field(() => Int, { nullable: true, description: "LINEAR: no points here." })
  zero!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "LINEAR: all points from here; null stands for the estate's own target.",
  })
  full!: number | null;
  @Field(() => [ReviewStep], { description: "STEPS." })
  steps!: readonly ReviewStep[];
  @Field(() => Int, { nullable: true, description: "DEDUCTION: what a general finding costs." })
  general!: number | null;
  @Field(() => Int, { nullable: true, description: "DEDUCTION: what a more serious one costs." })
  moreSerious!: number | null;
  @Field(() => Int, { nullable: true, description: "DEDUCTION: what a severe one costs." })
  severe!: number | null;
  @Field(() => MissingEnum, { description: "What becomes of the weight where there is no figure." })
  missing!: (typeof WHEN_MISSING)[number];
  @Field(() => BilingualText, {
    description: "The same in words: how a value becomes points; on a scorecard with the estate's target.",
  })
  told!: BothLanguages;
}

@ObjectType({ description: "A version of the scheme 考核方案." })
export class ReviewScheme {
  @Field(() => Int, { description: "Version." })
  version!: number;
  @Field(() => BilingualText, { description: "Title." })
  title!: BilingualText;
  @Field(() => [ReviewSchemeLine], { description: "Its lines; weights add up to 100." })
  lines!: readonly ReviewSchemeLine[];
  @Field(() => DayScalar, { description: "For periods that end on this day or later, until another version." })
  validFrom!: string;
  @Field(() => String, { description: "Why it was adopted." })
  reason!: string;
  @Field(() => InstantScalar, { description: "Adopted when." })
  adoptedAt!: string;
  @Field(() => String, { description: "By whom." })
  adopter!: string;
}

@InputType({ description: "A step of a scale." })
export class ReviewStepInput {
  @Field(() => Int, { description: "Value in ten-thousandths." })
  from!: number;
  @Field(() => Int, { description: "Per cent of the line's points." })
  share!: number;
}

@InputType({ description: "A line of a scheme." })
export class ReviewSchemeLineInput {
  @Field(() => IndicatorEnum, { description: "What is scored; once in a scheme." })
  indicator!: Indicator;
  @Field(() => Int, { description: "Points of 100." })
  weight!: number;
  @Field(() => ScaleEnum, { description: "How a value becomes points." })
  scale!: (typeof SCALES)[number];
  @Field(() => Int, { nullable: true, description: "LINEAR: no points here, in ten-thousandths." })
  zero?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "LINEAR: all points from here; left out for the estate's own target.",
  })
  full?: number | null;
  @Field(() => [ReviewStepInput], { nullable: true, description: "STEPS: 1 to 10." })
  steps?: ReviewStepInput[] | null;
  @Field(() => Int, { nullable: true, description: "DEDUCTION: hundredths of a point a general finding." })
  general?: number | null;
  @Field(() => Int, { nullable: true, description: "DEDUCTION: hundredths of a point a more serious finding." })
  moreSerious?: number | null;
  @Field(() => Int, { nullable: true, description: "DEDUCTION: hundredths of a point a severe finding." })
  severe?: number | null;
  @Field(() => MissingEnum, { defaultValue: "SPREAD", description: "What becomes of the weight without a figure." })
  missing!: (typeof WHEN_MISSING)[number];
}

@InputType({ description: "Adopts the next version of the scheme." })
export class AdoptSchemeInput {
  @Field(() => String, { description: "Title in Chinese." })
  titleZh!: string;
  @Field(() => String, { description: "Title in English." })
  titleEn!: string;
  @Field(() => [ReviewSchemeLineInput], { description: "Its lines." })
  lines!: ReviewSchemeLineInput[];
  @Field(() => DayScalar, { description: "For periods that end on this day or later." })
  validFrom!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType({ description: "The scheme as adopted, or why nothing was done." })
export class SchemePayload {
  @Field(() => ReviewScheme, { nullable: true, description: "The scheme." })
  scheme!: ReviewScheme | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@ObjectType({
  description: "An estate under the scheme in force and under one that is tried; scores in hundredths of a point.",
})
export class TriedEstate {
  estateId!: number;
  @Field(() => Int, { nullable: true, description: "Score under the scheme in force." })
  score!: number | null;
  @Field(() => Int, { nullable: true, description: "Place under the scheme in force; null where it is not ranked." })
  place!: number | null;
  @Field(() => Int, { nullable: true, description: "Score under the scheme tried." })
  triedScore!: number | null;
  @Field(() => Int, { nullable: true, description: "Place under the scheme tried." })
  triedPlace!: number | null;
}

@ObjectType({ description: "What a scheme would have made of a period, or what is wrong with it." })
export class SchemeTrial {
  @Field(() => [TriedEstate], { description: "Estates, the best under the scheme tried first." })
  estates!: readonly TriedEstate[];
  @Field(() => [UserError], { description: "Why it cannot be tried." })
  userErrors!: readonly UserError[];
}
