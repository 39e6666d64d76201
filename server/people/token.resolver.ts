import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { issueToken, revokeToken } from "./issue-token.ts";
import { readTokens } from "./own-account.store.ts";
import { IssueTokenInput } from "./people.input.ts";
import { TokenPayload } from "./people.type.ts";
import { ApiToken } from "./person.type.ts";

@Resolver()
export class TokenResolver {
  @Query(() => [ApiToken], { description: "One's own tokens, latest first." })
  async tokens(@Ctx() context: RequestContext): Promise<ApiToken[]> {
    const { personId } = await context.me();
    return context.readPeople((trx) => readTokens(trx, personId, null));
  }

  @Mutation(() => TokenPayload, {
    description: "Issues a token for a machine: at most what one may do oneself in the role.",
  })
  async issueToken(
    @Ctx() context: RequestContext,
    @Arg("input", () => IssueTokenInput) input: IssueTokenInput,
  ): Promise<TokenPayload> {
    const me = await context.me();
    return context.writePeople(async (trx) => {
      const { done, refused } = await issueToken(trx, context.clock.now(), me, input);
      if (done === undefined) return { token: null, secret: null, userErrors: refused };
      const [token] = await readTokens(trx, me.personId, done.tokenId);
      return { token: token ?? null, secret: done.secret, userErrors: [] };
    });
  }

  @Mutation(() => TokenPayload, { description: "Stops one of one's own tokens at once." })
  async revokeToken(
    @Ctx() context: RequestContext,
    @Arg("tokenId", () => Int, { description: "Which." }) tokenId: number,
  ): Promise<TokenPayload> {
    const me = await context.me();
    return context.writePeople(async (trx) => {
      const { refused } = await revokeToken(trx, context.clock.now(), me, tokenId);
      if (refused !== undefined) return { token: null, secret: null, userErrors: refused };
      const [token] = await readTokens(trx, me.personId, tokenId);
      return { token: token ?? null, secret: null, userErrors: [] };
    });
  }
}
