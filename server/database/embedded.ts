import type { EmbeddedStart } from "./embedded.type.ts";
import { Admission, type WaitingRead } from "./admitting.ts";
import { EmbeddedThread } from "./embedded-thread.ts";
import { inPieces } from "./postgres.ts";
import { limitTime } from "./time-limit.ts";
import type { Engine, QueryOutcome, Session, SessionOptions } from "./session.ts";

/** Bulk loads go over in pieces of this many characters, so that neither thread holds a whole file. */
const COPY_PIECE = 4 * 1024 * 1024;

/**
 * Milliseconds that a statement nobody waits for may still run. To end its thread and open the data again takes about as long, and the
 * thread that follows knows no plan and no catalogue; a page that is left half read would cost the next one that.
 */
const GRACE = 2_000;

/** Settings of each connection; the engine has one, so sorts may take more memory before they go to files. */
const SETTINGS = "set search_path = public, figures; set timezone = 'UTC'; set work_mem = '32MB'";

export interface EmbeddedEngine extends Engine {
  /** The whole data as one archive, to be loaded elsewhere. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Opens the embedded engine in a thread of its own; one transaction runs at a time, the others queue. */
export async function openEmbedded(
  start: EmbeddedStart,
  onClose: () => void = () => undefined,
): Promise<EmbeddedEngine> {
  let thread = await openThread(start);
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    // The next in the queue starts whatever became of this one.
    queue = turn.catch(() => undefined);
    return turn;
  };
  const reopen = async (): Promise<void> => {
    await thread.terminate();
    thread = await openThread(start);
  };

  const reads = new Set<WaitingRead>();
  let admits = 0;
  const admitting = async <T>(work: (session: Session) => Promise<T>, options: SessionOptions): Promise<T> => {
    const script = (sql: string) => thread.request({ act: "script", sql });
    const admission = new Admission({ session: sessionOf(thread), script }, reads);
    admits++;
    try {
      return await inTransaction(thread, () => work(admission.session()), reopen, options);
    } finally {
      admits--;
    }
  };
  const reading = <T>(work: (session: Session) => Promise<T>, options: SessionOptions): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = async (session: Session) => {
        const value = await work(session);
        return () => resolve(value);
      };
      const read = { run, signal: options.signal, seconds: options.seconds, reject };
      reads.add(read);
      // Its turn is the latest at which it runs: a transaction before it may have let it in.
      inTurn(async () => {
        if (reads.delete(read)) (await inTransaction(thread, run, reopen, options))();
      }).catch(reject);
    });
  const transact = <T>(work: (session: Session) => Promise<T>, options: SessionOptions = {}): Promise<T> => {
    if (options.snapshot === true) return reading(work, options);
    return inTurn(() =>
      options.admits === true ? admitting(work, options) : inTransaction(thread, work, reopen, options),
    );
  };

  return {
    name: "pglite",
    inTransaction: transact,
    runScript: (sql) => inTurn(async () => void (await thread.request({ act: "script", sql }))),
    busy: () => admits > 0,
    dump: () => inTurn(async () => bytes(await thread.request({ act: "dump" }))),
    close: () => inTurn(() => thread.close()).finally(onClose),
  };
}

async function openThread(start: EmbeddedStart): Promise<EmbeddedThread> {
  const thread = await EmbeddedThread.start(start);
  try {
    await thread.ready;
    await thread.request({ act: "script", sql: SETTINGS });
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return thread;
}

async function inTransaction<T>(
  thread: EmbeddedThread,
  work: (session: Session) => Promise<T>,
  reopen: () => Promise<void>,
  { snapshot = false, signal: given, seconds }: SessionOptions = {},
): Promise<T> {
  given?.throwIfAborted();
  const { signal, ended } = limitTime(given, seconds);
  let reopened: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  // The engine cannot be interrupted: its thread is ended and its data opened again. Data in memory only would be lost.
  const cancel = () => {
    timer = setTimeout(() => (reopened = reopen()), GRACE);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  const script = (sql: string) => thread.request({ act: "script", sql });
  const undo = async () => {
    const undone = reopened ?? script("rollback");
    // A thread that is ended meanwhile has undone it as well.
    await undone.catch((failure: unknown) => reopened ?? Promise.reject(failure));
  };
  try {
    await script(snapshot ? "begin isolation level repeatable read read only" : "begin");
    const result = await work(sessionOf(thread, signal));
    signal?.throwIfAborted();
    await script("commit");
    return result;
  } catch (error) {
    await undo();
    signal?.throwIfAborted();
    throw error;
  } finally {
    ended();
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

/** Once nobody waits for the transaction any more, it asks for nothing further. */
function sessionOf(thread: EmbeddedThread, signal?: AbortSignal): Session {
  return {
    async query(sql, parameters) {
      signal?.throwIfAborted();
      return outcome(await thread.request({ act: "query", sql, parameters: [...parameters] }));
    },
    async copyIn(table, columns, lines) {
      for await (const data of inPieces(lines, COPY_PIECE)) {
        signal?.throwIfAborted();
        await thread.request({ act: "copy", into: `${table} (${columns.join(", ")})`, data });
      }
    },
    alone: () => undefined,
  };
}

function outcome(value: unknown): QueryOutcome {
  if (typeof value !== "object" || value === null || !("rows" in value) || !Array.isArray(value.rows))
    throw new Error("the embedded engine answered a query without rows");
  const affected = "affected" in value && typeof value.affected === "number" ? value.affected : undefined;
  return { rows: value.rows, affected };
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (!(value instanceof Uint8Array)) throw new Error("the embedded engine answered a dump without bytes");
  return new Uint8Array(value);
}
