import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { DayScalar } from "../platform/scalars.ts";
import { Estate } from "../register/register.type.ts";
import { setTargets } from "./set-targets.ts";
import { stageLoader, targetsLoader, targetVersionsLoader } from "./target.loader.ts";
import { SetTargetsInput, Target, TargetsPayload } from "./target.type.ts";

@Resolver(() => Estate)
export class TargetResolver {
  @FieldResolver(() => [Target], {
    description: "Its targets 年度目标 in force today, one a year, the latest year first.",
  })
  targets(@Root() { estateId }: Estate, @Ctx() context: RequestContext): Promise<readonly Target[]> {
    return context.load(targetsLoader, { estateId, day: context.today });
  }

  @FieldResolver(() => [Target], { description: "Every version of its targets, the latest first." })
  targetVersions(@Root() { estateId }: Estate, @Ctx() context: RequestContext): Promise<readonly Target[]> {
    return context.load(targetVersionsLoader, estateId);
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: "Last day of its take-over stage 接管期, until which it is not ranked; null where it has none.",
  })
  stageUntil(@Root() { estateId }: Estate, @Ctx() context: RequestContext): Promise<string | null> {
    return context.load(stageLoader, { estateId, day: context.today });
  }

  @Mutation(() => TargetsPayload, { description: "Sets targets of estates for a year; earlier versions stay." })
  async setTargets(
    @Ctx() context: RequestContext,
    @Arg("input", () => SetTargetsInput) input: SetTargetsInput,
  ): Promise<TargetsPayload> {
    const { done, refused } = await context.write((database, viewer) =>
      database.asServer(viewer, (trx) => setTargets(trx, context.clock, input)),
    );
    return done === undefined ? { estates: 0, userErrors: refused } : { estates: done, userErrors: [] };
  }
}
