import type { Session } from "./session.ts";

/** A snapshot that waits for the one connection. */
export interface WaitingRead {
  readonly run: (session: Session) => Promise<void>;
  readonly signal: AbortSignal | undefined;
  readonly reject: (error: unknown) => void;
}

/** What a long transaction needs of the engine to let snapshots in. */
export interface Connection {
  readonly session: Session;
  readonly script: (sql: string) => Promise<unknown>;
}

// The reader gets settings of its own, and may write nothing; going back to the savepoint undoes both, and its role.
const ENTER = "savepoint reading; set local transaction_read_only = on; set local enable_seqscan = on";
const LEAVE = "rollback to savepoint reading; release savepoint reading";

/**
 * Lets snapshots into a long transaction on an engine with one connection, between two of its statements: otherwise an import
 * of minutes would hold up every page. They see what the transaction has written so far, so it may write nothing that they
 * read before it says `alone`.
 */
export class Admission {
  private waiting: WaitingRead[] = [];
  private open = true;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: Connection) {}

  /** Whether a snapshot may wait here rather than for the transaction's end. */
  get admits(): boolean {
    return this.open;
  }

  add(read: WaitingRead): void {
    this.waiting.push(read);
  }

  /** The transaction's own session: each of its statements lets those in who wait. */
  session(): Session {
    const { session } = this.connection;
    return {
      query: (sql, parameters) => this.inTurn(() => session.query(sql, parameters)),
      copyIn: (table, columns, lines) => this.inTurn(() => session.copyIn(table, columns, lines)),
      alone: () => void (this.open = false),
    };
  }

  /** Those who still wait once it lets nobody in any more. */
  leftOver(): WaitingRead[] {
    this.open = false;
    return this.waiting.splice(0);
  }

  private inTurn<T>(statement: () => Promise<T>): Promise<T> {
    const done = this.turn.then(async () => {
      while (this.open && this.waiting.length > 0) await this.admit(this.waiting.shift());
      return statement();
    });
    // Whoever asked hears of a failure; the next statement is tried all the same.
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async admit(read: WaitingRead | undefined): Promise<void> {
    if (read === undefined) return;
    if (read.signal?.aborted === true) return read.reject(read.signal.reason);
    const { session, script } = this.connection;
    await script(ENTER);
    // Its own failure is told to whoever asked; the transaction goes on from the savepoint.
    await read.run(session).catch(read.reject);
    await script(LEAVE);
  }
}
