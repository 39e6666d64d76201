import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { sayWhy, type FindingWhy, type Moved } from "./finding-event.ts";

/** Takes up again what was put off 恢复整改; the day until which it was is then the deadline. */
export const resumeRectification = (trx: Trx, clock: Clock, input: FindingWhy): Promise<Outcome<Moved>> =>
  sayWhy(trx, clock, input, "RESUME");
