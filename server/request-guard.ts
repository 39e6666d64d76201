import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AppDeps } from "./platform/deps.ts";
import { inputError } from "./platform/input-error.ts";
import { RateLimit } from "./platform/rate-limit.ts";
import { turnedAway } from "./platform/turned-away.ts";

/** Addresses that cost the server next to nothing, and tell its keeper how it is. */
const FREE = ["/healthz", "/readyz", "/metrics"];

/** How much longer than any of them may read requests in flight are waited for when the server ends. */
export const DRAIN_MARGIN_S = 10;

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** The requests that are being answered. */
export class Traffic {
  private readonly inFlight = new Set<FastifyRequest>();
  private readonly whenEmpty: (() => void)[] = [];
  /** Whether the server is about to end and takes no more. */
  ending = false;

  get size(): number {
    return this.inFlight.size;
  }

  enter(request: FastifyRequest): void {
    this.inFlight.add(request);
  }

  leave(request: FastifyRequest): void {
    this.inFlight.delete(request);
    if (this.size === 0) for (const tell of this.whenEmpty.splice(0)) tell();
  }

  /** Takes no more, and waits until what is in flight is answered, at most so long. */
  async drain(seconds: number): Promise<void> {
    this.ending = true;
    if (this.size === 0) return;
    let late: NodeJS.Timeout | undefined;
    const empty = new Promise<void>((resolve) => this.whenEmpty.push(resolve));
    const over = new Promise<void>((resolve) => (late = setTimeout(resolve, seconds * 1000)));
    await Promise.race([empty, over]);
    clearTimeout(late);
  }
}

/** Turns requests away that are too many: of one address, at once, or because the server ends. Files of the dashboard are not counted. */
export function guardRequests(app: FastifyInstance, { limits, parts }: AppDeps): void {
  const traffic = parts.of(Traffic);
  const perAddress = new RateLimit(limits.perAddress, "come from this address");
  app.addHook("onRequest", async (request, reply) => {
    const path = request.routeOptions.url;
    if (path !== undefined && FREE.includes(path)) return;
    if (traffic.ending) throw turnedAway("SHUTTING_DOWN", "The server is being restarted. Try again in a moment.", 5);
    if (!HOST.test(request.headers.host ?? "")) throw inputError("host", "The Host header names no host.");
    if (traffic.size >= limits.atOnce)
      throw turnedAway("OVERLOADED", `The server answers ${limits.atOnce} requests already. Try again in a moment.`, 1);
    traffic.enter(request);
    // Answered, or its sender has gone in the midst of it: either way nothing of it is left to be done.
    reply.raw.once("close", () => traffic.leave(request));
    if (path !== undefined && path !== "/*") await perAddress.count(request.ip);
  });
  app.addHook("onResponse", async (request) => traffic.leave(request));
  app.addHook("preClose", async () => traffic.drain(limits.seconds + DRAIN_MARGIN_S));
}
