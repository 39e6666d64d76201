import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { sayWhy, type FindingWhy, type Moved } from "./finding-event.ts";

/** Withdraws what was recorded by mistake 作废, before anybody was made responsible; only the side that raised it may. */
export const voidFinding = (trx: Trx, clock: Clock, input: FindingWhy): Promise<Outcome<Moved>> =>
  sayWhy(trx, clock, input, "VOID");
