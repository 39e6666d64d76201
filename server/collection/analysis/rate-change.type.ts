import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar } from "../../platform/scalars.ts";
import type { FigureKey } from "../scope.rules.ts";

export enum ChangeRate {
  CURRENT_RATE = "current_rate",
  ON_TIME_RATE = "on_time_rate",
  OVERDUE_RATE = "overdue_rate",
}
registerEnumType(ChangeRate, { name: "ChangeRate", description: "A rate of money whose change can be taken apart." });

export enum ChangeAgainst {
  PREVIOUS_PERIOD = "PREVIOUS_PERIOD",
  LAST_YEAR = "LAST_YEAR",
  OTHER = "OTHER",
  PORTFOLIO = "PORTFOLIO",
}
registerEnumType(ChangeAgainst, {
  name: "ChangeAgainst",
  description:
    "What is compared with: the period before 环比, the same one last year 同比, another period or as-of date, or the whole portfolio at the same position.",
});

export enum ChangeDimension {
  ESTATE = "estate",
  BUILDING = "building",
  PROPERTY_TYPE = "property_type",
  USE = "use",
  FEE_ITEM = "fee_item",
  LIABLE_KIND = "liable_kind",
  AGE = "age",
  CHANNEL = "channel",
}
registerEnumType(ChangeDimension, {
  name: "ChangeDimension",
  description:
    "By what a change is taken apart. AGE: months between the bill's due month and the period's last. CHANNEL: through which the money came; of it there is no rate, only what it paid of all that was due.",
});

export enum ChangeFactor {
  PROPERTY_TYPE = "PROPERTY_TYPE",
  USE = "USE",
  LIABLE_KIND = "LIABLE_KIND",
  RATES = "RATES",
}
registerEnumType(ChangeFactor, {
  name: "ChangeFactor",
  description:
    "What may have changed: the shares of property types, of uses within them, of liable kinds within those, or the rates of bills that are alike in all three.",
});

@ObjectType({ description: "What a factor adds to the change, the others taken into account." })
export class ChangeFactorEffect {
  @Field(() => ChangeFactor, { description: "The factor." })
  factor!: ChangeFactor;
  @Field(() => Float, { description: "What it adds." })
  effect!: number;
  @Field(() => String, { description: "The same, exactly, as numerator/denominator." })
  exact!: string;
}

@ObjectType({ description: "A rate at one position." })
export class ChangeSide {
  @Field(() => DayScalar, { description: "First day of the period." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day of the period." })
  to!: string;
  @Field(() => DayScalar, { description: "As of which day." })
  asOf!: string;
  @Field(() => FenScalar, { description: "Numerator." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "Denominator." })
  denominator!: bigint;
}

@ObjectType({ description: "What a segment adds to the change." })
export class ChangeSegment {
  @Field(() => ID, {
    description: "Code or word of the segment; empty for all that are too many to be told one by one.",
  })
  key!: string;
  @Field(() => String, { description: "Its name." })
  label!: string;
  @Field(() => FenScalar, { description: "Numerator before." })
  beforeNumerator!: bigint;
  @Field(() => FenScalar, { description: "Denominator before." })
  beforeDenominator!: bigint;
  @Field(() => FenScalar, { description: "Numerator now." })
  afterNumerator!: bigint;
  @Field(() => FenScalar, { description: "Denominator now." })
  afterDenominator!: bigint;
  @Field(() => Float, { description: "What its own rate adds: Δr times its mean share." })
  rateEffect!: number;
  @Field(() => Float, { description: "What its share adds: Δw times the distance of its mean rate from the whole's." })
  mixEffect!: number;
  @Field(() => Float, { description: "Both together." })
  effect!: number;
  @Field(() => String, { description: "Both together, exactly, as numerator/denominator." })
  exact!: string;
}

@ObjectType({ description: "A change taken apart by one dimension; its segments add up to the change exactly." })
export class ChangeByDimension {
  @Field(() => ChangeDimension, { description: "The dimension." })
  dimension!: ChangeDimension;
  @Field(() => [ChangeSegment], { description: "Segments, those that add most first; the rest together at the end." })
  segments!: ChangeSegment[];
  @Field(() => Int, { description: "How many segments stand in the rest." })
  rest!: number;
  @Field(() => Float, { description: "What rates add." })
  rateEffect!: number;
  @Field(() => Float, { description: "What shares add." })
  mixEffect!: number;
  @Field(() => [ID], { description: "Segments that moved apart from all others; none where all moved alike." })
  standOut!: readonly string[];
  @Field(() => Float, {
    nullable: true,
    description: "Their share of the change; null where nothing stands out or nothing changed.",
  })
  explains!: number | null;
  @Field(() => Float, {
    description:
      "By how much the change is told better with them apart, in units of the usual spread between segments.",
  })
  evidence!: number;
}

@ObjectType({
  description:
    "Why a rate differs between two positions: where the difference lies, by mix and by rate. It is no proof of cause.",
})
export class RateChange {
  rate!: ChangeRate;
  /** What was compared: read anew where more is asked of it. */
  figures!: { readonly before: FigureKey; readonly after: FigureKey };
  @Field(() => String, { description: "Code of the rate's definition." })
  code!: string;
  @Field(() => Boolean, { description: "Whether less is better." })
  lessIsBetter!: boolean;
  @Field(() => ChangeSide, { description: "What is compared with." })
  before!: ChangeSide;
  @Field(() => ChangeSide, { description: "Now." })
  after!: ChangeSide;
  @Field(() => Float, { description: "The difference of the rates." })
  change!: number;
  @Field(() => String, { description: "The difference, exactly, as numerator/denominator." })
  exact!: string;
  @Field(() => [ChangeByDimension], { description: "By each dimension, the most telling first." })
  dimensions!: ChangeByDimension[];
  @Field(() => Int, { description: "Version of the method." })
  version!: number;
}
