import { ArgsType, Field } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import type { LedgerKey } from "./ledger.type.ts";

/** As of which day, and as known when, a ledger is read. */
@ArgsType()
export class LedgerPosition {
  @Field(() => DayScalar, { nullable: true, description: "As-of date 统计截止日; today when left out." })
  asOf?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; everything recorded when left out.",
  })
  knownAt?: string | null;
}

/** The position asked for: today and everything recorded where nothing is said. */
export const positionAt = (
  { asOf, knownAt }: LedgerPosition,
  context: RequestContext,
): Pick<LedgerKey, "asOf" | "knownAt"> => ({ asOf: asOf ?? context.today, knownAt: knownAt ?? null });
