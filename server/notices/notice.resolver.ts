import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { countDue } from "./due.store.ts";
import { endNoticeHook } from "./end-notice-hook.ts";
import { listHooks } from "./hook.store.ts";
import { countNotices, listNotices, readNames } from "./notice.store.ts";
import {
  NoticeConnection,
  NoticeCounts,
  NoticeHook,
  NoticeHookPayload,
  NoticePreference,
  NoticePreferencePayload,
} from "./notice.type.ts";
import { NoticeSettings } from "./notice-settings.ts";
import { SetNoticeHookInput, SetNoticePreferenceInput } from "./notices.input.ts";
import { readPreference } from "./recipient.store.ts";
import { setNoticeHook } from "./set-notice-hook.ts";
import { setNoticePreference } from "./set-notice-preference.ts";
import { tryNoticeHook } from "./try-notice-hook.ts";

@ArgsType()
class NoticePage {
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}

@Resolver(() => NoticeConnection)
export class NoticeListResolver {
  @FieldResolver(() => RowCount, { description: "How many there are." })
  matching(@Ctx() context: RequestContext): Promise<RowCount> {
    return context.read(countNotices);
  }
}

@Resolver()
export class NoticeResolver {
  @Query(() => NoticeCounts, { description: "How much waits for one today, in the role one acts in." })
  async noticeCounts(@Ctx() context: RequestContext): Promise<NoticeCounts> {
    const { personId, role } = await context.me();
    return context.read((trx) => countDue(trx, personId, role ?? "", context.today));
  }

  @Query(() => NoticePreference, { description: "How one wants to be told." })
  async noticePreference(@Ctx() context: RequestContext): Promise<NoticePreference> {
    const { personId } = await context.me();
    const preference = await context.readPeople((trx) => readPreference(trx, personId));
    return { ...preference, mailReady: context.part(NoticeSettings).mailReady };
  }

  @Query(() => [NoticeHook], { description: "Group chats that notices go to, the company's first." })
  noticeHooks(@Ctx() context: RequestContext): Promise<NoticeHook[]> {
    return context.read((trx) => listHooks(trx));
  }

  @Query(() => NoticeConnection, { description: "The outbox 发送记录, latest first." })
  async notices(
    @Ctx() context: RequestContext,
    @Args(() => NoticePage) { first, after }: NoticePage,
  ): Promise<NoticeConnection> {
    const limit = pageSize(first);
    const rows = await context.read((trx) => listNotices(trx, readCursor(after, /^\d{1,18}$/), limit + 1));
    const shown = rows.slice(0, limit);
    const ids = shown.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    const names = await context.readPeople((trx) => readNames(trx, ids));
    const nodes = shown.map((row) => ({ ...row, personName: names.get(row.personId ?? 0) ?? null }));
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(last.noticeId);
    return { nodes, pageInfo: new PageInfo(rows.length > limit, end) };
  }

  @Mutation(() => NoticeHookPayload, { description: "Has notices sent to a group chat." })
  setNoticeHook(
    @Ctx() context: RequestContext,
    @Arg("input", () => SetNoticeHookInput) input: SetNoticeHookInput,
  ): Promise<NoticeHookPayload> {
    return payload(context, (trx, clock) => setNoticeHook(trx, clock, input));
  }

  @Mutation(() => NoticeHookPayload, { description: "Sends no more to a group chat." })
  endNoticeHook(
    @Ctx() context: RequestContext,
    @Arg("hookId", () => Int, { description: "Which." }) hookId: number,
  ): Promise<NoticeHookPayload> {
    return payload(context, (trx, clock) => endNoticeHook(trx, clock, hookId));
  }

  @Mutation(() => NoticeHookPayload, { description: "Sends a test notice to a group chat." })
  tryNoticeHook(
    @Ctx() context: RequestContext,
    @Arg("hookId", () => Int, { description: "Which." }) hookId: number,
  ): Promise<NoticeHookPayload> {
    return payload(context, (trx, clock) => tryNoticeHook(trx, clock, hookId));
  }

  @Mutation(() => NoticePreferencePayload, { description: "Says how one wants to be told." })
  async setNoticePreference(
    @Ctx() context: RequestContext,
    @Arg("input", () => SetNoticePreferenceInput) input: SetNoticePreferenceInput,
  ): Promise<NoticePreferencePayload> {
    const { personId } = await context.me();
    const preference = await context.writePeople(async (trx) => {
      await setNoticePreference(trx, context.clock, personId, input);
      return readPreference(trx, personId);
    });
    return { preference: { ...preference, mailReady: context.part(NoticeSettings).mailReady }, userErrors: [] };
  }
}

async function payload(
  context: RequestContext,
  command: (trx: Trx, clock: Clock) => Promise<Outcome<{ hookId: number }>>,
): Promise<NoticeHookPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    database.asServer(viewer, (trx) => command(trx, context.clock)),
  );
  if (done === undefined) return { hook: null, userErrors: refused };
  const hooks = await context.read((trx) => listHooks(trx));
  return { hook: hooks.find(({ hookId }) => hookId === done.hookId) ?? null, userErrors: [] };
}
