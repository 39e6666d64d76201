import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { estateOf, estateWith } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { findKey } from "./finding-case.store.ts";
import { FindingPage } from "./finding-list.input.ts";
import { countFindings, listFindings, placeOf, type FindingPlace } from "./finding-list.store.ts";
import { FindingConnection, FindingListCount } from "./finding-list.type.ts";
import {
  acceptorsLoader,
  actionsLoader,
  confidentialLoader,
  dayKey,
  eventsLoader,
  evidenceLoader,
  findingLoader,
  returnsLoader,
} from "./finding.loader.ts";
import { listAssignees } from "./assignee.store.ts";
import { Evidence, Finding, FindingActionEnum, FindingEvent, ResponsiblePerson } from "./finding.type.ts";
import type { FindingAction } from "./rectification.rules.ts";

function readPlace(after: string | null | undefined): FindingPlace | null {
  const [day, estate, number] = readCursor(after, /^\d{4}-\d{2}-\d{2}\/\d{1,9}\/\d{1,9}$/)?.split("/") ?? [];
  return day === undefined ? null : { day, estate: Number(estate), number: Number(number) };
}

/** A finding by its code, as of today; null where there is none in scope. */
export async function findFinding(context: RequestContext, code: string): Promise<Finding | null> {
  const key = await context.read((trx) => findKey(trx, code));
  return key === null ? null : context.load(findingLoader, await dayKey(context, key));
}

@Resolver(() => FindingConnection)
export class FindingListResolver {
  @Query(() => FindingConnection, { description: "Findings that match, a page at a time." })
  async findings(
    @Ctx() context: RequestContext,
    @Args(() => FindingPage) { filter, sort, first, after }: FindingPage,
  ): Promise<FindingConnection> {
    const limit = pageSize(first);
    const { personId, role } = await context.me();
    const query = { filter: filter ?? {}, who: { personId, role }, today: context.today };
    const page = { sort, after: readPlace(after), limit: limit + 1 };
    const rows = await context.read((trx) => listFindings(trx, query, page));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(placeOf(last, sort));
    return Object.assign(new FindingConnection(), { query, nodes, pageInfo: new PageInfo(rows.length > limit, end) });
  }

  @FieldResolver(() => [FindingListCount], {
    description: "How many of all that match stand in each of the three lists.",
  })
  counts(@Root() { query }: FindingConnection, @Ctx() context: RequestContext): Promise<FindingListCount[]> {
    return context.read((trx) => countFindings(trx, query));
  }
}

@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => Finding, { nullable: true, description: "A finding by its code; null where there is none in scope." })
  finding(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "Code, such as E01-F12." }) code: string,
  ): Promise<Finding | null> {
    return findFinding(context, code);
  }

  @Query(() => [ResponsiblePerson], { description: "Who can be made responsible in an estate today: its managers." })
  async assignees(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { description: "Code of the estate." }) code: string,
  ): Promise<ResponsiblePerson[]> {
    const estate = await estateWith(context, code);
    return estate === undefined ? [] : context.read((trx) => listAssignees(trx, estate.estateId, context.today));
  }

  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: Finding, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => [FindingActionEnum], { description: "What the viewer may do with it now." })
  async actions(@Root() finding: Finding, @Ctx() context: RequestContext): Promise<readonly FindingAction[]> {
    return context.load(actionsLoader, await dayKey(context, finding));
  }

  @FieldResolver(() => [FindingEvent], { description: "Its timeline, from the first event on." })
  events(@Root() { estateId, findingId }: Finding, @Ctx() context: RequestContext): Promise<readonly FindingEvent[]> {
    return context.load(eventsLoader, { estateId, findingId });
  }

  @FieldResolver(() => [Evidence], { description: "Its files, in the order in which they were brought." })
  evidence(@Root() { estateId, findingId }: Finding, @Ctx() context: RequestContext): Promise<readonly Evidence[]> {
    return context.load(evidenceLoader, { estateId, findingId });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What names households; null where there is none, and for the committee.",
  })
  confidential(@Root() { estateId, findingId }: Finding, @Ctx() context: RequestContext): Promise<string | null> {
    return context.load(confidentialLoader, { estateId, findingId });
  }

  @FieldResolver(() => [String], { description: "Roles that may accept its rectification today." })
  async acceptors(@Root() finding: Finding, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return context.load(acceptorsLoader, await dayKey(context, finding));
  }

  @FieldResolver(() => Finding, { nullable: true, description: "The closed finding of which this is the return 复发." })
  async recursOf(
    @Root() { estateId, recursOfNumber }: Finding,
    @Ctx() context: RequestContext,
  ): Promise<Finding | null> {
    if (recursOfNumber === null) return null;
    return context.load(findingLoader, await dayKey(context, { estateId, findingId: recursOfNumber }));
  }

  @FieldResolver(() => [Finding], { description: "Findings that are its return." })
  async returns(@Root() finding: Finding, @Ctx() context: RequestContext): Promise<readonly Finding[]> {
    return context.load(returnsLoader, await dayKey(context, finding));
  }
}
