import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { keepMade } from "./keep-made.ts";
import { CANCELLED } from "./time-limit.ts";
import type { EmbeddedAct, EmbeddedReply, EmbeddedStart, EmbeddedWork } from "./embedded.type.ts";

/** An error of the embedded engine, with its SQLSTATE. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The engine's compiled code, one for all threads of the process: a thread that opens after another finds what that one has compiled, and
 * V8 need not free it with every thread that ends.
 */
const engineCode = keepMade(async (): Promise<WebAssembly.Module> => {
  const engine = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return WebAssembly.compile(await readFile(join(dirname(engine), "pglite.wasm")));
});

/** The thread in which the embedded engine runs, with the requests that wait for an answer. */
export class EmbeddedThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private ended: Error | null = null;
  readonly ready: Promise<unknown>;

  private constructor(work: EmbeddedWork) {
    // Compiled code lies beside compiled code, source beside source.
    const file = import.meta.url.endsWith(".ts") ? "./embedded.worker.ts" : "./embedded.worker.js";
    const transferList = work.dump === undefined ? [] : [work.dump.buffer];
    this.worker = new Worker(new URL(file, import.meta.url), { workerData: work, transferList, execArgv: [] });
    this.ready = new Promise((resolve, reject) => this.waiting.set(0, { resolve, reject }));
    this.worker.on("message", (reply: EmbeddedReply) => this.settle(reply));
    this.worker.on("error", (error: Error) => this.fail(error));
    this.worker.on("exit", () => this.fail(new EmbeddedError("The embedded database has stopped.", CANCELLED)));
  }

  static async start(start: EmbeddedStart): Promise<EmbeddedThread> {
    // Handed over, not copied thing by thing; whoever opens the data again begins with the same archive.
    const dump = start.dump === undefined ? {} : { dump: new Uint8Array(start.dump) };
    return new EmbeddedThread({ ...start, ...dump, code: await engineCode() });
  }

  request(act: EmbeddedAct): Promise<unknown> {
    if (this.ended !== null) return Promise.reject(this.ended);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...act, id });
    });
  }

  async close(): Promise<void> {
    await this.request({ act: "close" });
    await this.terminate();
  }

  /** Ends the thread at once: what it was doing is rolled back when the data is opened again. */
  async terminate(): Promise<void> {
    this.fail(new EmbeddedError("The statement was cancelled.", CANCELLED));
    await this.worker.terminate();
  }

  private settle(reply: EmbeddedReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("failure" in reply) waiting?.reject(new EmbeddedError(reply.failure.message, reply.failure.code));
    else waiting?.resolve(reply.value);
  }

  private fail(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
