import type { FastifyInstance, FastifyRequest } from "fastify";
import { sql } from "kysely";
import { createHash, timingSafeEqual } from "node:crypto";
import { HEADQUARTERS, type Database } from "./database/transaction.ts";
import { readCellLag, type CellLag } from "./ledger/cell-lag.store.ts";
import type { AppDeps } from "./platform/deps.ts";
import { Traffic } from "./request-guard.ts";

/**
 * Tells the server's keeper how it is: /healthz whether it works, and how far its cells are; /readyz whether to send it requests;
 * /metrics what it has answered, for this machine alone unless METRICS_TOKEN is shown.
 */
export function mountHealth(app: FastifyInstance, { database, parts, registry, metricsToken }: AppDeps): void {
  const traffic = parts.of(Traffic);
  app.get("/healthz", async (_request, reply) => {
    const health = await healthOf(database);
    return reply.code(health.status === "ok" ? 200 : 503).send(health);
  });
  app.get("/readyz", async (_request, reply) => {
    const ready = !traffic.ending && (await answers(database));
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : traffic.ending ? "ending" : "unavailable" });
  });
  app.get("/metrics", async (request, reply) => {
    // The dashboard has a page of that name: whoever wants a page gets it.
    if (wantsPage(request) || !mayMeasure(request, metricsToken)) return reply.callNotFound();
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

const wantsPage = ({ headers }: FastifyRequest): boolean => (headers.accept ?? "").includes("text/html");

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whoever shows the token, or comes from this machine itself: what a proxy passes on comes from elsewhere. */
function mayMeasure({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return sameSecret(headers.authorization ?? "", `Bearer ${token}`);
  const passedOn = ["x-forwarded-for", "forwarded", "via", "x-real-ip"].some((name) => headers[name] !== undefined);
  return LOOPBACK.test(socket.remoteAddress ?? "") && !passedOn;
}

/** Compared by their digests, so that neither length nor beginning can be found out by trying. */
function sameSecret(one: string, other: string): boolean {
  const [digest, expected] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return digest !== undefined && expected !== undefined && timingSafeEqual(digest, expected);
}

interface Health {
  readonly status: "ok" | "unavailable";
  readonly engine: Database["engine"];
  /** The latest batch known, if any. */
  readonly recordedAt?: string | null;
  /** Cells that wait to be recomputed; figures read them from the ledger until then. */
  readonly lag?: CellLag;
}

async function healthOf(database: Database): Promise<Health> {
  try {
    return await database.asViewer(HEADQUARTERS, async (trx) => {
      const found = await sql<{ recorded_at: string | null }>`
        select max(recorded_at) as recorded_at from batch`.execute(trx);
      const recordedAt = found.rows[0]?.recorded_at ?? null;
      return { status: "ok", engine: database.engine, recordedAt, lag: await readCellLag(trx) };
    });
  } catch {
    return { status: "unavailable", engine: database.engine };
  }
}

/** Whether the database answers at all. */
const answers = (database: Database): Promise<boolean> =>
  database
    .asViewer({ scope: "people" }, async (trx) => void (await sql`select 1`.execute(trx)))
    .then(
      () => true,
      () => false,
    );
