import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { actOnFinding, type FindingAt, type Moved } from "./finding-event.ts";

/** The estate takes the finding up 开始整改. */
export const startRectification = (trx: Trx, clock: Clock, input: FindingAt): Promise<Outcome<Moved>> =>
  actOnFinding(trx, clock, input, "START");
