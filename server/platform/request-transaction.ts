import { GraphQLError } from "graphql";
import { viewAs, type Database, type Trx, type Viewer } from "../database/transaction.ts";
import type { Caller } from "./caller.ts";
import type { Identity } from "./identity.ts";
import { mendable } from "./request-faults.ts";

/** Where it is read who may do what: no figure is seen there. */
const OF_PEOPLE: Viewer = { scope: "people" };

/**
 * The one transaction of a request: opened by its first statement, so that all its statements see one snapshot, and closed with
 * the answer. Who sends the request is read in the same snapshot, and decides what the rest of it shows. A request that reads
 * nothing opens none.
 */
export class RequestTransaction {
  private opened: Promise<Trx> | undefined;
  private finished: Promise<unknown> = Promise.resolve();
  private queue: Promise<unknown> = Promise.resolve();
  private failure: unknown;
  private release: (() => void) | undefined;
  private entered = false;
  private readonly abort = new AbortController();

  constructor(
    private readonly database: Database,
    readonly caller: Caller,
    /** Seconds that its reading may take. */
    private readonly seconds?: number,
  ) {}

  get engine(): Database["engine"] {
    return this.database.engine;
  }

  /** Whether what writes would wait for the end of an import. */
  get busy(): boolean {
    return this.database.busy();
  }

  /** Runs work in the open transaction, after what was asked for before: a connection answers one statement at a time. */
  run<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    const opened = (this.opened ??= this.open());
    // It may fail before its turn comes: it is told then, and an untold failure ends the process.
    opened.catch(() => undefined);
    const turn = this.queue.then(async () => this.guarded(work, await opened));
    // What failed is told to its caller.
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Runs work that reads who may do what, and then shows the caller's rows again. */
  runInScopeOfPeople<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.run(async (trx) => {
      await viewAs(trx, OF_PEOPLE);
      const value = await work(trx);
      await viewAs(trx, this.caller.viewer);
      return value;
    });
  }

  /** Who sends the request; null for a visitor. */
  async identity(): Promise<Identity | null> {
    if (this.caller.showsSomething && !this.entered) await this.run(async () => undefined);
    return this.caller.identity;
  }

  /** Writes in the caller's name, in a transaction of its own: the snapshot ends first, for an engine may have one connection. */
  async write<T>(work: (database: Database, viewer: Viewer) => Promise<T>): Promise<T> {
    await this.identity();
    await this.close();
    return work(this.database, this.caller.viewer).catch((error: unknown) => {
      throw mendable(error);
    });
  }

  /** After a failed statement the transaction takes no more: what comes later fails for the same cause. */
  private async guarded<T>(work: (trx: Trx) => Promise<T>, trx: Trx): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      return await work(trx);
    } catch (thrown) {
      const error = this.cancelled ? thrown : mendable(thrown);
      // Input that was refused has reached no statement.
      if (!(thrown instanceof GraphQLError)) this.failure = error;
      throw error;
    }
  }

  /** Looks who sends the request, once; what is opened later is theirs. */
  private async enter(trx: Trx): Promise<Viewer> {
    if (this.entered) await viewAs(trx, this.caller.viewer);
    else await this.caller.enter(trx);
    this.entered = true;
    return this.caller.viewer;
  }

  private open(): Promise<Trx> {
    return new Promise((resolve, reject) => {
      const finished = this.database.asFound(
        (trx) => this.enter(trx),
        async (trx) => {
          await new Promise<void>((release) => {
            this.release = release;
            resolve(trx);
          });
        },
        { signal: this.abort.signal, seconds: this.seconds },
      );
      this.finished = finished.catch((error: unknown) => reject(mendable(error)));
    });
  }

  /** Ends the snapshot; whatever is read afterwards opens another. */
  async close(): Promise<void> {
    await this.queue;
    this.release?.();
    await this.finished;
    this.opened = undefined;
    this.release = undefined;
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
