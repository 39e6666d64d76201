/** One connection inside one transaction. */
export interface Session {
  query(sql: string, parameters: readonly unknown[]): Promise<QueryOutcome>;
  /** Bulk load of CSV lines (each with its line end; an empty field is null). */
  copyIn(table: string, columns: readonly string[], lines: AsyncIterable<string>): Promise<void>;
  /** From here on nobody is let in before the transaction ends: what it writes now is what others read. */
  alone(): void;
}

export interface QueryOutcome {
  readonly rows: unknown[];
  readonly affected: number | undefined;
}

export interface SessionOptions {
  /** Reads only, all from one snapshot. */
  readonly snapshot?: boolean;
  /**
   * Lets snapshots in between its statements where the engine has one connection. Until it says `alone` it writes nothing that
   * they read.
   */
  readonly admits?: boolean;
  /** Ends the running statement when it fires. */
  readonly signal?: AbortSignal;
  /** How long it may take from its beginning; what runs then is ended. */
  readonly seconds?: number | undefined;
}

/** A database engine: runs work in a transaction that commits when the work ends and rolls back when it throws. */
export interface Engine {
  readonly name: "pglite" | "postgres";
  inTransaction<T>(work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** Runs a script of several statements outside a transaction of ours. */
  runScript(sql: string): Promise<void>;
  /** Whether a long transaction holds the only connection: what writes waits for its end. */
  busy(): boolean;
  close(): Promise<void>;
}
