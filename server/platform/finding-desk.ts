import type { Trx } from "../database/transaction.ts";
import type { Clock } from "./clock.ts";
import type { Outcome } from "./outcome.ts";

export const FINDING_SOURCES = ["AUDIT", "CHECK", "COMMITTEE", "COMPLAINT", "MANUAL", "REVIEW"] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

/** A problem as whoever found it tells it. */
export interface FindingOpening {
  readonly estateId: number;
  readonly source: FindingSource;
  /** By which its source knows it: of two openings with one key the second finds the first. Null where each is its own. */
  readonly sourceKey: string | null;
  readonly severity: "MEASURE" | "GENERAL" | "MORE_SERIOUS" | "SEVERE";
  /** At most 120 characters, naming no household: the committee reads it. */
  readonly title: string;
  /** At most 4,000 characters, naming no household. */
  readonly description: string;
  /** What names households; never for the committee (P5.4). */
  readonly confidential: string | null;
}

export interface OpenedFinding {
  readonly estateId: number;
  readonly findingId: number;
  /** What people call it, such as E01-F12. */
  readonly code: string;
  /** False where its source had opened it before and it is still open: nothing was changed. */
  readonly opened: boolean;
}

/**
 * Where other features hand in the problems they find. An open finding of the same source and key is given back; where the last one is
 * closed, a new one is opened that names it. In the caller's transaction and name, which must be that of a person.
 */
export abstract class FindingDesk {
  abstract open(trx: Trx, clock: Clock, opening: FindingOpening): Promise<Outcome<OpenedFinding>>;
}
