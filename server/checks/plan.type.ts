import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { PLANNED_KINDS, type PlannedKind } from "./kind.rules.ts";

export const PlannedKindEnum: Record<string, PlannedKind> = Object.fromEntries(
  PLANNED_KINDS.map((kind) => [kind, kind]),
);
registerEnumType(PlannedKindEnum, {
  name: "PlannedCheckKind",
  description: "Kinds that are planned; a surprise check is drawn.",
});

@ObjectType({ description: "A share of a whole; nothing where the whole is nothing." })
export class CheckRate {
  @Field(() => Float, { nullable: true, description: "Numerator ÷ denominator, rounded to 10 places." })
  value!: number | null;
  @Field(() => Int, { description: "Numerator." })
  numerator!: number;
  @Field(() => Int, { description: "Denominator." })
  denominator!: number;
}

@ObjectType({ description: "A version of a plan." })
export class PlanVersion {
  @Field(() => Int, { description: "Version." })
  version!: number;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { description: "What is checked 检查内容." })
  content!: string;
  @Field(() => String, { description: "How it is checked 检查方式." })
  method!: string;
  @Field(() => InstantScalar, { description: "Drafted when." })
  draftedAt!: string;
  @Field(() => String, { description: "By whom." })
  drafter!: string;
  @Field(() => InstantScalar, { nullable: true, description: "In force since; null for a draft." })
  publishedAt!: string | null;
  @Field(() => String, { nullable: true, description: "Put in force by." })
  publisher!: string | null;
}

@ObjectType({ description: "A plan 检查计划 of a year, a quarter or a month (P6.2)." })
export class InspectionPlan {
  planId!: number;
  version!: number | null;
  latest!: number;
  planned!: number | null;
  done!: number | null;
  completionValue!: number | null;
  @Field(() => String, { description: "2026, 2026-Q4 or 2026-11." })
  code!: string;
  @Field(() => DayScalar, { description: "First day." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Last day." })
  endsOn!: string;
  @Field(() => Int, { description: "Planned checks that should be done by now." })
  due!: number;
  @Field(() => Int, { description: "Of them not done." })
  overdue!: number;
  @Field(() => CheckRate, { description: "Plan completion 计划完成率 as of today: done ÷ planned." })
  completion(): CheckRate {
    return { value: this.completionValue, numerator: this.done ?? 0, denominator: this.planned ?? 0 };
  }
}

@ObjectType({ description: "A planned check 计划项." })
export class PlanItem {
  planId!: number;
  version!: number;
  estateId!: number;
  templateCode!: string;
  @Field(() => Int, { description: "Number; it stays from version to version." })
  item!: number;
  @Field(() => PlannedKindEnum, { description: "Kind." })
  kind!: PlannedKind;
  @Field(() => String, { description: "What is to be checked." })
  content!: string;
  @Field(() => DayScalar, { description: "From when on." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Until when." })
  endsOn!: string;
  @Field(() => String, { description: "Who is responsible 责任人." })
  person!: string;
  @Field(() => DayScalar, { nullable: true, description: "Done on." })
  doneOn!: string | null;
  @Field(() => String, { nullable: true, description: "Id of the check that did it." })
  checkId!: string | null;
}

@ObjectType({ description: "Points of a checklist in a period." })
export class TemplateScore {
  templateCode!: string;
  @Field(() => Int, { description: "Checks recorded." })
  checks!: number;
  @Field(() => CheckRate, { description: "Check score 检查得分: points earned ÷ possible." })
  score!: CheckRate;
}

@ObjectType({ description: "What was inspected in a period." })
export class InspectionFigures {
  @Field(() => CheckRate, {
    description: "Coverage 检查覆盖率: distinct estates inspected ÷ estates; self-inspections do not count.",
  })
  coverage!: CheckRate;
  @Field(() => [TemplateScore], { description: "Scores by checklist." })
  scores!: readonly TemplateScore[];
}

@ObjectType({ description: "Somebody who can be made responsible for a planned check." })
export class PlanPerson {
  @Field(() => Int, { description: "Key." })
  personId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
}

@ObjectType({ description: "A plan as it stands now, or why nothing was done." })
export class PlanPayload {
  @Field(() => InspectionPlan, { nullable: true, description: "The plan." })
  plan!: InspectionPlan | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@InputType({
  description: "Drafts the next version of a plan; checks of the version before stay unless they are dropped.",
})
export class DraftPlanInput {
  @Field(() => String, { description: "2026, 2026-Q4 or 2026-11." })
  code!: string;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { defaultValue: "", description: "What is checked." })
  content!: string;
  @Field(() => String, { defaultValue: "", description: "How." })
  method!: string;
  @Field(() => [Int], { defaultValue: [], description: "Numbers of planned checks that fall away." })
  drop!: number[];
}

@InputType({ description: "Adds a check to a plan's draft." })
export class PlanCheckInput {
  @Field(() => String, { description: "The plan." })
  code!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => PlannedKindEnum, { description: "Kind." })
  kind!: PlannedKind;
  @Field(() => String, { description: "Code of the checklist." })
  template!: string;
  @Field(() => String, { defaultValue: "", description: "What is to be checked, in at most 500 characters." })
  content!: string;
  @Field(() => DayScalar, { description: "From when on." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Until when." })
  endsOn!: string;
  @Field(() => Int, { description: "Who is responsible." })
  personId!: number;
}
