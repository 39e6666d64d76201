// The embedded engine blocks its thread for the whole of a query; here it blocks nothing else.
import { PGlite } from "@electric-sql/pglite";
import { dataDir as emptyCluster } from "@electric-sql/pglite-prepopulatedfs";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { Archive } from "./archive.ts";
import type { EmbeddedReply, EmbeddedRequest, EmbeddedStart, EmbeddedWork } from "./embedded.type.ts";
import { VALUE_PARSERS } from "./value-parsers.ts";

const port = parentPort;
if (port === null) throw new Error("embedded.worker runs in a worker thread only");

/**
 * The log of changes is for a process that ends half way: pages are written whole, nothing is replicated, and the engine never waits
 * for the disk, so copies of whole pages would protect from nothing.
 */
const SETTINGS = ["full_page_writes = off", "wal_level = minimal", "max_wal_senders = 0"];

/** Data in memory needs no second copy of much of it, and the engine fills its buffers with zeros before it opens. */
const IN_MEMORY = ["shared_buffers = 16MB"];

const start: EmbeddedWork = workerData;
const contents = await contentsOf(start);
const engine = new PGlite({
  ...(start.folder === null ? {} : { dataDir: start.folder }),
  ...(contents === null ? {} : { loadDataDir: contents }),
  pgliteWasmModule: start.code,
  parsers: { ...VALUE_PARSERS },
  postgresqlconf: start.folder === null ? [...SETTINGS, ...IN_MEMORY] : SETTINGS,
});

/** What the data begins with, or null where the folder holds some. To unpack an empty cluster takes a third of the time of making one. */
async function contentsOf({ folder, dump }: EmbeddedStart): Promise<Blob | null> {
  if (dump !== undefined) return new Archive(dump);
  return folder !== null && existsSync(join(folder, "PG_VERSION")) ? null : emptyCluster();
}

async function answer(request: EmbeddedRequest): Promise<unknown> {
  if (request.act === "query") {
    const { rows, affectedRows } = await engine.query(request.sql, request.parameters);
    return { rows, affected: affectedRows };
  }
  if (request.act === "script") return void (await engine.exec(request.sql));
  if (request.act === "copy") {
    const blob = new Blob([request.data]);
    return void (await engine.query(`copy ${request.into} from '/dev/blob' with (format csv)`, [], { blob }));
  }
  if (request.act === "dump") return new Uint8Array(await (await engine.dumpDataDir("none")).arrayBuffer());
  return engine.close();
}

function send(reply: EmbeddedReply): void {
  port?.postMessage(reply);
}

function failureOf(error: unknown): { message: string; code?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { message: error.message, ...code };
}

port.on("message", (request: EmbeddedRequest) => {
  answer(request).then(
    (value) => send({ id: request.id, value }),
    (error: unknown) => send({ id: request.id, failure: failureOf(error) }),
  );
});

engine.waitReady.then(
  () => send({ id: 0, value: null }),
  (error: unknown) => send({ id: 0, failure: failureOf(error) }),
);
