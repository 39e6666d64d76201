import DataLoader from "dataloader";
import type { Trx } from "../database/transaction.ts";
import type { RequestTransaction } from "./request-transaction.ts";
import type { ServerParts } from "./server-parts.ts";

/** What a resolver gets: the request's transaction, its business day, and its loaders. */
export class RequestContext {
  private readonly loaders = new Map<object, unknown>();

  constructor(
    readonly transaction: RequestTransaction,
    readonly today: string,
    readonly requestId: string,
    private readonly parts: ServerParts,
  ) {}

  /** A part of the server that outlives the request. */
  part<T extends object>(kind: abstract new (...given: never[]) => T): T {
    return this.parts.of(kind);
  }

  read<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.transaction.run(work);
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
