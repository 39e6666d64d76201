import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { PageInfo } from "../platform/page.type.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { CHECK_KINDS, type CheckKind } from "./kind.rules.ts";
import type { CheckFilter } from "./checks.input.ts";
import { CheckSeverityEnum } from "./template.type.ts";
import type { Severity } from "./template.rules.ts";

export const CheckKindEnum = enumOf(CHECK_KINDS);
registerEnumType(CheckKindEnum, {
  name: "CheckKind",
  description: "Kinds of checks: 日常, 专项, 突击 (P6.3); 自查, 第三方 (P6.10).",
});
export const CHECK_STATES = ["STARTED", "RECORDED", "CONFIRMED"] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export const CheckStateEnum = enumOf(CHECK_STATES);
registerEnumType(CheckStateEnum, {
  name: "CheckState",
  description: "How far a check is: 检查中, 待确认, 已确认; derived, never stored.",
});

@ObjectType({ description: "What the person inspected said on site 现场确认." })
export class CheckConfirmation {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { description: "Position." })
  position!: string;
  @Field(() => Boolean, { description: "Whether they confirm; false is 拒签." })
  agreed!: boolean;
  @Field(() => String, { description: "Remark." })
  remark!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
}

@ObjectType({ description: "A check 检查 (P6.3), from its start on." })
export class Check {
  estateId!: number;
  templateCode!: string;
  templateVersion!: number;
  inspectorId!: number;
  confirmerName!: string | null;
  confirmerPosition!: string | null;
  agreed!: boolean | null;
  confirmerRemark!: string | null;
  confirmedAt!: string | null;
  @Field(() => ID, { description: "UUID that the inspector's phone made." })
  checkId!: string;
  @Field(() => String, { description: "What people call it, such as E01-C7F3A9C21." })
  number!: string;
  @Field(() => CheckKindEnum, { description: "Kind." })
  kind!: CheckKind;
  @Field(() => String, { description: "What a special check is about; otherwise empty." })
  subject!: string;
  @Field(() => String, { nullable: true, description: "Code of the plan that it carries out." })
  plan!: string | null;
  @Field(() => Int, { nullable: true, description: "Item of that plan." })
  planItem!: number | null;
  @Field(() => Int, { nullable: true, description: "Draw that it carries out." })
  draw!: number | null;
  @Field(() => String, { description: "Who carries it out, as they were called then." })
  inspector!: string;
  @Field(() => String, { description: "In which role." })
  inspectorRole!: string;
  @Field(() => DayScalar, { description: "Day on which it started." })
  onDay!: string;
  @Field(() => InstantScalar, { description: "Started when, by the inspector's phone." })
  startedAt!: string;
  @Field(() => InstantScalar, { description: "When that became known here." })
  receivedAt!: string;
  @Field(() => InstantScalar, { nullable: true, description: "Finished when, by the inspector's phone." })
  finishedAt!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When the answers became known here." })
  recordedAt!: string | null;
  @Field(() => String, { nullable: true, description: "The inspector's remark." })
  remark!: string | null;
  @Field(() => CheckStateEnum, { description: "How far it is." })
  state!: CheckState;
  @Field(() => Float, {
    nullable: true,
    description: "Check score 检查得分: points earned ÷ possible; null where nothing is scored.",
  })
  score!: number | null;
  @Field(() => Int, { nullable: true, description: "Points earned." })
  earned!: number | null;
  @Field(() => Int, { nullable: true, description: "Points possible; what does not apply is left out." })
  possible!: number | null;
  @Field(() => Int, { description: "Answers that raised a finding." })
  findingCount!: number;
  @Field(() => CheckConfirmation, {
    nullable: true,
    description: "Confirmation on site; null where there is none yet.",
  })
  confirmation(): CheckConfirmation | null {
    const { confirmerName: name, confirmerPosition, agreed, confirmerRemark, confirmedAt: at } = this;
    if (name === null || at === null) return null;
    return { name, position: confirmerPosition ?? "", agreed: agreed === true, remark: confirmerRemark ?? "", at };
  }
}

@ObjectType({ description: "An answer of a check." })
export class CheckAnswer {
  @Field(() => String, { description: "Code of the item in the check's checklist." })
  item!: string;
  @Field(() => String, { description: "YES, NO, NA, a number, a choice's code or a note; empty for a photo." })
  value!: string;
  @Field(() => String, { description: "What was noted beside it." })
  note!: string;
  @Field(() => Int, { description: "Points earned." })
  earned!: number;
  @Field(() => Int, { description: "Points possible." })
  possible!: number;
  @Field(() => CheckSeverityEnum, { nullable: true, description: "Severity of the finding that it raised." })
  severity!: Severity | null;
  @Field(() => String, { nullable: true, description: "Code of that finding." })
  finding!: string | null;
}

@ObjectType({
  description: "A photo of a check; a copy with time, place and number stamped on it names the picture as taken.",
})
export class CheckPhoto {
  @Field(() => String, { description: "SHA-256 of the file." })
  sha256!: string;
  @Field(() => String, { description: "Path of the file." })
  path!: string;
  @Field(() => String, { description: "Path of the picture made small." })
  thumbnail!: string;
  @Field(() => String, { description: "Item that it belongs to." })
  item!: string;
  @Field(() => InstantScalar, { description: "Taken when." })
  takenAt!: string;
  @Field(() => String, { description: "Where, as the phone told it; may be empty." })
  place!: string;
  @Field(() => String, { nullable: true, description: "SHA-256 of the picture as taken." })
  stampedFrom!: string | null;
}

@ObjectType({ description: "A check that the viewer is to carry out." })
export class AssignedCheck {
  estateId!: number;
  templateCode!: string;
  @Field(() => CheckKindEnum, { description: "Kind." })
  kind!: CheckKind;
  @Field(() => String, { description: "What is to be checked." })
  content!: string;
  @Field(() => String, { nullable: true, description: "Code of its plan." })
  plan!: string | null;
  @Field(() => Int, { nullable: true, description: "Item of that plan." })
  planItem!: number | null;
  @Field(() => Int, { nullable: true, description: "Its draw." })
  draw!: number | null;
  @Field(() => DayScalar, { description: "From when on." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Until when." })
  endsOn!: string;
}

@ObjectType({ description: "A page of checks." })
export class CheckConnection {
  filter!: CheckFilter;
  @Field(() => [Check], { description: "Checks, the one that became known last first." })
  nodes!: readonly Check[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "A check as it stands now, or why nothing was done." })
export class CheckPayload {
  @Field(() => Check, { nullable: true, description: "The check." })
  check!: Check | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
