import type { BothLanguages } from "../platform/both-languages.ts";

/** What became of the rows of one table: read = accepted + unchanged + quarantined. */
export interface TableCounts {
  read: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
}

/** What an import did, or with dryRun would do. */
export interface ImportReport {
  /** Null where nothing was to be recorded. */
  readonly batchId: number | null;
  readonly recordedAt: string | null;
  readonly dryRun: boolean;
  readonly tables: Readonly<Record<string, TableCounts>>;
  /** Quarantined rows by reason code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Rows of earlier batches that had waited in quarantine and went in with this one. */
  readonly retried: number;
  /** Rows that left quarantine, and rows beside the ledger that count no more, because their batch is withdrawn. */
  readonly withdrawn: number;
  /** Files, tables and columns that are not taken in. */
  readonly ignored: readonly BothLanguages[];
}
