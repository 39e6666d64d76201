import DataLoader from "dataloader";
import type { Database, Trx, Viewer } from "../database/transaction.ts";
import { unauthenticated } from "./access.ts";
import type { Budget } from "./budget.ts";
import type { Clock } from "./clock.ts";
import type { Identity, Visit } from "./identity.ts";
import { LongWork, takingInRecords } from "./long-work.ts";
import type { RequestNote } from "./request-note.ts";
import type { RequestTransaction } from "./request-transaction.ts";
import type { ServerParts } from "./server-parts.ts";

/** Leaves the browser a session's secret, or takes it away. */
export type LeaveSession = (secret: string | null) => void;

/** What a resolver gets: who asks, the request's transaction, its business day, and its loaders. */
export class RequestContext {
  /** The business day of the whole request, also where midnight passes meanwhile. */
  readonly today: string;
  /** What the question may cost; known once it is understood. */
  budget: Budget | undefined;
  private readonly loaders = new Map<object, unknown>();

  constructor(
    readonly transaction: RequestTransaction,
    readonly clock: Clock,
    private readonly parts: ServerParts,
    readonly leaveSession: LeaveSession = () => undefined,
    readonly note: RequestNote = {},
  ) {
    this.today = clock.today();
  }

  get visit(): Visit {
    return this.transaction.caller.visit;
  }

  get engine(): Database["engine"] {
    return this.transaction.engine;
  }

  get requestId(): string {
    return this.visit.requestId;
  }

  /** A part of the server that outlives the request. */
  part<T extends object>(kind: abstract new (...given: never[]) => T): T {
    return this.parts.of(kind);
  }

  /** Who asks; a visitor is refused. */
  async me(): Promise<Identity> {
    const identity = await this.transaction.identity();
    if (identity === null) throw unauthenticated();
    return identity;
  }

  read<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.transaction.run(work);
  }

  /** Reads who may do what; only for what the caller may know of people. */
  readPeople<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.transaction.runInScopeOfPeople(work);
  }

  /**
   * Writes in the caller's name and scope. What was loaded before may have changed. Where an import holds the engine's only
   * connection it is refused at once.
   */
  async write<T>(work: (database: Database, viewer: Viewer) => Promise<T>): Promise<T> {
    if (this.transaction.busy) throw takingInRecords({ secondsLeft: this.part(LongWork).secondsLeft() });
    this.loaders.clear();
    return this.transaction.write(work);
  }

  /** Changes who may do what, in the caller's name. */
  writePeople<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.write((database, { actor }) => database.asServer({ scope: "people", ...(actor && { actor }) }, work));
  }

  /** The request's loader of a kind, made when it is first asked for. */
  loader<K, V>(kind: LoaderKind<K, V>): DataLoader<K, V, string> {
    const known = this.loaders.get(kind);
    if (known instanceof DataLoader) return known;
    const made = new DataLoader<K, V, string>((keys) => this.read((trx) => kind.batch(trx, keys)), {
      cacheKeyFn: kind.key,
    });
    this.loaders.set(kind, made);
    return made;
  }

  load<K, V>(kind: LoaderKind<K, V>, key: K): Promise<V> {
    return this.loader(kind).load(key);
  }
}

/** How many keys are loaded with one statement. */
export interface LoaderKind<K, V> {
  readonly key: (key: K) => string;
  readonly batch: (trx: Trx, keys: readonly K[]) => Promise<readonly (V | Error)[]>;
}
