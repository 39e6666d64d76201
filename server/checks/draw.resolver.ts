import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { templateLoader } from "./check.loader.ts";
import { drawSurprise } from "./draw-surprise.ts";
import { lotsLoader, readDraws } from "./draw.store.ts";
import { Draw, DrawLot, DrawPayload, DrawSurpriseInput, FreezeDrawInput } from "./draw.type.ts";
import { freezeDraw, type Drawn } from "./freeze-draw.ts";
import { revealDraw } from "./reveal-draw.ts";
import { CheckTemplate } from "./template.type.ts";

async function payload(
  context: RequestContext,
  command: (trx: Trx, clock: Clock) => Promise<Outcome<Drawn>>,
): Promise<DrawPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => command(trx, context.clock)),
  );
  if (done === undefined) return { draw: null, userErrors: refused };
  const [draw] = await context.read((trx) => readDraws(trx, done.drawId));
  return { draw: draw ?? null, userErrors: [] };
}

@Resolver(() => Draw)
export class DrawResolver {
  @Query(() => [Draw], { description: "Draws of surprise checks, the latest first." })
  draws(@Ctx() context: RequestContext): Promise<Draw[]> {
    return context.read((trx) => readDraws(trx));
  }

  @Query(() => Draw, { nullable: true, description: "A draw by its key." })
  async draw(
    @Ctx() context: RequestContext,
    @Arg("drawId", () => Int, { description: "Key." }) drawId: number,
  ): Promise<Draw | null> {
    const [draw] = await context.read((trx) => readDraws(trx, drawId));
    return draw ?? null;
  }

  @Mutation(() => DrawPayload, { description: "Freezes the universe of a draw, and publishes the hash of its seed." })
  freezeDraw(
    @Ctx() context: RequestContext,
    @Arg("input", () => FreezeDrawInput) input: FreezeDrawInput,
  ): Promise<DrawPayload> {
    return payload(context, (trx, clock) => freezeDraw(trx, clock, input));
  }

  @Mutation(() => DrawPayload, { description: "Draws, with a word that was said in public since." })
  drawSurprise(
    @Ctx() context: RequestContext,
    @Arg("input", () => DrawSurpriseInput) input: DrawSurpriseInput,
  ): Promise<DrawPayload> {
    return payload(context, (trx, clock) => drawSurprise(trx, clock, input));
  }

  @Mutation(() => DrawPayload, {
    description: "Reveals the seed and what was drawn, once no estate can learn from it.",
  })
  revealDraw(
    @Ctx() context: RequestContext,
    @Arg("draw", () => Int, { description: "Which draw." }) draw: number,
  ): Promise<DrawPayload> {
    return payload(context, (trx, clock) => revealDraw(trx, clock, { draw }));
  }

  @FieldResolver(() => CheckTemplate, { nullable: true, description: "The checklist, in its latest version." })
  template(@Root() { templateCode: code }: Draw, @Ctx() context: RequestContext): Promise<CheckTemplate | null> {
    return context.load(templateLoader, { code, version: null });
  }

  @FieldResolver(() => [DrawLot], { description: "Who inspects which estate; none for estates and committees." })
  lots(@Root() { drawId }: Draw, @Ctx() context: RequestContext): Promise<readonly DrawLot[]> {
    return context.load(lotsLoader, drawId);
  }
}
