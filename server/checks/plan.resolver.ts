import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { DayScalar } from "../platform/scalars.ts";
import { estateKey, estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { templateLoader } from "./check.loader.ts";
import { draftPlan } from "./draft-plan.ts";
import type { PlannedKind } from "./kind.rules.ts";
import { planCheck } from "./plan-check.ts";
import { itemsLoader, listPlanPeople, readCoverage, readPlans, readScores, versionsLoader } from "./plan.store.ts";
import {
  DraftPlanInput,
  InspectionFigures,
  InspectionPlan,
  PlanCheckInput,
  PlanItem,
  PlannedKindEnum,
  PlanPayload,
  PlanPerson,
  PlanVersion,
  TemplateScore,
} from "./plan.type.ts";
import { publishPlan } from "./publish-plan.ts";
import { publishTemplate } from "./publish-template.ts";
import { readTemplates, readVersions } from "./template.store.ts";
import { CheckTemplate, CheckTemplatePayload, PublishTemplateInput } from "./template.type.ts";

/** Drafts are for whoever makes them. */
const seesDrafts = async (context: RequestContext): Promise<boolean> => (await context.me()).role === "HEADQUARTERS";

async function findPlan(context: RequestContext, code: string): Promise<InspectionPlan | null> {
  const asked = { today: context.today, code, drafts: await seesDrafts(context) };
  const [plan] = await context.read((trx) => readPlans(trx, asked));
  return plan ?? null;
}

async function payload(
  context: RequestContext,
  command: (trx: Trx, clock: Clock) => Promise<Outcome<{ code: string }>>,
): Promise<PlanPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => command(trx, context.clock)),
  );
  if (done === undefined) return { plan: null, userErrors: refused };
  return { plan: await findPlan(context, done.code), userErrors: [] };
}

@Resolver(() => InspectionPlan)
export class PlanResolver {
  @Query(() => [InspectionPlan], { description: "Plans in force, the latest first; for headquarters drafts too." })
  async plans(@Ctx() context: RequestContext): Promise<InspectionPlan[]> {
    const drafts = await seesDrafts(context);
    return context.read((trx) => readPlans(trx, { today: context.today, drafts }));
  }

  @Query(() => InspectionPlan, { nullable: true, description: "A plan by its code." })
  plan(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "2026, 2026-Q4 or 2026-11." }) code: string,
  ): Promise<InspectionPlan | null> {
    return findPlan(context, code);
  }

  @Query(() => [PlanPerson], { description: "Who may carry out a planned check in an estate." })
  async planPeople(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { description: "Code of the estate." }) estate: string,
    @Arg("kind", () => PlannedKindEnum, { description: "Kind of check." }) kind: PlannedKind,
  ): Promise<PlanPerson[]> {
    const estateId = await estateKey(context, estate);
    return context.read((trx) => listPlanPeople(trx, estateId, kind, context.today));
  }

  @Query(() => [CheckTemplate], { description: "Checklists, each in its latest version." })
  checkTemplates(@Ctx() context: RequestContext): Promise<CheckTemplate[]> {
    return context.read((trx) => readTemplates(trx));
  }

  @Query(() => [CheckTemplate], {
    description: "A checklist in every version, the latest first; none where there is none.",
  })
  checkTemplateVersions(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Its code." }) code: string,
  ): Promise<CheckTemplate[]> {
    return context.read((trx) => readVersions(trx, code));
  }

  @Query(() => InspectionFigures, { description: "What was inspected in a period." })
  async inspectionFigures(
    @Ctx() context: RequestContext,
    @Arg("from", () => DayScalar, { description: "First day." }) from: string,
    @Arg("to", () => DayScalar, { description: "Last day." }) to: string,
  ): Promise<InspectionFigures> {
    const coverage = await context.read((trx) => readCoverage(trx, from, to));
    return { coverage, scores: await context.read((trx) => readScores(trx, from, to)) };
  }

  @Mutation(() => PlanPayload, { description: "Drafts the next version of a plan." })
  draftPlan(
    @Ctx() context: RequestContext,
    @Arg("input", () => DraftPlanInput) input: DraftPlanInput,
  ): Promise<PlanPayload> {
    return payload(context, (trx, clock) => draftPlan(trx, clock, input));
  }

  @Mutation(() => PlanPayload, { description: "Adds a check to a plan's draft." })
  async planCheck(
    @Ctx() context: RequestContext,
    @Arg("input", () => PlanCheckInput) input: PlanCheckInput,
  ): Promise<PlanPayload> {
    const estateId = await estateKey(context, input.estate);
    return payload(context, (trx, clock) => planCheck(trx, clock, { ...input, estateId }));
  }

  @Mutation(() => PlanPayload, { description: "Puts a plan's draft in force." })
  publishPlan(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Which plan." }) code: string,
  ): Promise<PlanPayload> {
    return payload(context, (trx, clock) => publishPlan(trx, clock, { code }));
  }

  @Mutation(() => CheckTemplatePayload, { description: "Publishes the next version of a checklist." })
  async publishTemplate(
    @Ctx() context: RequestContext,
    @Arg("input", () => PublishTemplateInput) input: PublishTemplateInput,
  ): Promise<CheckTemplatePayload> {
    const { done, refused } = await context.write((database, viewer) =>
      database.asServer(viewer, (trx) =>
        publishTemplate(trx, context.clock, { ...input, basedOn: input.basedOn ?? null }),
      ),
    );
    if (done === undefined) return { template: null, userErrors: refused };
    return { template: await context.load(templateLoader, done), userErrors: [] };
  }

  @FieldResolver(() => [PlanVersion], { description: "Its versions, the latest first." })
  async versions(@Root() { planId }: InspectionPlan, @Ctx() context: RequestContext): Promise<readonly PlanVersion[]> {
    const drafts = await seesDrafts(context);
    return context.load(versionsLoader, { planId, version: null, drafts });
  }

  @FieldResolver(() => [PlanItem], { description: "Checks of the version in force; with draft, of the latest." })
  async items(
    @Root() { planId, version, latest }: InspectionPlan,
    @Ctx() context: RequestContext,
    @Arg("draft", () => Boolean, { defaultValue: false, description: "Of the draft, for whoever makes it." })
    draft: boolean,
  ): Promise<readonly PlanItem[]> {
    const drafts = draft && (await seesDrafts(context));
    return context.load(itemsLoader, { planId, version: drafts ? latest : version, drafts });
  }
}

@Resolver(() => PlanItem)
export class PlanItemResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: PlanItem, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => CheckTemplate, { nullable: true, description: "The checklist, in its latest version." })
  template(@Root() { templateCode: code }: PlanItem, @Ctx() context: RequestContext): Promise<CheckTemplate | null> {
    return context.load(templateLoader, { code, version: null });
  }
}

@Resolver(() => TemplateScore)
export class TemplateScoreResolver {
  @FieldResolver(() => CheckTemplate, { nullable: true, description: "The checklist, in its latest version." })
  template(
    @Root() { templateCode: code }: TemplateScore,
    @Ctx() context: RequestContext,
  ): Promise<CheckTemplate | null> {
    return context.load(templateLoader, { code, version: null });
  }
}
