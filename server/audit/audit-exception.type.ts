import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { globalId } from "../platform/global-id.ts";
import { Node } from "../platform/node.type.ts";
import { PageInfo } from "../platform/page.type.ts";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { AuditSeverity } from "./audit-rule.type.ts";
import type { Facts } from "./fact.rules.ts";

export enum AuditStanding {
  OPEN = "OPEN",
  EXPLAINED = "EXPLAINED",
  CONFIRMED = "CONFIRMED",
  GONE = "GONE",
}
registerEnumType(AuditStanding, {
  name: "AuditStanding",
  description:
    "How an exception stands: 待核实 OPEN, 已解释 EXPLAINED, 已确认 CONFIRMED, 已消除 GONE (the rule finds it no longer).",
});

export enum AuditDecisionKind {
  STATED = "STATED",
  EXPLAINED = "EXPLAINED",
  CONFIRMED = "CONFIRMED",
}
registerEnumType(AuditDecisionKind, {
  name: "AuditDecisionKind",
  description: "项目说明 STATED by the estate, which settles nothing; 已解释 EXPLAINED; 已确认 CONFIRMED.",
});

@ObjectType({ description: "A row that proves an exception." })
export class AuditProof {
  @Field(() => String, { description: "Table of the intake format: bills, receipts, adjustments or units." })
  table!: string;
  @Field(() => String, { description: "Its number there; of a unit its code." })
  no!: string;
}

@ObjectType({ description: "The finding 问题 that an exception was confirmed as." })
export class AuditFinding {
  @Field(() => String, { description: "What people call it, such as E01-F12." })
  code!: string;
  @Field(() => String, { description: "How it stands, as a state of rectification." })
  state!: string;
}

@ObjectType({ description: "What was said or decided about an exception; never changed afterwards." })
export class AuditDecision {
  @Field(() => AuditDecisionKind, { description: "What." })
  decision!: AuditDecisionKind;
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => DayScalar, { nullable: true, description: "Last day on which an explanation holds." })
  expiresOn!: string | null;
  @Field(() => String, { description: "By whom." })
  actor!: string;
  @Field(() => String, { description: "In which role." })
  role!: string;
  @Field(() => InstantScalar, { description: "When." })
  decidedAt!: string;
}

@ObjectType({
  implements: Node,
  description:
    "An exception 审计疑点: what a rule found. It is to be verified; nothing is proved by it but the fact it tells.",
})
export class AuditException extends Node {
  estateId!: number;
  foundId!: bigint;
  ruleCode!: string;
  unitId!: bigint | null;
  facts!: Facts;
  override id(): string {
    return globalId("AuditException", this.estateId, this.foundId);
  }
  @Field(() => String, { description: "What it is about, by numbers and codes: the same however often the rule runs." })
  subject!: string;
  @Field(() => AuditSeverity, { description: "As its rule says." })
  severity!: AuditSeverity;
  @Field(() => AuditStanding, { description: "How it stands." })
  standing!: AuditStanding;
  @Field(() => DayScalar, { description: "When it happened, or since when it lasts." })
  effectiveOn!: string;
  @Field(() => FenScalar, { nullable: true, description: "Money at stake; null where none can be told." })
  amount!: bigint | null;
  @Field(() => [AuditProof], { description: "The rows that prove it, at most 50." })
  proof!: readonly AuditProof[];
  @Field(() => Int, {
    description: "How often it has appeared; more than once where it came back after its cause was gone.",
  })
  times!: number;
  @Field(() => InstantScalar, { description: "When a run found it, this time." })
  appearedAt!: string;
  @Field(() => InstantScalar, { nullable: true, description: "Since when its cause is gone." })
  goneAt!: string | null;
  weight!: bigint;
}

@ObjectType({ description: "How many exceptions of a rule stand how." })
export class AuditRuleSummary {
  ruleCode!: string;
  @Field(() => Int, { description: "To be verified 待核实." })
  open!: number;
  @Field(() => Int, { description: "Explained 已解释." })
  explained!: number;
  @Field(() => Int, { description: "Confirmed 已确认." })
  confirmed!: number;
  @Field(() => Int, { description: "Cause gone 已消除." })
  gone!: number;
  @Field(() => Int, { description: "Estates with open ones." })
  estates!: number;
  @Field(() => FenScalar, { description: "Money at stake of the open ones." })
  amount!: bigint;
}

@ObjectType({ description: "How far the rules have looked." })
export class AuditProgress {
  @Field(() => InstantScalar, { nullable: true, description: "When they last ran for an estate in scope." })
  ranAt!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "As of which day, of the estate that is furthest behind." })
  asOf!: string | null;
  @Field(() => Int, {
    description: "Estates that wait to be looked through, since their records changed or a day has passed.",
  })
  waiting!: number;
}

@ObjectType({ description: "A page of exceptions, the most serious first, then by money at stake." })
export class AuditExceptionConnection {
  query!: { readonly filter: Readonly<Record<string, unknown>>; readonly asOf: string };
  @Field(() => [AuditException], { description: "Exceptions." })
  nodes!: readonly AuditException[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "An exception as it stands now, or why nothing was done." })
export class AuditExceptionPayload {
  @Field(() => AuditException, { nullable: true, description: "The exception." })
  exception!: AuditException | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
