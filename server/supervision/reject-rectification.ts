import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { sayWhy, type FindingWhy, type Moved } from "./finding-event.ts";

/** Sends a rectification back 退回整改: another round begins, with the deadline as it is. */
export const rejectRectification = (trx: Trx, clock: Clock, input: FindingWhy): Promise<Outcome<Moved>> =>
  sayWhy(trx, clock, input, "REJECT");
