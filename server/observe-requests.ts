import type { FastifyInstance, FastifyRequest } from "fastify";
import { Counter, Gauge, Histogram } from "prom-client";
import type { AppDeps } from "./platform/deps.ts";
import { Traffic } from "./request-guard.ts";

/** Writes one line of the log a request, and counts it. Neither holds what was asked with: variables may be anybody's name. */
export function observeRequests(app: FastifyInstance, { log, registry, parts }: AppDeps): void {
  const registers = [registry];
  const seconds = new Histogram({
    name: "request_seconds",
    help: "Time to answer a request, in seconds.",
    labelNames: ["route", "status"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 120],
    registers,
  });
  const rows = new Counter({ name: "answered_rows", help: "Objects in answers of the API.", registers });
  const refusals = new Counter({
    name: "refused_requests",
    help: "Requests that were refused or failed, by code.",
    labelNames: ["code"],
    registers,
  });
  const traffic = parts.of(Traffic);
  new Gauge({
    name: "requests_in_flight",
    help: "Requests that are being answered.",
    registers,
    collect() {
      this.set(traffic.size);
    },
  });
  app.decorateRequest("note");
  app.addHook("onRequest", async (request) => {
    request.note = {};
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = routeOf(request);
    const { cost, codes = [] } = request.note;
    seconds.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    rows.inc(cost?.actual ?? 0);
    for (const code of codes) refusals.inc({ code });
    log.info(lineOf(request, reply.statusCode, reply.elapsedTime), "request");
  });
}

/** Paths as they are declared: a path itself may hold anything, and there are as many as strangers think of. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "none";

function lineOf(request: FastifyRequest, status: number, elapsed: number) {
  const { caller, operation, cost, codes } = request.note;
  const { personId, role } = caller?.identity ?? { personId: null, role: null };
  return {
    requestId: request.id,
    method: request.method,
    route: routeOf(request),
    status,
    ms: Math.round(elapsed),
    address: request.ip,
    person: personId,
    role,
    ...(operation !== undefined && { operation }),
    ...(cost !== undefined && { cost }),
    ...(codes !== undefined && codes.length > 0 && { codes }),
  };
}
