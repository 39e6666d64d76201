import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit } from "./admit.ts";
import { addPhoto, findPhoto } from "./checks/add-photo.ts";
import { findCheckKey } from "./checks/check.store.ts";
import { readInstant } from "./platform/day.rules.ts";
import type { AppDeps } from "./platform/deps.ts";
import { sendStored, type FileSize } from "./send-stored.ts";
import { evidenceType, LARGEST_EVIDENCE } from "./supervision/evidence-file.rules.ts";
import { EvidenceStore } from "./supervision/evidence-store.ts";
import { thumbnailOf } from "./supervision/thumbnail.ts";

interface AddQuery {
  readonly item?: string;
  readonly takenAt?: string;
  readonly place?: string;
  readonly stampedFrom?: string;
}

type AddRequest = FastifyRequest<{ Params: { id: string }; Querystring: AddQuery; Body?: Buffer | null }>;
type FileRequest = FastifyRequest<{ Params: { id: string; sha256: string } }>;

const NOTHING_THERE = { error: "NOT_FOUND", message: "There is no such check in your scope." };

/**
 * POST /check-photos/CHECK?item=…&takenAt=…[&place=…][&stampedFrom=SHA] with the bytes of a photo; GET /check-photos/CHECK/SHA, or
 * …/SHA/thumbnail. Photos lie where evidence lies, by their hash: the same photo sent again is the same.
 */
export function mountCheckPhotos(app: FastifyInstance, deps: AppDeps): void {
  const store = deps.parts.of(EvidenceStore);
  app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/check-photos/:id", { bodyLimit: LARGEST_EVIDENCE + 1 }, async (request: AddRequest, reply) => {
      const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.checkPhotos, writes: true });
      const content = request.body ?? Buffer.alloc(0);
      const { item = "", takenAt = "", place = "", stampedFrom = "" } = request.query;
      const mediaType = evidenceType(content);
      if (mediaType === null || mediaType === "application/pdf")
        return reply.code(422).send(refusal("NOT_A_PHOTO", "file"));
      const instant = readInstant(takenAt);
      if (instant?.zone !== true || !/^[A-Z][A-Z0-9_]{0,31}$/.test(item) || !/^([0-9a-f]{64})?$/.test(stampedFrom))
        return reply.code(422).send(refusal("PHOTO_UNDESCRIBED", "item"));
      // Whoever may not bring it fills no disk.
      const key = await deps.database.asViewer(viewer, (trx) => findCheckKey(trx, request.params.id));
      if (key === null) return reply.code(404).send(NOTHING_THERE);
      if ((await thumbnailOf(content)) === null) return reply.code(422).send(refusal("NOT_A_PHOTO", "file"));
      const file = { sha256: await store.put(content), bytes: content.length, mediaType };
      const told = { ...key, ...file, item, takenAt, place, stampedFrom: stampedFrom === "" ? null : stampedFrom };
      const { done, refused } = await deps.database.asServer(viewer, (trx) => addPhoto(trx, deps.clock, told));
      return done === undefined ? reply.code(422).send({ userErrors: refused }) : reply.code(201).send(done);
    });
  });
  const send = async (request: FileRequest, reply: FastifyReply, size: FileSize) => {
    const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.checkPhotos });
    const { id, sha256 } = request.params;
    const known = await deps.database.asViewer(viewer, (trx) => findPhoto(trx, id, sha256));
    if (known === null) return reply.code(404).send(NOTHING_THERE);
    return sendStored({ deps, store }, request, reply, { ...known, sha256, name: sha256 }, size);
  };
  app.get("/check-photos/:id/:sha256", (request: FileRequest, reply) => send(request, reply, "WHOLE"));
  app.get("/check-photos/:id/:sha256/thumbnail", (request: FileRequest, reply) => send(request, reply, "THUMBNAIL"));
}

const refusal = (code: string, field: string) => ({ userErrors: [{ code, field, message: REFUSED[code] }] });

const REFUSED: Readonly<Record<string, string>> = {
  NOT_A_PHOTO: "The file is no JPEG, PNG or WebP picture.",
  PHOTO_UNDESCRIBED: "Say which item it belongs to and when it was taken.",
};
