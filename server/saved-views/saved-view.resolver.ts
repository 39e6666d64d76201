import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { forgetView } from "./forget-view.ts";
import { renameView } from "./rename-view.ts";
import { saveView } from "./save-view.ts";
import { readOwnView, readViews, type Finder } from "./saved-view.store.ts";
import { RenameViewInput, SavedView, SavedViewPayload, SaveViewInput } from "./saved-view.type.ts";
import { shareView, unshareView } from "./share-view.ts";

/** Does something to a view of the caller's, and tells how it stands afterwards. */
async function payload(
  context: RequestContext,
  act: (trx: Trx, me: Finder) => Promise<Outcome<{ readonly viewId: number }>>,
): Promise<SavedViewPayload> {
  const me = await context.me();
  return context.writePeople(async (trx) => {
    const { done, refused } = await act(trx, me);
    if (done === undefined) return { view: null, userErrors: refused };
    return { view: (await readOwnView(trx, me, done.viewId)) ?? null, userErrors: [] };
  });
}

const VIEW_ID = { description: "Which of one's own." };

@Resolver()
export class SavedViewResolver {
  @Query(() => [SavedView], { description: "One's own views by name, then those that others share with one." })
  async savedViews(@Ctx() context: RequestContext): Promise<SavedView[]> {
    const me = await context.me();
    return context.readPeople((trx) => readViews(trx, me));
  }

  @Mutation(() => SavedViewPayload, { description: "Keeps an address of the dashboard under a name." })
  saveView(
    @Ctx() context: RequestContext,
    @Arg("input", () => SaveViewInput) input: SaveViewInput,
  ): Promise<SavedViewPayload> {
    return payload(context, (trx, me) => saveView(trx, context.clock.now(), me, input));
  }

  @Mutation(() => SavedViewPayload, { description: "Gives a view of one's own another name." })
  renameView(
    @Ctx() context: RequestContext,
    @Arg("input", () => RenameViewInput) input: RenameViewInput,
  ): Promise<SavedViewPayload> {
    return payload(context, (trx, me) => renameView(trx, me, input));
  }

  @Mutation(() => SavedViewPayload, {
    description: "Lets others in one's role find a view, if they see at least the estates that one sees.",
  })
  shareView(
    @Ctx() context: RequestContext,
    @Arg("viewId", () => Int, VIEW_ID) viewId: number,
  ): Promise<SavedViewPayload> {
    return payload(context, (trx, me) => shareView(trx, me, viewId));
  }

  @Mutation(() => SavedViewPayload, { description: "Keeps a view to oneself again." })
  unshareView(
    @Ctx() context: RequestContext,
    @Arg("viewId", () => Int, VIEW_ID) viewId: number,
  ): Promise<SavedViewPayload> {
    return payload(context, (trx, me) => unshareView(trx, me, viewId));
  }

  @Mutation(() => SavedViewPayload, { description: "Forgets a view of one's own." })
  forgetView(
    @Ctx() context: RequestContext,
    @Arg("viewId", () => Int, VIEW_ID) viewId: number,
  ): Promise<SavedViewPayload> {
    return payload(context, (trx, me) => forgetView(trx, me, viewId));
  }
}
