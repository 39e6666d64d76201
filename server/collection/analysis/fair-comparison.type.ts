import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum FairRate {
  CURRENT_RATE = "current_rate",
  ON_TIME_RATE = "on_time_rate",
  OVERDUE_RATE = "overdue_rate",
  HOUSEHOLD_RATE = "household_rate",
  HOUSEHOLD_ON_TIME_RATE = "household_on_time_rate",
  HOUSEHOLD_OVERDUE_RATE = "household_overdue_rate",
}
registerEnumType(FairRate, { name: "FairRate", description: "A rate that can be compared fairly." });

export enum FairMember {
  ESTATE = "estate",
  BUILDING = "building",
}
registerEnumType(FairMember, { name: "FairMember", description: "What is compared: estates, or buildings." });

export enum FairSubject {
  LEVEL = "LEVEL",
  SINCE_PREVIOUS_PERIOD = "PREVIOUS_PERIOD",
  SINCE_LAST_YEAR = "LAST_YEAR",
}
registerEnumType(FairSubject, {
  name: "FairSubject",
  description: "The rate itself, or its change since the period before or since the same one last year.",
});

export enum Peers {
  ALL = "ALL",
  PROPERTY_TYPE = "property_type",
  STAGE = "stage",
  SIZE = "size",
  FEE_LEVEL = "fee_level",
}
registerEnumType(Peers, {
  name: "Peers",
  description:
    "With whom a member is compared: all; those of its property type; of its time since handover; of its number of households; of what is billed a household.",
});

export enum FairVerdict {
  BELOW = "BELOW",
  LOW = "LOW",
  WITHIN = "WITHIN",
  HIGH = "HIGH",
  ABOVE = "ABOVE",
  NEW = "NEW",
}
registerEnumType(FairVerdict, {
  name: "FairVerdict",
  description:
    "WITHIN 合理波动区间内: within what chance would do. LOW, HIGH: outside the 95 % limits, as one in twenty is by chance. BELOW, ABOVE: outside the 99.8 % limits, and at most 5 % of those called so are expected to be chance. NEW: handed over within 12 months, shown but not judged.",
});

@ObjectType({ description: "An estate or a building in a fair comparison." })
export class ComparedMember {
  @Field(() => ID, { description: "Code of the estate, or estate code / building code." })
  key!: string;
  @Field(() => String, { description: "Its name." })
  label!: string;
  @Field(() => String, { description: "Its peer group; ALL where fewer than three would be in it." })
  peer!: string;
  @Field(() => Float, { description: "The rate, or its change, as a share." })
  value!: number;
  @Field(() => String, { description: "Numerator of the rate now: fen, or households." })
  numerator!: string;
  @Field(() => String, { description: "Denominator of the rate now: fen, or households." })
  denominator!: string;
  @Field(() => Int, { description: "Households that stand behind it." })
  households!: number;
  @Field(() => Float, {
    description: "How many independent households it is worth: of money, households ÷ design effect.",
  })
  effective!: number;
  @Field(() => Float, { description: "Target: its peers' rate, or their change." })
  target!: number;
  @Field(() => Float, { description: "Lower 95 % limit." })
  lower95!: number;
  @Field(() => Float, { description: "Upper 95 % limit." })
  upper95!: number;
  @Field(() => Float, { description: "Lower 99.8 % limit." })
  lower998!: number;
  @Field(() => Float, { description: "Upper 99.8 % limit." })
  upper998!: number;
  @Field(() => Float, { description: "Standard errors from the target, spread between members included." })
  z!: number;
  @Field(() => Float, {
    description: "Chance of being at least as far from the target if nothing but chance were at work.",
  })
  chance!: number;
  @Field(() => Float, {
    description: "Share of false ones among all that are at least as far out (Benjamini–Hochberg).",
  })
  falseDiscovery!: number;
  @Field(() => FairVerdict, { description: "What it means." })
  verdict!: FairVerdict;
  @Field(() => Int, { nullable: true, description: "Place, 1 being the best; null for new ones and for changes." })
  rank!: number | null;
  @Field(() => Int, { nullable: true, description: "Best place that chance leaves open (95 %)." })
  rankLow!: number | null;
  @Field(() => Int, { nullable: true, description: "Worst place that chance leaves open (95 %)." })
  rankHigh!: number | null;
  @Field(() => Int, { nullable: true, description: "Members of one group cannot be told from the best of it." })
  group!: number | null;
}

@ObjectType({ description: "A peer group's funnel, as columns of equal length." })
export class Funnel {
  @Field(() => String, { description: "The peer group." })
  peer!: string;
  @Field(() => Float, { description: "Its target." })
  target!: number;
  @Field(() => [Float], { description: "Households, ascending." })
  households!: number[];
  @Field(() => [Float], { description: "Lower 95 % limits." })
  lower95!: number[];
  @Field(() => [Float], { description: "Upper 95 % limits." })
  upper95!: number[];
  @Field(() => [Float], { description: "Lower 99.8 % limits." })
  lower998!: number[];
  @Field(() => [Float], { description: "Upper 99.8 % limits." })
  upper998!: number[];
}

@ObjectType({ description: "A comparison that tells signal from chance 合理波动区间." })
export class FairComparison {
  @Field(() => String, { description: "Code of the rate's definition." })
  code!: string;
  @Field(() => Boolean, { description: "Whether less is better." })
  lessIsBetter!: boolean;
  @Field(() => [ComparedMember], { description: "Members in order of their codes." })
  members!: ComparedMember[];
  @Field(() => [Funnel], { description: "A funnel for each peer group." })
  funnels!: Funnel[];
  @Field(() => Float, {
    nullable: true,
    description: "Mean square of the winsorised z: 1 where chance explains all; null of fewer than twelve members.",
  })
  phi!: number | null;
  @Field(() => Float, { nullable: true, description: "Chance of such a φ if members differed by chance alone." })
  phiChance!: number | null;
  @Field(() => Float, {
    description:
      "Variance between members beyond chance: of levels on the arcsine scale, of changes as squared shares.",
  })
  tauSquared!: number;
  @Field(() => Int, { description: "Version of the method." })
  version!: number;
  @Field(() => String, { description: "Seed of the resamples that ranks rest on." })
  seed!: string;
  @Field(() => Int, { description: "Resamples." })
  draws!: number;
}
