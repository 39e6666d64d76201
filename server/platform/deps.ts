import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "./clock.ts";
import type { Services } from "./services.ts";

/** What the server is built from. */
export interface AppDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly services: Services;
}
