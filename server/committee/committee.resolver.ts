import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import { FindingDesk } from "../platform/finding-desk.ts";
import type { Outcome } from "../platform/outcome.ts";
import { estateKey } from "../register/find-estate.ts";
import { answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import {
  AnswerCommitteeInput,
  AskCommitteeInput,
  PublishBulletinInput,
  ReceiveInput,
  RecordDecisionsInput,
  ReturnOpinionInput,
} from "./committee.input.ts";
import { CommitteePayload, CommitteeRelease, CommitteeBuildingName, CommitteeWindow } from "./committee.type.ts";
import { publishBulletin } from "./publish-bulletin.ts";
import { receive } from "./receive.ts";
import { recordDecisions } from "./record-decisions.ts";
import { returnOpinion } from "./return-opinion.ts";
import { readWindow } from "./window.store.ts";

async function findWindow(context: RequestContext, estate: string): Promise<CommitteeWindow | null> {
  const { personId } = await context.me();
  return context.read((trx) => readWindow(trx, { estate, today: context.today, personId }));
}

/** Does something in the caller's name, and tells how the window stands afterwards. */
async function payload(
  context: RequestContext,
  estate: string,
  command: (trx: Trx, clock: Clock, estateId: number) => Promise<Outcome<{ estateId: number }>>,
): Promise<CommitteePayload> {
  const estateId = await estateKey(context, estate);
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => command(trx, context.clock, estateId)),
  );
  if (done === undefined) return { window: null, userErrors: refused };
  return { window: await findWindow(context, estate), userErrors: [] };
}

@Resolver(() => CommitteeRelease)
export class CommitteeResolver {
  @Query(() => CommitteeWindow, { nullable: true, description: "The window of an estate; null out of scope." })
  committeeWindow(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { description: "Code of the estate." }) estate: string,
  ): Promise<CommitteeWindow | null> {
    return findWindow(context, estate);
  }

  @FieldResolver(() => [CommitteeBuildingName], { description: "What buildings were called then." })
  buildings(@Root() { buildingNames }: CommitteeRelease): CommitteeBuildingName[] {
    return Object.entries(buildingNames).map(([code, name]) => ({ code, name }));
  }

  @Mutation(() => CommitteePayload, { description: "Publishes the bulletin of a month 发布收缴情况报告." })
  publishBulletin(
    @Ctx() context: RequestContext,
    @Arg("input", () => PublishBulletinInput) { estate, month, promise }: PublishBulletinInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      publishBulletin(trx, clock, { estateId, month, promise }),
    );
  }

  @Mutation(() => CommitteePayload, { description: "The committee signs for a bulletin 签收报告." })
  receiveBulletin(
    @Ctx() context: RequestContext,
    @Arg("input", () => ReceiveInput) { estate, number }: ReceiveInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      receive(trx, clock, { estateId, kind: "BULLETIN", number }),
    );
  }

  @Mutation(() => CommitteePayload, { description: "The committee returns its opinion on a bulletin 反馈监督意见." })
  returnOpinion(
    @Ctx() context: RequestContext,
    @Arg("input", () => ReturnOpinionInput) { estate, ...given }: ReturnOpinionInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) => returnOpinion(trx, clock, { ...given, estateId }));
  }

  @Mutation(() => CommitteePayload, { description: "The company signs for an opinion 签收意见." })
  receiveOpinion(
    @Ctx() context: RequestContext,
    @Arg("input", () => ReceiveInput) { estate, number }: ReceiveInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      receive(trx, clock, { estateId, kind: "OPINION", number }),
    );
  }

  @Mutation(() => CommitteePayload, { description: "Either side signs for minutes of the meeting 签收会议纪要." })
  receiveMinutes(
    @Ctx() context: RequestContext,
    @Arg("input", () => ReceiveInput) { estate, number }: ReceiveInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      receive(trx, clock, { estateId, kind: "MINUTES", number }),
    );
  }

  @Mutation(() => CommitteePayload, { description: "The committee asks about a number 质询." })
  askCommitteeQuestion(
    @Ctx() context: RequestContext,
    @Arg("input", () => AskCommitteeInput) { estate, release, ...given }: AskCommitteeInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      askQuestion(trx, clock, { ...given, estateId, release: release ?? null }),
    );
  }

  @Mutation(() => CommitteePayload, { description: "The company answers a question 答复质询." })
  answerCommitteeQuestion(
    @Ctx() context: RequestContext,
    @Arg("input", () => AnswerCommitteeInput) { estate, ...given }: AnswerCommitteeInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) => answerQuestion(trx, clock, { ...given, estateId }));
  }

  @Mutation(() => CommitteePayload, { description: "Tracks decisions of a meeting as findings 会议决议转问题跟踪." })
  recordDecisions(
    @Ctx() context: RequestContext,
    @Arg("input", () => RecordDecisionsInput) { estate, ...given }: RecordDecisionsInput,
  ): Promise<CommitteePayload> {
    return payload(context, estate, (trx, clock, estateId) =>
      recordDecisions(trx, clock, context.part(FindingDesk), { ...given, estateId }),
    );
  }
}
