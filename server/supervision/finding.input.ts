import { Field, InputType, Int, registerEnumType } from "type-graphql";
import type { FindingSource } from "../platform/finding-desk.ts";
import { DayScalar } from "../platform/scalars.ts";
import type { Severity } from "./rectification.rules.ts";

/** What a person may give as source; audit and checks hand their findings in themselves. */
const RAISED_BY_HAND = { COMMITTEE: "COMMITTEE", COMPLAINT: "COMPLAINT", MANUAL: "MANUAL", REVIEW: "REVIEW" } as const;
registerEnumType(RAISED_BY_HAND, {
  name: "RaisedFrom",
  description: "Where a problem that a person records comes from.",
});

/** Measures are ordered by reviews. */
const RAISED_SEVERITIES = { GENERAL: "GENERAL", MORE_SERIOUS: "MORE_SERIOUS", SEVERE: "SEVERE" } as const;
registerEnumType(RAISED_SEVERITIES, {
  name: "RaisedSeverity",
  description: "How grave a problem is that a person records: 一般, 较重, 严重 (P6.5).",
});

@InputType({ description: "Records a problem." })
export class RaiseFindingInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => RAISED_BY_HAND, { description: "Where it comes from." })
  source!: Exclude<FindingSource, "AUDIT" | "CHECK">;
  @Field(() => RAISED_SEVERITIES, { description: "How grave it is." })
  severity!: Exclude<Severity, "MEASURE">;
  @Field(() => String, { description: "What is wrong, in a line of at most 120 characters; names no household." })
  title!: string;
  @Field(() => String, { description: "The same in full; names no household." })
  description!: string;
  @Field(() => String, { nullable: true, description: "What names households: never shown to the committee." })
  confidential?: string | null;
}

@InputType({ description: "A finding as it was seen." })
export class FindingInput {
  @Field(() => String, { description: "Code." })
  code!: string;
  @Field(() => Int, { description: "Its version when it was seen; if it has moved on since, nothing is done." })
  version!: number;
}

@InputType({ description: "A finding as it was seen, and why." })
export class FindingReasonInput extends FindingInput {
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@InputType({ description: "Makes somebody responsible." })
export class AssignFindingInput extends FindingInput {
  @Field(() => Int, { description: "Who: one of the estate's managers." })
  assigneeId!: number;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Deadline, at the latest the severity's; left out for that one.",
  })
  dueOn?: string | null;
  @Field(() => String, { defaultValue: "", description: "Why; needed where somebody else was responsible." })
  reason!: string;
}

@InputType({ description: "Hands a rectification in for acceptance." })
export class SubmitRectificationInput extends FindingInput {
  @Field(() => String, { description: "Root cause." })
  rootCause!: string;
  @Field(() => String, { description: "What was done." })
  corrective!: string;
  @Field(() => String, { description: "What keeps it from coming back." })
  preventive!: string;
}

@InputType({ description: "Accepts a rectification." })
export class AcceptRectificationInput extends FindingInput {
  @Field(() => String, { defaultValue: "", description: "What the acceptor adds." })
  opinion!: string;
}

@InputType({ description: "Asks for more time, or puts a rectification off." })
export class FindingUntilInput extends FindingReasonInput {
  @Field(() => DayScalar, { description: "Until which day." })
  untilOn!: string;
}

@InputType({ description: "Decides about more time." })
export class DecideExtensionInput extends FindingInput {
  @Field(() => Boolean, { description: "Whether it is granted." })
  granted!: boolean;
  @Field(() => DayScalar, { nullable: true, description: "Until when, if for less than was asked for." })
  untilOn?: string | null;
  @Field(() => String, { defaultValue: "", description: "Why; needed where it is refused." })
  reason!: string;
}

@InputType({ description: "Decides a dispute." })
export class DecideDisputeInput extends FindingReasonInput {
  @Field(() => Boolean, { description: "Whether the estate is right, and the finding is void." })
  upheld!: boolean;
}

@InputType({ description: "Consents to a rectification being put off, or does not." })
export class ConsentToRiskInput extends FindingInput {
  @Field(() => Boolean, { description: "Whether." })
  consents!: boolean;
  @Field(() => String, { defaultValue: "", description: "Why; needed where not." })
  reason!: string;
}
