import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { causeGoneLoader } from "./audit/cause.loader.ts";
import type { RequestContext } from "./platform/context.ts";
import { InstantScalar } from "./platform/scalars.ts";
import { Finding } from "./supervision/finding.type.ts";

/** What the audit rules know of a finding that was an exception once. */
@Resolver(() => Finding)
export class FindingCauseResolver {
  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description:
      "Since when the rule that found it finds it no longer: it proposes its own acceptance, which a person still decides. Null otherwise.",
  })
  causeGoneAt(
    @Root() { estateId, findingId, source }: Finding,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    if (source !== "AUDIT") return Promise.resolve(null);
    return context.load(causeGoneLoader, { estateId, findingId });
  }
}
