import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import { inBoth, type BothLanguages } from "../platform/both-languages.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import { FindingDesk } from "../platform/finding-desk.ts";
import type { Outcome } from "../platform/outcome.ts";
import { estateKey, estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { actOnCard, findCard, type CardKey } from "./act-on-card.ts";
import { addMeasure } from "./add-measure.ts";
import { cardLines } from "./card-lines.rules.ts";
import {
  earlierDrawsLoader,
  listCards,
  measuresLoader,
  rankLoader,
  readRestatedRows,
  restatementLoader,
  reviewEventsLoader,
} from "./card.loader.ts";
import {
  AddMeasureInput,
  DecideAppealInput,
  EarlierDraw,
  RestatedRow,
  ReviewActionEnum,
  ReviewEvent,
  ReviewMeasure,
  ReviewRank,
  ReviewRestatement,
  Scorecard,
  ScorecardInput,
  ScorecardPayload,
  ScoreLine,
} from "./card.type.ts";
import { inReviews } from "./review-event.ts";
import { actionsOn, type ReviewAction } from "./review.rules.ts";
import { tellLine } from "./scheme-line.rules.ts";
import type { Indicator } from "./scheme.rules.ts";
import { IndicatorEnum } from "./scheme.type.ts";
import { missingText } from "./score-words.rules.ts";

async function findScorecard(context: RequestContext, code: string, estateId: number): Promise<Scorecard | null> {
  const found = await context.read((trx) => findCard(trx, code, estateId));
  if (found === null) return null;
  return (await context.read((trx) => listCards(trx, found.cycleId, estateId)))[0] ?? null;
}

async function payload(
  context: RequestContext,
  command: (trx: Trx, clock: Clock) => Promise<Outcome<CardKey>>,
): Promise<ScorecardPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    inReviews(database, viewer, (trx) => command(trx, context.clock)),
  );
  if (done === undefined) return { scorecard: null, userErrors: refused };
  return { scorecard: await findScorecard(context, done.code, done.estateId), userErrors: [] };
}

@Resolver(() => Scorecard)
export class ScorecardResolver {
  @Query(() => Scorecard, {
    nullable: true,
    description: "The scorecard of an estate; null where there is none in scope.",
  })
  async scorecard(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Code of the review." }) code: string,
    @Arg("estate", () => String, { description: "Code of the estate." }) estate: string,
  ): Promise<Scorecard | null> {
    return findScorecard(context, code, await estateKey(context, estate));
  }

  @Mutation(() => ScorecardPayload, { description: "States the estate's view 陈述, without disputing the score." })
  async stateOnReview(
    @Ctx() context: RequestContext,
    @Arg("input", () => ScorecardInput) { estate, ...input }: ScorecardInput,
  ): Promise<ScorecardPayload> {
    const estateId = await estateKey(context, estate);
    return payload(context, (trx, clock) => actOnCard(trx, clock, { ...input, estateId }, "STATE"));
  }

  @Mutation(() => ScorecardPayload, { description: "Appeals against the score 申诉." })
  async appealReview(
    @Ctx() context: RequestContext,
    @Arg("input", () => ScorecardInput) { estate, ...input }: ScorecardInput,
  ): Promise<ScorecardPayload> {
    const estateId = await estateKey(context, estate);
    return payload(context, (trx, clock) => actOnCard(trx, clock, { ...input, estateId }, "APPEAL"));
  }

  @Mutation(() => ScorecardPayload, { description: "Decides an appeal with a reason 裁定; never who scored." })
  async decideAppeal(
    @Ctx() context: RequestContext,
    @Arg("input", () => DecideAppealInput) { estate, upheld, awarded, ...input }: DecideAppealInput,
  ): Promise<ScorecardPayload> {
    const estateId = await estateKey(context, estate);
    const action = upheld ? "UPHOLD" : "DISMISS";
    return payload(context, (trx, clock) => actOnCard(trx, clock, { ...input, estateId }, action, awarded));
  }

  @Mutation(() => ScorecardPayload, { description: "Orders an improvement measure 改进措施, tracked as a finding." })
  async addMeasure(
    @Ctx() context: RequestContext,
    @Arg("input", () => AddMeasureInput) { estate, ...input }: AddMeasureInput,
  ): Promise<ScorecardPayload> {
    const estateId = await estateKey(context, estate);
    const desk = context.part(FindingDesk);
    return payload(context, (trx, clock) => addMeasure(trx, clock, desk, { ...input, estateId }));
  }

  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: Scorecard, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => [ScoreLine], { description: "Its lines, computed from the frozen inputs." })
  lines(@Root() { frozen }: Scorecard): ScoreLine[] {
    return cardLines(frozen).map((line) =>
      Object.assign(new ScoreLine(), line, { rule: tellLine(line.rule, line.target) }),
    );
  }

  @FieldResolver(() => BilingualText, {
    nullable: true,
    description: "Which lines had no figure, and what became of their weight; null where all had one.",
  })
  missing(@Root() { frozen }: Scorecard): BothLanguages | null {
    const lines = cardLines(frozen);
    const told = inBoth((language) => missingText(lines, language));
    return told.zh === "" ? null : told;
  }

  @FieldResolver(() => ReviewRank, { nullable: true, description: "Its place: as drawn, then as final." })
  rank(@Root() card: Scorecard, @Ctx() context: RequestContext): Promise<ReviewRank | null> {
    return context.load(rankLoader, card);
  }

  @FieldResolver(() => [EarlierDraw], {
    description: "Earlier draws 历次取数 that were replaced before it was published, as they were drawn.",
  })
  earlierDraws(@Root() card: Scorecard, @Ctx() context: RequestContext): Promise<readonly EarlierDraw[]> {
    return context.load(earlierDrawsLoader, card);
  }

  @FieldResolver(() => [ReviewEvent], { description: "What happened to it, from the first event on." })
  events(@Root() card: Scorecard, @Ctx() context: RequestContext): Promise<readonly ReviewEvent[]> {
    return context.load(reviewEventsLoader, card);
  }

  @FieldResolver(() => [ReviewActionEnum], { description: "What the viewer may do with it now." })
  async actions(
    @Root() { state, scorers, dueOn, score }: Scorecard,
    @Ctx() context: RequestContext,
  ): Promise<ReviewAction[]> {
    const { personId, role } = await context.me();
    return actionsOn({
      state,
      role,
      dueOn,
      score,
      today: context.today,
      isScorer: personId !== null && scorers.includes(personId),
    });
  }

  @FieldResolver(() => [ReviewMeasure], { description: "Improvement measures ordered for it." })
  measures(@Root() card: Scorecard, @Ctx() context: RequestContext): Promise<readonly ReviewMeasure[]> {
    return context.load(measuresLoader, card);
  }

  @FieldResolver(() => [ReviewRestatement], {
    description: "Figures that are other ones today: entries came in after they were frozen. The score stays.",
  })
  restatement(@Root() card: Scorecard, @Ctx() context: RequestContext): Promise<readonly ReviewRestatement[]> {
    return context.load(restatementLoader, card);
  }

  @FieldResolver(() => [RestatedRow], {
    description: "The rows that make it another one, 200 at most; none of what rows do not decide.",
  })
  restatedRows(
    @Root() card: Scorecard,
    @Ctx() context: RequestContext,
    @Arg("indicator", () => IndicatorEnum, { description: "Of which line." }) indicator: Indicator,
  ): Promise<RestatedRow[]> {
    return context.read((trx) => readRestatedRows(trx, card, indicator));
  }
}
