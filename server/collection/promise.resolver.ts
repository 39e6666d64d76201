import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { Estate } from "../register/register.type.ts";
import { PeriodInput } from "./collection.input.ts";
import { promisesLoader } from "./promise.loader.ts";
import { PaymentPromises } from "./promise.type.ts";

@ArgsType()
class PromiseArguments {
  @Field(() => PeriodInput, { description: "Days promised." })
  period!: PeriodInput;
  @Field(() => DayScalar, { nullable: true, description: "As-of date 统计截止日; today where left out." })
  asOf?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; absent: everything recorded.",
  })
  knownAt?: string | null;
}

@Resolver(() => Estate)
export class PromiseResolver {
  @FieldResolver(() => PaymentPromises, {
    description: "Promises to pay in the log of contacts that have fallen due, and how many were kept 承诺兑现 (P7.2).",
  })
  promises(
    @Root() { estateId }: Estate,
    @Args(() => PromiseArguments) { period: { from, to }, asOf, knownAt }: PromiseArguments,
    @Ctx() context: RequestContext,
  ): Promise<PaymentPromises> {
    if (to < from) throw inputError("period.to", "to lies before from.");
    return context.load(promisesLoader, { estateId, from, to, asOf: asOf ?? context.today, knownAt: knownAt ?? null });
  }
}
