import { Worker } from "node:worker_threads";
import { CANCELLED } from "./time-limit.ts";
import type { EmbeddedAct, EmbeddedReply, EmbeddedStart } from "./embedded.type.ts";

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

/** The thread in which the embedded engine runs, with the requests that wait for an answer. */
export class EmbeddedThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private ended: Error | null = null;
  readonly ready: Promise<unknown>;

  constructor(start: EmbeddedStart) {
    // Compiled code lies beside compiled code, source beside source.
    const file = import.meta.url.endsWith(".ts") ? "./embedded.worker.ts" : "./embedded.worker.js";
    this.worker = new Worker(new URL(file, import.meta.url), { workerData: start, execArgv: [] });
    this.ready = new Promise((resolve, reject) => this.waiting.set(0, { resolve, reject }));
    this.worker.on("message", (reply: EmbeddedReply) => this.settle(reply));
    this.worker.on("error", (error: Error) => this.fail(error));
    this.worker.on("exit", () => this.fail(new EmbeddedError("The embedded database has stopped.", CANCELLED)));
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
