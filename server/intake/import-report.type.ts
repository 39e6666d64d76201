import type { BothLanguages } from "../platform/both-languages.ts";

/** What became of the rows of one table: read = accepted + unchanged + quarantined. */
export interface TableCounts {
  read: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
}

/** Rows of one table of a file that were put aside for the same reason in the same column. */
export interface ReportedProblem {
  readonly file: string;
  readonly table: string;
  /** Column of the intake format; null where the whole row is at fault. */
  readonly column: string | null;
  /** What the file calls it; null where the file has no such column, as where a mapping makes it up. */
  readonly header: string | null;
  readonly reason: string;
  readonly count: number;
  /** The first of them in the order of the file; the value is null where it may be a person's. */
  readonly rows: readonly { readonly line: number; readonly value: string | null }[];
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
  /** Where quarantined rows stand and what stands there. */
  readonly problems: readonly ReportedProblem[];
  /** Rows of earlier batches that had waited in quarantine and went in with this one. */
  readonly retried: number;
  /** Rows of earlier batches that were open in quarantine, and are superseded by rows of this one about the same things. */
  readonly superseded: number;
  /** Rows that left quarantine, and rows beside the ledger that count no more, because their batch is withdrawn. */
  readonly withdrawn: number;
  /** Files, tables and columns that are not taken in. */
  readonly ignored: readonly BothLanguages[];
}
