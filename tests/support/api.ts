import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { createApp, type AppOptions } from "../../server/app.ts";
import type { Database } from "../../server/database/transaction.ts";
import type { Role } from "../../server/platform/actor.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { signedIn } from "./viewers.ts";

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** The server as somebody sees it. */
export interface Asker {
  /** Asks and gives the whole answer. */
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** Sends a request with their session. */
  readonly inject: (options: InjectOptions | string) => Promise<LightMyRequestResponse>;
}

/** Asks as headquarters, unless told otherwise. */
export interface Api extends Asker {
  readonly app: FastifyInstance;
  /** Somebody new who holds a role for estates, or without any for the portfolio. */
  readonly as: (role: Role, estates?: readonly string[]) => Promise<Asker>;
  readonly visitor: Asker;
  /** Lines written to the log. */
  readonly logged: string[];
}

/** How the server differs from the usual one, and what it logs. */
type ApiOptions = Partial<Omit<AppOptions, "database" | "clock" | "log">> & { readonly logLevel?: string };

/** The server over a database, at noon of a day in Shanghai. */
export async function apiOver(
  database: Database,
  today: string,
  { logLevel = "error", ...options }: ApiOptions = {},
): Promise<Api> {
  const logged: string[] = [];
  const log = openLog(logLevel, { write: (line: string) => void logged.push(line) });
  const clock = systemClock("Asia/Shanghai", () => new Date(`${today}T04:00:00Z`));
  const app = await createApp({ database, clock, log, ...options });
  const as: Api["as"] = async (role, estates) =>
    askerOver(app, { cookie: `session=${await signedIn(database, clock, role, estates)}` });
  return { app, logged, as, visitor: askerOver(app, {}), ...(await as("HEADQUARTERS")) };
}

/** Whoever shows these headers. */
export function askerOver(app: FastifyInstance, headers: Readonly<Record<string, string>>): Asker {
  const inject = (given: InjectOptions | string) => {
    const options = typeof given === "string" ? { url: given } : given;
    return app.inject({ ...options, headers: { ...headers, ...options.headers } });
  };
  return {
    inject,
    async ask(query, variables) {
      const answer = await inject({
        method: "POST",
        url: "/graphql",
        payload: { query, ...(variables && { variables }) },
      });
      const { data, errors } = answer.json<Answer>();
      // What an answer cost is asked about by tests of that.
      return { ...(data !== undefined && { data }), ...(errors && { errors }) };
    },
  };
}
