import "reflect-metadata";
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { PeopleDoor } from "./people/identify.ts";
import { mountExports } from "./exports.ts";
import { mountEvidence } from "./evidence.ts";
import { mountGraphql } from "./graphql.ts";
import { HEADQUARTERS, type Database } from "./database/transaction.ts";
import { readCellLag, type CellLag } from "./ledger/cell-lag.store.ts";
import { Door } from "./platform/caller.ts";
import type { AppDeps } from "./platform/deps.ts";
import { mountIntake } from "./intake.ts";
import { FindingDesk } from "./platform/finding-desk.ts";
import { codeOf } from "./platform/refusal.ts";
import { ServerParts } from "./platform/server-parts.ts";
import { mountReports } from "./reports.ts";
import { mountDashboard } from "./static-files.ts";
import { EvidenceStore, type EvidencePlace } from "./supervision/evidence-store.ts";
import { OpenFindingDesk } from "./supervision/raise-finding.ts";

export interface AppOptions extends Omit<AppDeps, "parts" | "secure" | "introspection"> {
  /** Whether browsers come over TLS; they do not unless it is said. */
  readonly secure?: boolean;
  /** Whether the API tells its schema; it does not unless it is said. */
  readonly introspection?: boolean;
  /** Folder for files that are being imported; without one, a folder of the machine's for passing files. */
  readonly uploads?: string;
  /** Where evidence lies; without it, a folder of the machine's for passing files. */
  readonly evidence?: EvidencePlace;
  /** Folder of the built dashboard; without one only the API is served. */
  readonly dashboard?: string;
}

/** The whole server as a value: API, health and dashboard on one port. */
export async function createApp({
  dashboard,
  uploads,
  evidence,
  secure = false,
  introspection = false,
  ...given
}: AppOptions): Promise<FastifyInstance> {
  const deps = { ...given, secure, introspection, parts: new ServerParts() };
  deps.parts.add(Door, new PeopleDoor(deps.database, deps.clock));
  deps.parts.add(FindingDesk, new OpenFindingDesk());
  const app = fastify({ genReqId: () => randomUUID(), bodyLimit: 1024 * 1024 });
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
    reply.header("x-frame-options", "DENY");
    reply.header("content-security-policy", CONTENT_POLICY);
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof GraphQLError) return refuse(reply, error);
    // Who has hung up is told nothing, and that the statement was ended for it is no fault.
    if (reply.raw.destroyed) return reply;
    const status = statusOf(error);
    if (status >= 500) deps.log.error({ requestId: request.id, err: error }, "request failed");
    // A fault is told by its id alone; what it was stands in the log.
    const message = status >= 500 ? `The server failed. Quote request ${request.id}.` : "The request is not valid.";
    return reply.code(status).send({ error: codeOf(error) ?? "FAULT", message, requestId: request.id });
  });
  app.get("/healthz", async (_request, reply) => {
    const health = await healthOf(deps.database);
    return reply.code(health.status === "ok" ? 200 : 503).send(health);
  });
  await mountGraphql(app, deps);
  mountReports(app, deps);
  mountIntake(app, deps, uploads ?? join(tmpdir(), `uploads-${process.pid}`));
  mountExports(app, deps);
  mountEvidence(app, deps, new EvidenceStore(evidence ?? { folder: join(tmpdir(), `evidence-${process.pid}`) }));
  if (dashboard !== undefined) await mountDashboard(app, dashboard);
  return app;
}

/** Styles may be inline: charts and the component library set them on elements. Workbooks are packed by workers that the page makes. */
const CONTENT_POLICY =
  "default-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const REFUSED_WITH: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TAKING_IN_RECORDS: 503,
};

/** What a caller can mend, told outside the API in the same words. */
function refuse(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  return reply
    .code(REFUSED_WITH[String(extensions["code"])] ?? 400)
    .send({ error: extensions["code"], field: extensions["field"], message });
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
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
