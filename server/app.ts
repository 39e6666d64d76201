import "reflect-metadata";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Registry } from "prom-client";
import { PeopleDoor } from "./people/identify.ts";
import { compressAnswers } from "./compress-answers.ts";
import { mountCheckPhotos } from "./check-photos.ts";
import { mountCommitteeMinutes } from "./committee-minutes.ts";
import { mountExports } from "./exports.ts";
import { mountEvidence } from "./evidence.ts";
import { mountGraphql } from "./graphql.ts";
import { mountHealth } from "./health.ts";
import { LimitedDoor } from "./limited-door.ts";
import { observeRequests } from "./observe-requests.ts";
import { API_PATH } from "./platform/api-path.ts";
import { Door } from "./platform/caller.ts";
import type { AppDeps } from "./platform/deps.ts";
import { mountIntake } from "./intake.ts";
import { NoticeSettings } from "./notices/notice-settings.ts";
import { FindingDesk } from "./platform/finding-desk.ts";
import { USUAL_LIMITS } from "./platform/limits.ts";
import { codeOf } from "./platform/refusal.ts";
import { isUnusableText, mendable, unusableText } from "./platform/request-faults.ts";
import { ServerParts } from "./platform/server-parts.ts";
import { mountReports } from "./reports.ts";
import { mountReviewNotices } from "./review-notices.ts";
import { DRAIN_MARGIN_S, guardRequests, Traffic } from "./request-guard.ts";
import { mountDashboard } from "./static-files.ts";
import { EvidenceStore, type EvidencePlace } from "./supervision/evidence-store.ts";
import { OpenFindingDesk } from "./supervision/raise-finding.ts";

type Given = "database" | "clock" | "log";

/** What the server is built from; what is left out is as of a server that nobody has told anything. */
export interface AppOptions extends Pick<AppDeps, Given>, Partial<Omit<AppDeps, Given | "parts">> {
  /** Folder for files that are being imported; without one, a folder of the machine's for passing files. */
  readonly uploads?: string;
  /** Where evidence lies; without it, a folder of the machine's for passing files. */
  readonly evidence?: EvidencePlace;
  /** Folder of the built dashboard; without one only the API is served. */
  readonly dashboard?: string;
  /** Addresses of proxies whose word is taken for where a request comes from, with commas between. */
  readonly trustProxy?: string | undefined;
  /** Whether e-mail can be sent. */
  readonly mailReady?: boolean;
}

/** The whole server as a value: API, health and dashboard on one port. */
export async function createApp({
  dashboard,
  uploads,
  evidence,
  trustProxy,
  mailReady = false,
  ...given
}: AppOptions): Promise<FastifyInstance> {
  const deps: AppDeps = {
    secure: false,
    introspection: false,
    persistedOnly: false,
    limits: USUAL_LIMITS,
    registry: new Registry(),
    ...given,
    parts: new ServerParts(),
  };
  deps.parts.add(Door, new LimitedDoor(new PeopleDoor(deps.database, deps.clock), deps.limits.perPerson));
  deps.parts.add(FindingDesk, new OpenFindingDesk());
  deps.parts.add(NoticeSettings, new NoticeSettings(mailReady));
  const app = fastify({
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // A request has to come in within this time; the largest piece of an upload over a slow line needs minutes.
    requestTimeout: 300_000,
    // A machine that is busy may take long to begin, and requests in flight may take long to end.
    pluginTimeout: 120_000 + (deps.limits.seconds + DRAIN_MARGIN_S) * 1000,
    trustProxy: trustProxy ?? false,
    // While it drains the server answers in its own words.
    return503OnClosing: false,
  });
  deps.parts.add(Traffic, new Traffic());
  observeRequests(app, deps);
  guardRequests(app, deps);
  await app.register(helmet, headersOf(deps));
  app.setErrorHandler((thrown, request, reply) => {
    const error = mendable(thrown);
    if (error instanceof GraphQLError) return refuse(reply, error);
    if (isUnusableText(error)) return refuse(reply, unusableText());
    // Who has hung up is told nothing, and that the statement was ended for it is no fault.
    if (reply.raw.destroyed) return reply;
    const status = statusOf(error);
    if (status >= 500) deps.log.error({ requestId: request.id, err: error }, "request failed");
    // A fault is told by its id alone; what it was stands in the log.
    const message = status >= 500 ? `The server failed. Quote request ${request.id}.` : "The request is not valid.";
    const code = codeOf(error) ?? "FAULT";
    request.note.codes = [code];
    return reply.code(status).send({ error: code, message, requestId: request.id });
  });
  compressAnswers(app);
  mountHealth(app, deps);
  await mountGraphql(app, deps);
  mountReports(app, deps);
  mountReviewNotices(app, deps);
  mountIntake(app, deps, uploads ?? join(tmpdir(), `uploads-${process.pid}`));
  mountExports(app, deps);
  mountEvidence(app, deps, new EvidenceStore(evidence ?? { folder: join(tmpdir(), `evidence-${process.pid}`) }));
  mountCheckPhotos(app, deps);
  mountCommitteeMinutes(app, deps);
  if (dashboard !== undefined) await mountDashboard(app, dashboard);
  return app;
}

/** Headers with which a browser keeps to the dashboard's own files, and shows it in no other site's frame. */
const headersOf = ({ secure }: Pick<AppDeps, "secure">) => ({
  contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
  referrerPolicy: { policy: "same-origin" as const },
  frameguard: { action: "deny" as const },
  // Said once over plain HTTP, it would be kept to for a year.
  strictTransportSecurity: secure,
});

/** Styles may be inline: charts and the component library set them on elements. Workbooks are packed by workers that the page makes. */
const CONTENT_POLICY = {
  "default-src": ["'self'"],
  "worker-src": ["'self'", "blob:"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "script-src-attr": ["'none'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

const REFUSED_WITH: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TIMED_OUT: 503,
  TAKING_IN_RECORDS: 503,
};

/** What a caller can mend, told outside the API in the same words, and where the API was asked in its form. */
function refuse(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const { http, ...told } = extensions;
  const code = String(told["code"]);
  reply.request.note.codes = [code];
  if (typeof told["retryAfter"] === "number") reply.header("retry-after", told["retryAfter"]);
  const status = isAnswer(http) ? http.status : (REFUSED_WITH[code] ?? 400);
  reply.code(status);
  if (reply.request.routeOptions.url === API_PATH) return reply.send({ errors: [{ message, extensions: told }] });
  return reply.send({ error: code, field: told["field"], message });
}

const isAnswer = (http: unknown): http is { readonly status: number } =>
  typeof http === "object" && http !== null && "status" in http && typeof http.status === "number";

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}
