import { GraphQLError } from "graphql";
import type { Database, Trx, Viewer } from "../database/transaction.ts";

/**
 * The one transaction of a request: opened by its first statement, so that all its statements see one snapshot, and closed with
 * the answer. A request that reads nothing opens none.
 */
export class RequestTransaction {
  private opened: Promise<Trx> | undefined;
  private finished: Promise<unknown> = Promise.resolve();
  private queue: Promise<unknown> = Promise.resolve();
  private failure: unknown;
  private release: (() => void) | undefined;
  private readonly abort = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
  ) {}

  /** Runs work in the open transaction, after what was asked for before: a connection answers one statement at a time. */
  run<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    this.opened ??= this.open();
    const opened = this.opened;
    const turn = this.queue.then(async () => this.guarded(work, await opened));
    // What failed is told to its caller.
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** After a failed statement the transaction takes no more: what comes later fails for the same cause. */
  private async guarded<T>(work: (trx: Trx) => Promise<T>, trx: Trx): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      return await work(trx);
    } catch (error) {
      // Input that was refused has reached no statement.
      if (!(error instanceof GraphQLError)) this.failure = error;
      throw error;
    }
  }

  private open(): Promise<Trx> {
    return new Promise((resolve, reject) => {
      const finished = this.database.asViewer(
        this.viewer,
        (trx) =>
          new Promise<void>((release) => {
            this.release = release;
            resolve(trx);
          }),
        { signal: this.abort.signal },
      );
      this.finished = finished.catch(reject);
    });
  }

  async close(): Promise<void> {
    await this.queue;
    this.release?.();
    await this.finished;
  }

  /** Whether the caller has gone: what fails then is no fault. */
  get cancelled(): boolean {
    return this.abort.signal.aborted;
  }

  /** Ends the running statement: nobody waits for the answer any more. */
  cancel(): void {
    this.abort.abort();
    this.release?.();
  }
}
