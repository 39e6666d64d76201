import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { DayScalar } from "../platform/scalars.ts";
import { AuditStanding } from "./audit-exception.type.ts";
import { AuditSeverity } from "./audit-rule.type.ts";

@InputType({ description: "Which exceptions; what is left out does not narrow. What names nothing known is refused." })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: "Of the rule with this code." })
  rule?: string | null;
  @Field(() => String, { nullable: true, description: "Of the estate with this code 项目编码." })
  estate?: string | null;
  @Field(() => AuditSeverity, { nullable: true, description: "Of rules of this severity." })
  severity?: AuditSeverity | null;
  @Field(() => [AuditStanding], { nullable: true, description: "Standing in one of these ways." })
  standings?: AuditStanding[] | null;
}

@ArgsType()
export class AuditExceptionPage {
  @Field(() => AuditFilter, { nullable: true, description: "Which exceptions; all when left out." })
  filter?: AuditFilter | null;
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}

@InputType({ description: "An explanation of an exception 解释." })
export class ExplainExceptionInput {
  @Field(() => ID, { description: "The exception." })
  id!: string;
  @Field(() => String, { description: "Why it is in order, or what the estate has to say." })
  reason!: string;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Last day on which the explanation holds; then it is open again.",
  })
  expiresOn?: string | null;
}

@InputType({ description: "Confirms an exception 确认." })
export class ConfirmExceptionInput {
  @Field(() => ID, { description: "The exception." })
  id!: string;
  @Field(() => String, { description: "What was verified." })
  reason!: string;
}

@InputType({ description: "Switches a rule on or off." })
export class SwitchRuleInput {
  @Field(() => String, { description: "Code of the rule." })
  rule!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}
