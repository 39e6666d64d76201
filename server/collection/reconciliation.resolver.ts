import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { Portfolio } from "./portfolio.type.ts";
import { reconciliationLoader } from "./reconciliation.loader.ts";
import { Reconciliation } from "./reconciliation.type.ts";

@ArgsType()
class ReconciliationArguments {
  @Field(() => DayScalar, { description: "A day of the first month." })
  from!: string;
  @Field(() => DayScalar, { description: "A day of the last month; at most two years on." })
  to!: string;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; absent: everything recorded.",
  })
  knownAt?: string | null;
}

const DESCRIPTION =
  "The ledger against the control totals of bank and finance 对账差异, by estate, month, source, channel and figure; only what is stated is compared (P5.1).";

/** Whole months. */
function monthsOf({ from, to, knownAt }: ReconciliationArguments) {
  const [first, last] = [new Date(`${from.slice(0, 7)}-01`), new Date(`${to.slice(0, 7)}-01`)];
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  if (months < 0) throw inputError("to", `to ${to} lies before from ${from}.`);
  if (months >= 24) throw inputError("to", "Ask for at most 24 months.");
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return {
    from: first.toISOString().slice(0, 10),
    to: last.toISOString().slice(0, 10),
    knownAt: knownAt ?? null,
  };
}

@Resolver(() => Portfolio)
export class PortfolioReconciliationResolver {
  @FieldResolver(() => [Reconciliation], { description: DESCRIPTION })
  reconciliation(
    @Ctx() context: RequestContext,
    @Args(() => ReconciliationArguments) given: ReconciliationArguments,
  ): Promise<Reconciliation[]> {
    return context.load(reconciliationLoader, { estateId: null, ...monthsOf(given) });
  }
}

@Resolver(() => Estate)
export class EstateReconciliationResolver {
  @FieldResolver(() => [Reconciliation], { description: DESCRIPTION })
  reconciliation(
    @Root() { estateId }: Estate,
    @Ctx() context: RequestContext,
    @Args(() => ReconciliationArguments) given: ReconciliationArguments,
  ): Promise<Reconciliation[]> {
    return context.load(reconciliationLoader, { estateId, ...monthsOf(given) });
  }
}

@Resolver(() => Reconciliation)
export class ReconciliationResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: Reconciliation, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }
}
