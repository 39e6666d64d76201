import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit, journalExport } from "./admit.ts";
import { ImportDesk } from "./intake/import-desk.ts";
import { orderAgain } from "./intake/import-order.ts";
import { JobNotes } from "./intake/job-notes.ts";
import { quarantineFile } from "./intake/quarantine-file.ts";
import { readQuarantined } from "./intake/quarantine-list.store.ts";
import { isTableName, TABLE_NAMES } from "./intake/table.rules.ts";
import { CHUNK_SIZE, UploadRefusal, UploadStore, type Upload, type UploadCode } from "./intake/upload.store.ts";
import type { AppDeps } from "./platform/deps.ts";
import { inputError } from "./platform/input-error.ts";
import { LongWork } from "./platform/long-work.ts";

const STATUSES: Readonly<Record<UploadCode, number>> = {
  BAD_NAME: 400,
  BAD_SIZE: 400,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  NOT_FOUND: 404,
  OFFSET: 409,
  BUSY: 409,
  BEYOND_END: 400,
  NO_SPACE: 507,
  IN_USE: 409,
};

/** Rows of one quarantine file. */
const MOST_QUARANTINED = 100_000;

/** Takes files in, piece by piece, and runs imports of them: /uploads and the import desk behind the API. */
export function mountIntake(app: FastifyInstance, deps: AppDeps, folder: string): void {
  const { database, clock, log, parts } = deps;
  const uploads = new UploadStore(folder);
  const notes = new JobNotes(join(folder, "under-way"));
  const desk = new ImportDesk({ database, timeZone: clock.timeZone, now: () => clock.now(), log, notes });
  for (const note of notes.left()) desk.remember(note, orderAgain(uploads, note));
  parts.add(UploadStore, uploads);
  parts.add(ImportDesk, desk);
  parts.add(LongWork, desk);
  app.addHook("onClose", () => desk.close());
  mountUploads(app, deps, uploads, desk);
  mountQuarantine(app, deps);
}

type ById = FastifyRequest<{ Params: { id: string }; Querystring: { offset?: string } }>;

/**
 * POST /uploads {name, size}; PUT /uploads/ID?offset=N with bytes; GET tells where to go on; DELETE. Their media types make a
 * browser ask first whether another site may send them, and it may not.
 */
function mountUploads(app: FastifyInstance, deps: AppDeps, uploads: UploadStore, desk: ImportDesk): void {
  app.register(async (scope) => {
    scope.addHook("onRequest", async (request, reply) => {
      await admit(request, reply, deps, { rule: ADDRESS_RULES.uploads, writes: request.method !== "GET" });
    });
    scope.setErrorHandler((error, _request, reply) => {
      if (error instanceof UploadRefusal) return refuse(reply, error);
      throw error;
    });
    // Bytes are not read into memory but handed on as they come.
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    scope.post("/uploads", async (request, reply) => {
      const { name, size } = stated(request.body);
      return reply.code(201).send(told(uploads.begin(name, size, (id) => desk.needs(id))));
    });
    scope.get("/uploads/:id", async (request: ById) => told(uploads.get(request.params.id)));
    scope.put(
      "/uploads/:id",
      { bodyLimit: CHUNK_SIZE },
      async (
        request: FastifyRequest<{ Params: { id: string }; Querystring: { offset?: string }; Body?: Readable | null }>,
      ) =>
        told(
          await uploads.write(
            request.params.id,
            Number(request.query.offset ?? "0"),
            request.body ?? Readable.from([]),
          ),
        ),
    );
    scope.delete("/uploads/:id", async (request: ById, reply) => {
      if (desk.needs(request.params.id))
        throw new UploadRefusal("IN_USE", "An import reads this file. Cancel it first, or wait until it has ended.");
      uploads.remove(request.params.id);
      return reply.code(204).send();
    });
  });
}

const told = (upload: Upload) => ({ ...upload, chunkSize: CHUNK_SIZE });

function stated(body: unknown): { name: string; size: number } {
  const given = typeof body === "object" && body !== null ? body : {};
  return {
    name: "name" in given && typeof given.name === "string" ? given.name : "",
    size: "size" in given && typeof given.size === "number" ? given.size : 0,
  };
}

function refuse(reply: FastifyReply, { code, message, offset }: UploadRefusal): FastifyReply {
  return reply.code(STATUSES[code]).send({ error: code, message, ...(offset !== undefined && { offset }) });
}

interface QuarantineQuery {
  readonly table?: string;
  readonly batch?: string;
}

/** GET /quarantine.csv?table=bills[&batch=3]: the rows of one table to be corrected and handed in again. */
function mountQuarantine(app: FastifyInstance, deps: AppDeps): void {
  app.get("/quarantine.csv", async (request: FastifyRequest<{ Querystring: QuarantineQuery }>, reply) => {
    const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.quarantine });
    const { table = "", batch } = request.query;
    if (!isTableName(table)) throw inputError("table", `table is one of ${TABLE_NAMES.join(", ")}.`);
    if (batch !== undefined && !/^\d{1,9}$/.test(batch)) throw inputError("batch", "batch is the number of a batch.");
    const rows = await deps.database.asViewer(viewer, (trx) =>
      readQuarantined(trx, 0n, MOST_QUARANTINED, table, batch === undefined ? undefined : Number(batch)),
    );
    await journalExport(deps, viewer, `quarantine-${table}.csv`, { batch: batch ?? null, rows: rows.length });
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="quarantine-${table}.csv"`)
      .header("cache-control", "no-store")
      .send(quarantineFile(table, rows));
  });
}
