import type { Logger } from "pino";
import type { Database } from "../../database/transaction.ts";
import type { Clock } from "../../platform/clock.ts";
import { steadily } from "../../platform/steadily.ts";
import { watchEstates } from "./watch-estates.ts";

/** Looks at rates for early warning, estate by estate. */
export const watchSteadily = (database: Database, clock: Clock, log: Logger): (() => Promise<void>) =>
  steadily({ every: 15_000, log, fault: "early warning could not look at estates" }, async (signal) => {
    await watchEstates(database, clock, signal);
  });
