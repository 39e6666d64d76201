import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import { FindingDesk } from "../platform/finding-desk.ts";
import type { Outcome } from "../platform/outcome.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { estateKey, estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { answersLoader, photosLoader, templateLoader } from "./check.loader.ts";
import { countChecks, listAssigned, listChecks, readCheck, type CheckKey, type CheckPlace } from "./check.store.ts";
import { AssignedCheck, Check, CheckAnswer, CheckConnection, CheckPayload, CheckPhoto } from "./check.type.ts";
import { CheckPage, ConfirmCheckInput, RecordCheckInput, StartCheckInput } from "./checks.input.ts";
import { confirmCheck } from "./confirm-check.ts";
import { isCheckId } from "./kind.rules.ts";
import { recordCheck } from "./record-check.ts";
import { startCheck } from "./start-check.ts";
import { CheckTemplate } from "./template.type.ts";

function readPlace(after: string | null | undefined): CheckPlace | null {
  const [receivedAt, checkId] = readCursor(after, /^[\d :.+-]{10,40}\|[0-9a-f-]{36}$/)?.split("|") ?? [];
  return receivedAt === undefined || checkId === undefined ? null : { receivedAt, checkId };
}

async function templateOf(context: RequestContext, code: string, version: number | null): Promise<CheckTemplate> {
  const template = await context.load(templateLoader, { code, version });
  if (template === null) throw new Error(`there is no checklist ${code} of version ${version ?? "any"}`);
  return template;
}

/** Does something with a check in the caller's name, and tells how it stands afterwards. */
async function payload(
  context: RequestContext,
  given: { readonly id: string; readonly estate: string },
  command: (trx: Trx, clock: Clock, key: CheckKey) => Promise<Outcome<CheckKey>>,
): Promise<CheckPayload> {
  const key = { estateId: await estateKey(context, given.estate), checkId: given.id };
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => command(trx, context.clock, key)),
  );
  if (done === undefined) return { check: null, userErrors: refused };
  return { check: await context.read((trx) => readCheck(trx, done.checkId)), userErrors: [] };
}

@Resolver(() => CheckConnection)
export class CheckListResolver {
  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { filter }: CheckConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.read((trx) => countChecks(trx, filter));
  }
}

@Resolver(() => Check)
export class CheckResolver {
  @Query(() => CheckConnection, { description: "Checks that match, a page at a time." })
  async checks(
    @Ctx() context: RequestContext,
    @Args(() => CheckPage) { filter, first, after }: CheckPage,
  ): Promise<CheckConnection> {
    const limit = pageSize(first);
    const page = { after: readPlace(after), limit: limit + 1 };
    const rows = await context.read((trx) => listChecks(trx, filter ?? {}, page));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(`${last.receivedAt}|${last.checkId}`);
    const pageInfo = new PageInfo(rows.length > limit, end);
    return Object.assign(new CheckConnection(), { filter: filter ?? {}, nodes, pageInfo });
  }

  @Query(() => Check, { nullable: true, description: "A check by its id; null where there is none in scope." })
  async check(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "Its id." }) id: string,
  ): Promise<Check | null> {
    return isCheckId(id) ? context.read((trx) => readCheck(trx, id)) : null;
  }

  @Query(() => [AssignedCheck], { description: "Checks that the viewer is to carry out." })
  async assignedChecks(@Ctx() context: RequestContext): Promise<AssignedCheck[]> {
    const { personId } = await context.me();
    return context.read((trx) => listAssigned(trx, personId));
  }

  @Mutation(() => CheckPayload, { description: "Starts a check; the same id again changes nothing." })
  startCheck(
    @Ctx() context: RequestContext,
    @Arg("input", () => StartCheckInput) input: StartCheckInput,
  ): Promise<CheckPayload> {
    const { plan = null, planItem = null, draw = null } = input;
    return payload(context, input, (trx, clock, key) =>
      startCheck(trx, clock, { ...input, ...key, plan, planItem, draw }),
    );
  }

  @Mutation(() => CheckPayload, {
    description: "Hands the answers of a check in, and opens their findings; the same answers again change nothing.",
  })
  recordCheck(
    @Ctx() context: RequestContext,
    @Arg("input", () => RecordCheckInput) input: RecordCheckInput,
  ): Promise<CheckPayload> {
    const desk = context.part(FindingDesk);
    const { confirmation = null } = input;
    return payload(context, input, (trx, clock, key) =>
      recordCheck(trx, clock, desk, { ...input, ...key, confirmation }),
    );
  }

  @Mutation(() => CheckPayload, { description: "Records that the person inspected confirms, or not 现场确认." })
  confirmCheck(
    @Ctx() context: RequestContext,
    @Arg("input", () => ConfirmCheckInput) input: ConfirmCheckInput,
  ): Promise<CheckPayload> {
    return payload(context, input, (trx, clock, key) => confirmCheck(trx, clock, { ...input, ...key }));
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer carried it out, and may still record what the person inspected says.",
  })
  async confirmable(@Root() { inspectorId, state }: Check, @Ctx() context: RequestContext): Promise<boolean> {
    return state === "RECORDED" && inspectorId === (await context.me()).personId;
  }

  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: Check, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => CheckTemplate, { description: "The checklist, in the version that it was answered with." })
  template(@Root() { templateCode, templateVersion }: Check, @Ctx() context: RequestContext): Promise<CheckTemplate> {
    return templateOf(context, templateCode, templateVersion);
  }

  @FieldResolver(() => [CheckAnswer], { description: "Its answers; none before it is handed in." })
  answers(@Root() { estateId, checkId }: Check, @Ctx() context: RequestContext): Promise<readonly CheckAnswer[]> {
    return context.load(answersLoader, { estateId, checkId });
  }

  @FieldResolver(() => [CheckPhoto], { description: "Its photos; none for a committee." })
  photos(@Root() { estateId, checkId }: Check, @Ctx() context: RequestContext): Promise<readonly CheckPhoto[]> {
    return context.load(photosLoader, { estateId, checkId });
  }
}

@Resolver(() => AssignedCheck)
export class AssignedCheckResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: AssignedCheck, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => CheckTemplate, { description: "The checklist, in its latest version." })
  template(@Root() { templateCode }: AssignedCheck, @Ctx() context: RequestContext): Promise<CheckTemplate> {
    return templateOf(context, templateCode, null);
  }
}
