import { sql, type Expression, type RawBuilder } from "kysely";

/**
 * Advisory locks by what they serialise. Numbers that stand in sql/ too are the same there. No number serves two purposes, nor is given
 * anew once it has served: the two would wait for each other, and where each holds another lock that the other wants, for ever.
 */
export const LOCKS = {
  /** Bringing the schema up to date. */
  SCHEMA: 7410000,
  /** Everything that is recorded in order: entries of the journal, and batches, to which the schema gives their instant. */
  RECORD_ORDER: 7410001,
  /** Recomputing cells, and comparing them with what they are computed from. */
  CELLS: 7410003,
  /** Adding the demonstration's accounts. */
  DEMO_ACCOUNTS: 7410004,
  /** Sealing rows that are there already. */
  SEALING: 7410005,
  /** Closing a month: the second is told that it is closed. */
  MONTH_CLOSE: 7410007,
  /** Surprise draws: those of one year count what the others have drawn. */
  DRAWS: 7410008,
  /** Writing supporting rows: whether one is news depends on what the others have written. Taken after the locks of estates. */
  SUPPORTING_ROWS: 7410009,
  /** Ending what an administrator may do: the last one stays. */
  ADMINISTRATORS: 7410013,
  /** Versions of inspection plans. */
  PLANS: 7410017,
  /** Versions of targets. */
  TARGETS: 7410021,
  /** Schemes, cycles, and what is drawn and ordered in them. */
  REVIEWS: 7410022,
  /** Versions of checklists. */
  TEMPLATES: 7410031,
} as const;

/** Locks of which there is one for every estate, person or name. */
export const LOCKS_OF_ONE = {
  /** Grants of a person; taken in the schema alone. */
  GRANTS: 7410002,
  /** Numbers of files of an estate's findings. */
  EVIDENCE_NUMBERS: 7410006,
  /** Audits of an estate: two at once would each see the other's hits as new. Taken in a view's function alone. */
  AUDIT_RUN: 7410010,
  /** Writing to the ledger of an estate: a replay must see every entry that was recorded before its own. */
  LEDGER: 7410011,
  /** Looking for warnings of an estate. */
  WARNINGS: 7410012,
  /** Attempts to sign in under a name. */
  SIGN_IN: 7410014,
  /** Numbers of an estate's findings. */
  FINDING_NUMBERS: 7410015,
  /** Views that a person keeps. */
  SAVED_VIEWS: 7410016,
  /** Numbers of an estate's releases, opinions, questions and minutes. */
  COMMITTEE_NUMBERS: 7410030,
} as const;

/** What a select says to wait for whoever else holds the lock, and to hold it until the transaction ends. */
export const takeLock = (lock: keyof typeof LOCKS): RawBuilder<void> =>
  sql`pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`;

/** As takeLock, of one estate, person or name by its number. */
export const takeLockOf = (lock: keyof typeof LOCKS_OF_ONE, one: number | Expression<number>): RawBuilder<void> =>
  sql`pg_advisory_xact_lock(${sql.lit(LOCKS_OF_ONE[lock])}, ${one})`;
