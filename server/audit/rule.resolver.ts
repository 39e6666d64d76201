import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import {
  AuditRule,
  AuditRulePayload,
  AuditSwitch,
  AuditThreshold,
  AuditTrial,
  AuditTrialEstate,
} from "./audit-rule.type.ts";
import { SwitchRuleInput } from "./audit.input.ts";
import { rulesLoader, switchesLoader, thresholdsLoader, tryRule } from "./rule.store.ts";
import { switchRule } from "./switch-rule.ts";

/** Longer ago than records are kept nothing can be tried. */
const MOST_MONTHS = 60;

async function payload(
  context: RequestContext,
  { rule, reason }: SwitchRuleInput,
  runs: boolean,
): Promise<AuditRulePayload> {
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => switchRule(trx, context.clock.now(), { rule, runs, reason })),
  );
  if (done === undefined) return { rule: null, userErrors: refused };
  const rules = await context.load(rulesLoader, "all");
  return { rule: rules.find(({ code }) => code === done.rule) ?? null, userErrors: [] };
}

@Resolver(() => AuditRule)
export class AuditRuleResolver {
  @Query(() => [AuditRule], { description: "The rules over the ledger 审计规则, the most serious first." })
  auditRules(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { nullable: true, description: "Only the rule with this code." }) code?: string | null,
  ): Promise<AuditRule[]> {
    return context.load(rulesLoader, "all").then((rules) => rules.filter((rule) => code == null || rule.code === code));
  }

  @FieldResolver(() => [AuditThreshold], { description: "Its thresholds 阈值, as they hold today." })
  thresholds(@Root() { code }: AuditRule, @Ctx() context: RequestContext): Promise<AuditThreshold[]> {
    return context.load(thresholdsLoader, { rule: code, day: context.today });
  }

  @FieldResolver(() => [AuditSwitch], { description: "When it was switched on and off, latest first." })
  switches(@Root() { code }: AuditRule, @Ctx() context: RequestContext): Promise<AuditSwitch[]> {
    return context.load(switchesLoader, code);
  }

  @FieldResolver(() => AuditTrial, {
    description:
      "How often it would have fired over the last months, on or off 试运行. Works through the ledger: ask it of one rule.",
  })
  trial(
    @Root() { code }: AuditRule,
    @Ctx() context: RequestContext,
    @Arg("months", () => Int, { defaultValue: 12, description: "How many months, at most 60." }) months: number,
  ): Promise<AuditTrial> {
    if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
      throw inputError("months", `months is ${months}: ask for 1 to ${MOST_MONTHS}.`);
    return context.read((trx) => tryRule(trx, code, months, context.today));
  }

  @Mutation(() => AuditRulePayload, { description: "Switches a rule on, with a reason." })
  switchRuleOn(
    @Ctx() context: RequestContext,
    @Arg("input", () => SwitchRuleInput) input: SwitchRuleInput,
  ): Promise<AuditRulePayload> {
    return payload(context, input, true);
  }

  @Mutation(() => AuditRulePayload, { description: "Switches a rule off, with a reason." })
  switchRuleOff(
    @Ctx() context: RequestContext,
    @Arg("input", () => SwitchRuleInput) input: SwitchRuleInput,
  ): Promise<AuditRulePayload> {
    return payload(context, input, false);
  }
}

@Resolver(() => AuditTrialEstate)
export class AuditTrialEstateResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: AuditTrialEstate, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }
}
