import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import type { FindingSource } from "../platform/finding-desk.ts";
import { DayScalar } from "../platform/scalars.ts";
import {
  FindingListEnum,
  FindingSourceEnum,
  FindingStateEnum,
  SeverityEnum,
  type FindingList,
} from "./finding.type.ts";
import type { FindingState, Severity } from "./rectification.rules.ts";

export const FINDING_ORDERS = { DUE: "DUE", RAISED: "RAISED" } as const;
export type FindingOrder = keyof typeof FINDING_ORDERS;
registerEnumType(FINDING_ORDERS, {
  name: "FindingOrder",
  description: "DUE: what is awaited first, closed ones last. RAISED: latest first.",
});

export const COUNTED_FINDINGS = { RAISED: "RAISED", DUE: "DUE", SUBMITTED: "SUBMITTED" } as const;
export type CountedFindings = keyof typeof COUNTED_FINDINGS;
registerEnumType(COUNTED_FINDINGS, {
  name: "CountedFindings",
  description: "RAISED: all. DUE: whose first deadline had come. SUBMITTED: that had been submitted for acceptance.",
});

@InputType({
  description: "Findings that a figure of a review counted: recorded in a period, as they stood at the end of a day.",
})
export class FindingsCounted {
  @Field(() => COUNTED_FINDINGS, { description: "By which figure." })
  by!: CountedFindings;
  @Field(() => DayScalar, { description: "First day of the period." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day." })
  to!: string;
  @Field(() => DayScalar, { description: "As they stood at the end of this day." })
  asOf!: string;
}

@InputType({ description: "Which findings; what is left out does not narrow." })
export class FindingFilter {
  @Field(() => [String], { nullable: true, description: "Codes of estates." })
  estates?: string[] | null;
  @Field(() => FindingListEnum, { nullable: true, description: "One of the three lists." })
  list?: FindingList | null;
  @Field(() => [FindingStateEnum], { nullable: true, description: "States." })
  states?: FindingState[] | null;
  @Field(() => [SeverityEnum], { nullable: true, description: "Severities." })
  severities?: Severity[] | null;
  @Field(() => [FindingSourceEnum], { nullable: true, description: "Sources." })
  sources?: FindingSource[] | null;
  @Field(() => Boolean, { nullable: true, description: "Only those that are overdue." })
  overdue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Only those with evidence that the viewer may see." })
  evidenced?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Whether their next step is the viewer's." })
  awaitingMe?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the viewer is responsible for them." })
  mine?: boolean | null;
  @Field(() => DayScalar, { nullable: true, description: "Recorded on or after." })
  from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Recorded on or before." })
  to?: string | null;
  @Field(() => FindingsCounted, { nullable: true, description: "Only those that a figure of a review counted." })
  counted?: FindingsCounted | null;
  @Field(() => String, { nullable: true, description: "Part of code, title or responsible person." })
  text?: string | null;
}

@ArgsType()
export class FindingPage {
  @Field(() => FindingFilter, { nullable: true, description: "Which." })
  filter?: FindingFilter | null;
  @Field(() => FINDING_ORDERS, { defaultValue: "DUE", description: "In which order." })
  sort!: FindingOrder;
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}
