import type { FastifyInstance } from "fastify";
import { promisify } from "node:util";
import { gzip as gzipBytes, type InputType, type ZlibOptions } from "node:zlib";

const gzip = promisify<InputType, ZlibOptions, Buffer>(gzipBytes);

/** Shorter answers fit into one packet as they are. */
const WORTH = 1_400;
/** The figures of 300 estates become a tenth of their length; higher levels take longer and give little more. */
const LEVEL = 4;

const REFUSED = /;\s*q=0(\.0*)?\s*$/;

/** Whether a browser has said that it reads gzip. */
export const readsGzip = (accepted: string | undefined): boolean =>
  (accepted ?? "").split(",").some((coding) => /^\s*(gzip|\*)\s*(;|$)/i.test(coding) && !REFUSED.test(coding));

/** Compresses what is answered as text, in a thread of its own; the dashboard's files are compressed when they are built. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (typeof payload !== "string" || payload.length < WORTH || reply.hasHeader("content-encoding")) return payload;
    reply.header("vary", "accept-encoding");
    if (!readsGzip(request.headers["accept-encoding"])) return payload;
    reply.header("content-encoding", "gzip").removeHeader("content-length");
    return gzip(payload, { level: LEVEL });
  });
}
