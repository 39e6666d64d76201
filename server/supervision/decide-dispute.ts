import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { sayWhy, type FindingWhy, type Moved } from "./finding-event.ts";

export interface DecideDisputeInput extends FindingWhy {
  readonly upheld: boolean;
}

/** Decides a dispute 异议裁定: upheld, the finding is void 已作废; dismissed, it is rectified. The side that raised it decides. */
export const decideDispute = (trx: Trx, clock: Clock, input: DecideDisputeInput): Promise<Outcome<Moved>> =>
  sayWhy(trx, clock, input, input.upheld ? "UPHOLD" : "DISMISS");
