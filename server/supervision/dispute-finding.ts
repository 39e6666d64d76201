import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { sayWhy, type FindingWhy, type Moved } from "./finding-event.ts";

/** The estate says that it is no problem, or not its own 提出异议. */
export const disputeFinding = (trx: Trx, clock: Clock, input: FindingWhy): Promise<Outcome<Moved>> =>
  sayWhy(trx, clock, input, "DISPUTE");
