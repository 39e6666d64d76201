import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { CheckKindEnum, CheckStateEnum, type CheckState } from "./check.type.ts";
import type { CheckKind } from "./kind.rules.ts";

@InputType({ description: "Which checks; what is left out does not narrow." })
export class CheckFilter {
  @Field(() => [String], { nullable: true, description: "Codes of estates." })
  estates?: string[] | null;
  @Field(() => [CheckKindEnum], { nullable: true, description: "Kinds." })
  kinds?: CheckKind[] | null;
  @Field(() => [CheckStateEnum], { nullable: true, description: "States." })
  states?: CheckState[] | null;
  @Field(() => String, { nullable: true, description: "Only those of a plan." })
  plan?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Started on or after." })
  from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Started on or before." })
  to?: string | null;
}

@ArgsType()
export class CheckPage {
  @Field(() => CheckFilter, { nullable: true, description: "Which." })
  filter?: CheckFilter | null;
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}

@InputType({ description: "Starts a check." })
export class StartCheckInput {
  @Field(() => ID, { description: "UUID made by the phone; sent again it is the same check." })
  id!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => CheckKindEnum, { description: "Kind." })
  kind!: CheckKind;
  @Field(() => String, { description: "Code of the checklist." })
  template!: string;
  @Field(() => Int, { description: "Its version." })
  templateVersion!: number;
  @Field(() => String, { defaultValue: "", description: "What a special check is about." })
  subject!: string;
  @Field(() => String, { nullable: true, description: "Code of the plan that it carries out." })
  plan?: string | null;
  @Field(() => Int, { nullable: true, description: "Item of that plan." })
  planItem?: number | null;
  @Field(() => Int, { nullable: true, description: "Draw of a surprise check." })
  draw?: number | null;
  @Field(() => InstantScalar, { description: "When, by the phone." })
  startedAt!: string;
}

@InputType({ description: "An answer." })
export class CheckAnswerInput {
  @Field(() => String, { description: "Code of the item." })
  item!: string;
  @Field(() => String, { defaultValue: "", description: "YES, NO, NA, a number, a choice's code or a note." })
  value!: string;
  @Field(() => String, { defaultValue: "", description: "Note beside it; names no household." })
  note!: string;
}

@InputType({ description: "What the person inspected says on site." })
export class CheckConfirmationInput {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { defaultValue: "", description: "Position." })
  position!: string;
  @Field(() => Boolean, { description: "Whether they confirm." })
  agreed!: boolean;
  @Field(() => String, { defaultValue: "", description: "Remark; needed where they do not." })
  confirmationRemark!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
}

@InputType({ description: "Hands the answers of a check in." })
export class RecordCheckInput {
  @Field(() => ID, { description: "Id of the check." })
  id!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => InstantScalar, { description: "Finished when, by the phone." })
  finishedAt!: string;
  @Field(() => String, { defaultValue: "", description: "The inspector's remark." })
  remark!: string;
  @Field(() => [CheckAnswerInput], { description: "Answers; notes and photos may be left out." })
  answers!: CheckAnswerInput[];
  @Field(() => CheckConfirmationInput, { nullable: true, description: "Confirmation on site; may come later." })
  confirmation?: CheckConfirmationInput | null;
}

@InputType({ description: "Records the confirmation of a check." })
export class ConfirmCheckInput extends CheckConfirmationInput {
  @Field(() => ID, { description: "Id of the check." })
  id!: string;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
}
