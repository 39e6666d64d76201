import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { Estate } from "../register/register.type.ts";
import { PeriodInput } from "./collection.input.ts";
import { Portfolio } from "./portfolio.type.ts";
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

const DESCRIPTION =
  "Promises to pay in the log of contacts that have fallen due, and how many were kept 承诺兑现 (P7.2).";

function promisesOf(
  context: RequestContext,
  estateId: number | null,
  { period: { from, to }, asOf, knownAt }: PromiseArguments,
): Promise<PaymentPromises> {
  if (to < from) throw inputError("period.to", "to lies before from.");
  return context.load(promisesLoader, { estateId, from, to, asOf: asOf ?? context.today, knownAt: knownAt ?? null });
}

@Resolver(() => Portfolio)
export class PortfolioPromiseResolver {
  @FieldResolver(() => PaymentPromises, { description: DESCRIPTION })
  promises(
    @Ctx() context: RequestContext,
    @Args(() => PromiseArguments) given: PromiseArguments,
  ): Promise<PaymentPromises> {
    return promisesOf(context, null, given);
  }
}

@Resolver(() => Estate)
export class PromiseResolver {
  @FieldResolver(() => PaymentPromises, { description: DESCRIPTION })
  promises(
    @Root() { estateId }: Estate,
    @Args(() => PromiseArguments) given: PromiseArguments,
    @Ctx() context: RequestContext,
  ): Promise<PaymentPromises> {
    return promisesOf(context, estateId, given);
  }
}
