import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";
import type { ServerParts } from "./server-parts.ts";

/** What the server is built from. */
export interface AppDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly parts: ServerParts;
  /** Whether browsers come over TLS: then they are told to send the session nowhere else. */
  readonly secure: boolean;
  /** Whether the API tells its schema to whoever asks. */
  readonly introspection: boolean;
  /** Whether documents other than the dashboard's are answered to machines alone. */
  readonly persistedOnly: boolean;
  /** What one caller may ask of the server, and the server of itself. */
  readonly limits: Limits;
  /** Where it is counted what the server answers. */
  readonly registry: Registry;
  /** Whoever shows it may read the counts from elsewhere; without one only this machine may. */
  readonly metricsToken?: string | undefined;
}
