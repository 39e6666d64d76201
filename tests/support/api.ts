import pino from "pino";
import type { FastifyInstance } from "fastify";
import { createApp } from "../../server/app.ts";
import type { Database } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

export interface Api {
  readonly app: FastifyInstance;
  /** Asks and gives the whole answer. */
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** Lines written to the log. */
  readonly logged: string[];
}

/** The server over a database, at noon of a day in Shanghai. */
export async function apiOver(database: Database, today: string): Promise<Api> {
  const logged: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
  const app = await createApp({
    database,
    clock: systemClock("Asia/Shanghai", () => new Date(`${today}T04:00:00Z`)),
    log,
  });
  return {
    app,
    logged,
    async ask(query, variables) {
      const answer = await app.inject({
        method: "POST",
        url: "/graphql",
        payload: { query, ...(variables && { variables }) },
      });
      return answer.json<Answer>();
    },
  };
}
