import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { steadily } from "../platform/steadily.ts";
import { runAudit } from "./run-audit.ts";

/** Runs the audit rules over ledgers that wait for them; until then the list tells how many estates wait. */
export const auditSteadily = (database: Database, clock: Clock, log: Logger): (() => Promise<void>) =>
  steadily({ every: 15_000, log, fault: "audit rules could not run" }, async (signal) => {
    await runAudit(database, clock, signal);
  });
