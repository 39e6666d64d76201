import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { cardsLoader } from "./card.loader.ts";
import { Scorecard } from "./card.type.ts";
import { readCycles } from "./cycle.store.ts";
import { Review, ReviewPayload } from "./cycle.type.ts";
import { drawCycle } from "./draw-cycle.ts";
import { finaliseCycle } from "./finalise-cycle.ts";
import { openCycle } from "./open-cycle.ts";
import { redrawCycle } from "./redraw-cycle.ts";
import { publishCycle } from "./publish-cycle.ts";
import { inReviews } from "./review-event.ts";
import { schemesOf } from "./scheme.resolver.ts";
import { ReviewScheme } from "./scheme.type.ts";

async function reviewsOf(context: RequestContext, code: string | null = null): Promise<Review[]> {
  const cycles = await context.read((trx) => readCycles(trx, code));
  return cycles.map(({ scheme, ...cycle }) => Object.assign(new Review(), { ...cycle, schemeVersion: scheme }));
}

async function payload(
  context: RequestContext,
  command: (trx: Trx, clock: Clock) => Promise<Outcome<string>>,
): Promise<ReviewPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    inReviews(database, viewer, (trx) => command(trx, context.clock)),
  );
  if (done === undefined) return { review: null, userErrors: refused };
  return { review: (await reviewsOf(context, done))[0] ?? null, userErrors: [] };
}

@Resolver(() => Review)
export class ReviewResolver {
  @Query(() => [Review], { description: "Reviews, the latest period first." })
  reviews(@Ctx() context: RequestContext): Promise<Review[]> {
    return reviewsOf(context);
  }

  @Query(() => Review, { nullable: true, description: "A review by its code." })
  async review(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "2026, 2026-Q3 or 2026-10." }) code: string,
  ): Promise<Review | null> {
    return (await reviewsOf(context, code))[0] ?? null;
  }

  @Mutation(() => ReviewPayload, { description: "Opens a review 开启考核 by the scheme in force on its last day." })
  openReview(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "2026, 2026-Q3 or 2026-10." }) code: string,
    @Arg("appealDays", () => Int, {
      nullable: true,
      description: "Days for statement and appeal; left out as policy has it.",
    })
    appealDays?: number | null,
  ): Promise<ReviewPayload> {
    return payload(context, (trx, clock) => openCycle(trx, clock, { code, appealDays: appealDays ?? null }));
  }

  @Mutation(() => ReviewPayload, { description: "Draws, freezes, scores and ranks the figures of every estate 取数." })
  drawReview(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Which review." }) code: string,
  ): Promise<ReviewPayload> {
    return payload(context, (trx, clock) => drawCycle(trx, clock, { code }));
  }

  @Mutation(() => ReviewPayload, {
    description: "Draws the figures again 重新取数 before they are published; every earlier draw stays.",
  })
  redrawReview(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Which review." }) code: string,
    @Arg("reason", () => String, { description: "Why, in at most 500 characters." }) reason: string,
  ): Promise<ReviewPayload> {
    return payload(context, (trx, clock) => redrawCycle(trx, clock, { code, reason }));
  }

  @Mutation(() => ReviewPayload, { description: "Publishes scorecards to their estates 公布." })
  publishReview(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Which review." }) code: string,
  ): Promise<ReviewPayload> {
    return payload(context, (trx, clock) => publishCycle(trx, clock, { code }));
  }

  @Mutation(() => ReviewPayload, { description: "Signs a review off 定案." })
  finaliseReview(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Which review." }) code: string,
  ): Promise<ReviewPayload> {
    return payload(context, (trx, clock) => finaliseCycle(trx, clock, { code }));
  }

  @FieldResolver(() => ReviewScheme, { description: "The scheme that it scores by." })
  async scheme(@Root() { schemeVersion }: Review, @Ctx() context: RequestContext): Promise<ReviewScheme> {
    const [scheme] = await schemesOf(context, schemeVersion);
    if (scheme === undefined) throw new Error(`there is no scheme ${schemeVersion}`);
    return scheme;
  }

  @FieldResolver(() => [Scorecard], {
    description: "Scorecards in order of the estate's code: of the viewer's estates, and once published.",
  })
  scorecards(@Root() { cycleId }: Review, @Ctx() context: RequestContext): Promise<readonly Scorecard[]> {
    return context.load(cardsLoader, cycleId);
  }
}
