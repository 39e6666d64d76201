import type { TableName } from "./table.rules.ts";
import type { RawValues } from "./row.rules.ts";

/** One row as it came, in the columns of the canonical table. */
export interface RawRow {
  readonly line: number;
  readonly values: RawValues;
  /** Set where the row has waited in quarantine and is tried again. */
  readonly quarantineId?: bigint;
}

/** The rows of one canonical table out of one file. */
export interface SourceTable {
  readonly table: TableName;
  readonly file: string;
  /** Reads the rows from the start; may be called more than once. */
  readonly rows: () => AsyncIterable<RawRow>;
  /** Digest of the file, known once its rows have been read. */
  readonly sha256?: () => string;
}

export interface Source {
  readonly name: string;
  readonly tables: readonly SourceTable[];
  /** Files and columns that are not taken in, to be reported. */
  readonly ignored?: readonly string[];
}

/** Rows in memory at a time. */
const CHUNK = 5000;

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
