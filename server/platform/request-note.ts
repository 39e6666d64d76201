import type { Caller } from "./caller.ts";

/** What is told of a request once it is answered: a line of the log, and its part of the metrics. */
export interface RequestNote {
  caller?: Caller;
  /** Whether it may be answered to whoever's token is good, and to nobody else. */
  machinesOnly?: boolean;
  /** Name of the operation, or its hash. */
  operation?: string;
  cost?: { readonly requested: number; readonly actual: number };
  /** Codes of what was refused or failed. */
  codes?: readonly string[];
}

declare module "fastify" {
  interface FastifyRequest {
    note: RequestNote;
  }
}
