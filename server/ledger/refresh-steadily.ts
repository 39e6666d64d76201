import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import { steadily } from "../platform/steadily.ts";
import { refreshCells } from "./refresh-cells.ts";

/** The embedded engine answers nothing else meanwhile, so it takes few cells at a time. */
const BATCH = { pglite: 40, postgres: 500 };

/** Recomputes cells that the ledger has outrun; until then they are read from the ledger, and figures stay exact. */
export const refreshSteadily = (database: Database, log: Logger): (() => Promise<void>) =>
  steadily({ every: 1_000, log, fault: "cells could not be recomputed" }, async (signal) => {
    await refreshCells(database, { batch: BATCH[database.engine], signal });
  });
