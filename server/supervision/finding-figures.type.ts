import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";

export const FINDING_GROUPS = {
  ALL: "ALL",
  ESTATE: "ESTATE",
  SEVERITY: "SEVERITY",
  SOURCE: "SOURCE",
  PERSON: "PERSON",
  MONTH: "MONTH",
} as const;
export type FindingGroup = keyof typeof FINDING_GROUPS;
registerEnumType(FINDING_GROUPS, { name: "FindingGroup", description: "By what figures of findings are grouped." });

@ObjectType({ description: "A share of findings with the counts that it was divided from." })
export class FindingRate {
  @Field(() => String, { description: "Code of its definition." })
  readonly code: string;
  @Field(() => Float, {
    nullable: true,
    description: "Numerator ÷ denominator; null where there is nothing to take a share of.",
  })
  readonly value: number | null;
  @Field(() => Int, { description: "Findings." })
  readonly numerator: number;
  @Field(() => Int, { description: "Findings." })
  readonly denominator: number;

  constructor(code: string, value: string | null, numerator: number, denominator: number) {
    this.code = code;
    this.value = value === null ? null : Number(value);
    this.numerator = numerator;
    this.denominator = denominator;
  }
}

@ObjectType({
  description: "How well problems are closed (METRICS.md): of findings recorded in a period, as of a day.",
})
export class FindingFigures {
  @Field(() => String, { description: "Group: estate, severity, source, responsible person or month; empty for all." })
  key!: string;
  @Field(() => String, { description: "What the group is called; its key where it has no name." })
  label!: string;
  @Field(() => Int, { description: "Recorded." })
  raised!: number;
  @Field(() => Int, { description: "Past their deadline and not accepted." })
  overdue!: number;
  @Field(() => FindingRate, { description: "闭环率." })
  closedRate!: FindingRate;
  @Field(() => FindingRate, { description: "整改及时率 by the first deadline." })
  onTimeRate!: FindingRate;
  @Field(() => FindingRate, { description: "整改及时率 by the deadline with extensions granted." })
  onTimeExtendedRate!: FindingRate;
  @Field(() => FindingRate, { description: "一次通过率." })
  firstPassRate!: FindingRate;
  @Field(() => FindingRate, { description: "复发率." })
  recurrenceRate!: FindingRate;
  @Field(() => Float, {
    nullable: true,
    description: "Median days from recording to acceptance; null where none is accepted.",
  })
  medianDays!: number | null;
}
