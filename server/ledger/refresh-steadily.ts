import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import { refreshCells } from "./refresh-cells.ts";

/** How often a server looks for cells that the ledger has outrun, in milliseconds. */
const EVERY = 1_000;

/** The embedded engine answers nothing else meanwhile, so it takes few cells at a time. */
const BATCH = { pglite: 40, postgres: 500 };

/**
 * Recomputes marked cells for as long as the server runs; whoever calls what is returned waits for the transaction under way. A
 * fault is logged once and tried again: until then those cells are read from the ledger, and figures stay exact.
 */
export function refreshSteadily(database: Database, log: Logger): () => Promise<void> {
  const stop = new AbortController();
  let faulty = false;
  const look = async (): Promise<void> => {
    try {
      await refreshCells(database, { batch: BATCH[database.engine], signal: stop.signal });
      faulty = false;
    } catch (error) {
      if (!faulty && !stop.signal.aborted) log.error({ err: error }, "cells could not be recomputed");
      faulty = true;
    }
  };
  let running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}
