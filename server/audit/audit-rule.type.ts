import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";

export enum AuditSeverity {
  GENERAL = "GENERAL",
  MORE_SERIOUS = "MORE_SERIOUS",
  SEVERE = "SEVERE",
}
registerEnumType(AuditSeverity, {
  name: "AuditSeverity",
  description: "How serious what a rule finds is, once confirmed: 一般 GENERAL, 较重 MORE_SERIOUS, 严重 SEVERE (P6.5).",
});

export enum AuditRuleKind {
  EVENT = "EVENT",
  STATE = "STATE",
}
registerEnumType(AuditRuleKind, {
  name: "AuditRuleKind",
  description: "Whether a rule looks for what happened on a day, or for what lasts.",
});

@ObjectType({ description: "A threshold of a rule, as it holds today." })
export class AuditThreshold {
  @Field(() => String, { description: "Its name within the rule; money in fen." })
  name!: string;
  @Field(() => String, { description: "Its value." })
  value!: string;
  @Field(() => DayScalar, { description: "Since when it holds." })
  validFrom!: string;
  @Field(() => String, { description: "What it is, as it was decided." })
  reason!: string;
}

@ObjectType({ description: "A rule switched on or off." })
export class AuditSwitch {
  @Field(() => Boolean, { description: "Whether it was switched on." })
  runs!: boolean;
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => String, { description: "By whom." })
  actor!: string;
  @Field(() => InstantScalar, { description: "When." })
  switchedAt!: string;
}

@ObjectType({ description: "Hits of a rule in an estate." })
export class AuditTrialEstate {
  estateId!: number;
  @Field(() => Int, { description: "How many." })
  hits!: number;
  @Field(() => FenScalar, { description: "Money at stake." })
  amount!: bigint;
}

@ObjectType({ description: "Hits of a rule in a month." })
export class AuditTrialMonth {
  @Field(() => DayScalar, { description: "First day of the month." })
  month!: string;
  @Field(() => Int, { description: "How many." })
  hits!: number;
}

@ObjectType({ description: "A rule tried on history: how often it would have fired in the ledger as recorded now." })
export class AuditTrial {
  @Field(() => DayScalar, { description: "First day that was looked at." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day that was looked at." })
  to!: string;
  @Field(() => Int, { description: "Hits." })
  hits!: number;
  @Field(() => FenScalar, { description: "Money at stake." })
  amount!: bigint;
  @Field(() => [AuditTrialEstate], { description: "By estate, most first." })
  estates!: readonly AuditTrialEstate[];
  @Field(() => [AuditTrialMonth], { description: "By month, oldest first." })
  months!: readonly AuditTrialMonth[];
}

@ObjectType({
  description:
    "A rule over the ledger 审计规则: one text for API, pages and exports. It names facts, and calls nobody anything.",
})
export class AuditRule {
  @Field(() => String, { description: "Stable code, e.g. duplicate_receipt." })
  code!: string;
  @Field(() => Int, { description: "Rises when the definition changes." })
  version!: number;
  @Field(() => AuditSeverity, { description: "How serious what it finds is, once confirmed." })
  severity!: AuditSeverity;
  @Field(() => AuditRuleKind, { description: "What it looks for." })
  kind!: AuditRuleKind;
  @Field(() => String, { description: "Where it comes from: paragraphs of the procedure, or the law." })
  source!: string;
  @Field(() => Boolean, { description: "Whether it runs." })
  on!: boolean;
  @Field(() => BilingualText, { description: "Title." })
  title!: BilingualText;
  @Field(() => BilingualText, { description: "Why there is such a rule." })
  reason!: BilingualText;
  @Field(() => BilingualText, { description: "What such a fact may mean: a judgement 判断, not a fact." })
  judgement!: BilingualText;
  @Field(() => BilingualText, { description: "What is to be verified 待核实." })
  verify!: BilingualText;
  /** The sentence of a hit, with places for its facts. */
  fact!: BilingualText;
}

@ObjectType({ description: "A rule as it stands now, or why nothing was done." })
export class AuditRulePayload {
  @Field(() => AuditRule, { nullable: true, description: "The rule." })
  rule!: AuditRule | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
