import { DatabaseUnavailable } from "./unavailable.ts";

/** Every connection was taken, for as long as anybody waits for one. */
export class DatabaseBusy extends DatabaseUnavailable {}

/** Places of which there are so many. Whoever comes when all are taken waits in turn, and is sent away after a while. */
export class Places {
  private readonly waiting = new Set<() => void>();

  constructor(
    private free: number,
    /** Milliseconds that somebody waits. */
    private readonly patience: number,
  ) {}

  /** Waits for a place; whoever gets one gives it back. */
  async take(signal?: AbortSignal): Promise<void> {
    // Whoever has gone already is told of no abort any more.
    signal?.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(called);
        clearTimeout(timer);
        signal?.removeEventListener("abort", gone);
      };
      const called = () => {
        leave();
        resolve();
      };
      const gone = () => {
        leave();
        reject(signal?.reason ?? new Error("nobody waits any more"));
      };
      const timer = setTimeout(() => {
        leave();
        reject(new DatabaseBusy(`all connections were taken for ${this.patience} ms`));
      }, this.patience);
      signal?.addEventListener("abort", gone, { once: true });
      this.waiting.add(called);
    });
  }

  /** Gives a place back: to whoever has waited longest. */
  give(): void {
    const [next] = this.waiting;
    if (next === undefined) this.free += 1;
    else next();
  }
}
