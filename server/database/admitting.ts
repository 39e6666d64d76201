import type { Session, SessionOptions } from "./session.ts";
import { limitTime } from "./time-limit.ts";

/** A snapshot that waits for the one connection. Whoever takes it out of the set of those who wait runs it. */
export interface WaitingRead {
  /** Gives what tells the result: only once the snapshot is left may whoever waits go on, or a late cancel would hit others. */
  readonly run: (session: Session) => Promise<() => void>;
  readonly signal: AbortSignal | undefined;
  /** How long it may take once it is let in. */
  readonly seconds: SessionOptions["seconds"];
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
 * A read's stay in a transaction that is not its own. When its time is over, or whoever asked has gone, they are told at once and it
 * asks nothing more: the long transaction goes on after the statement that runs, which the engine cannot interrupt.
 */
class Visit {
  private statement: Promise<unknown> = Promise.resolve();
  private readonly signal: AbortSignal | undefined;
  private readonly ended: () => void;
  /** Settles when the read may stay no longer. */
  readonly over: Promise<() => void>;

  constructor(
    private readonly inner: Session,
    { signal: given, seconds, reject }: WaitingRead,
  ) {
    const { signal, ended } = limitTime(given, seconds);
    this.signal = signal;
    this.ended = ended;
    this.over = new Promise((resolve) =>
      signal?.addEventListener("abort", () => {
        reject(signal.reason);
        resolve(() => undefined);
      }),
    );
  }

  get session(): Session {
    const { inner } = this;
    return {
      query: (sql, parameters) => this.during(() => inner.query(sql, parameters)),
      copyIn: (table, columns, lines) => this.during(() => inner.copyIn(table, columns, lines)),
      alone: () => undefined,
    };
  }

  /** Returns once none of its statements runs; from then on it gets no other. */
  async end(): Promise<void> {
    this.ended();
    await this.statement;
  }

  private during<T>(statement: () => Promise<T>): Promise<T> {
    if (this.signal?.aborted === true) return Promise.reject(this.signal.reason);
    const running = statement();
    this.statement = Promise.all([this.statement, running.catch(() => undefined)]);
    return running;
  }
}

/**
 * Lets snapshots into a long transaction on an engine with one connection, between two of its statements: otherwise an import
 * of minutes would hold up every page. They see what the transaction has written so far, so it may write nothing that they
 * read before it says `alone`.
 */
export class Admission {
  private open = true;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly waiting: Set<WaitingRead>,
  ) {}

  /** The transaction's own session: each of its statements lets those in who wait. */
  session(): Session {
    const { session } = this.connection;
    return {
      query: (sql, parameters) => this.inTurn(() => session.query(sql, parameters)),
      copyIn: (table, columns, lines) => this.inTurn(() => session.copyIn(table, columns, lines)),
      alone: () => void (this.open = false),
    };
  }

  private inTurn<T>(statement: () => Promise<T>): Promise<T> {
    const done = this.turn.then(async () => {
      // Those who come meanwhile stand at the end of the set, and are let in as well.
      for (const read of this.waiting) if (this.open) await this.admit(read);
      return statement();
    });
    // Whoever asked hears of a failure; the next statement is tried all the same.
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async admit(read: WaitingRead): Promise<void> {
    this.waiting.delete(read);
    if (read.signal?.aborted === true) return read.reject(read.signal.reason);
    const { session, script } = this.connection;
    await script(ENTER);
    const visit = new Visit(session, read);
    // Its own failure is told to whoever asked; the transaction goes on from the savepoint.
    const outcome = read.run(visit.session).catch((error: unknown) => () => read.reject(error));
    const tell = await Promise.race([outcome, visit.over]);
    await visit.end();
    await script(LEAVE);
    tell();
  }
}
