import type { Trx } from "../database/transaction.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import type { Problem, RawValues } from "./row.rules.ts";
import type { TableName } from "./table.rules.ts";

/** One row as it came, in the columns of the canonical table. */
export interface RawRow {
  readonly line: number;
  readonly values: RawValues;
  /** Set where the row could not be read as its header says: no cell of it is trusted. */
  readonly broken?: Problem;
  /** Set where the row has waited in quarantine and is tried again. */
  readonly quarantineId?: bigint;
}

/** The rows of one canonical table out of one file. */
export interface SourceTable {
  readonly table: TableName;
  readonly file: string;
  /** Reads the rows from the start, in the same order each time; called more than once, inside the batch's transaction. */
  readonly rows: (trx: Trx) => AsyncIterable<RawRow>;
  /** Digest of the file, known once its rows have been read. */
  readonly sha256?: () => string;
  /** What the file calls a column of the table, once its header was read; null where it has none. Absent: nobody knows. */
  readonly headerOf?: (column: string) => string | null;
  /** Set where estates, buildings or units are made up from another export: they never change what the register holds. */
  readonly onlyNew?: boolean;
}

export interface Source {
  readonly name: string;
  readonly tables: readonly SourceTable[];
  /** Files and columns that are not taken in, to be reported. */
  readonly ignored?: readonly BothLanguages[];
}

/** A table out of a file: its rows need no transaction. */
export interface FileTable extends SourceTable {
  readonly rows: () => AsyncIterable<RawRow>;
}

export interface FileSource extends Source {
  readonly tables: readonly FileTable[];
}

/** Rows in memory at a time. */
export const CHUNK = 5000;

export async function* inChunks<R>(rows: AsyncIterable<R>): AsyncGenerator<R[]> {
  let chunk: R[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
