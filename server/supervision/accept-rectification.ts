import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, tooLong, type FindingAt, type Moved } from "./finding-event.ts";

export interface AcceptRectificationInput extends FindingAt {
  /** What the acceptor adds; may be empty. */
  readonly opinion: string;
}

/** Accepts a rectification 验收通过，销号, for good: whoever did the work, or belongs to its team, never does (P6.6). */
export const acceptRectification = (trx: Trx, clock: Clock, input: AcceptRectificationInput): Promise<Outcome<Moved>> =>
  actOnFinding(
    trx,
    clock,
    input,
    "ACCEPT",
    async () => tooLong("opinion", input.opinion) ?? done({ reason: input.opinion }),
  );
