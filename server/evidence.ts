import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit } from "./admit.ts";
import type { AppDeps } from "./platform/deps.ts";
import { sendStored, type FileSize } from "./send-stored.ts";
import { addEvidence, checkFile, checkPicture, type EvidenceInput } from "./supervision/add-evidence.ts";
import { LARGEST_EVIDENCE } from "./supervision/evidence-file.rules.ts";
import { EvidenceStore } from "./supervision/evidence-store.ts";
import { findEvidence } from "./supervision/evidence.store.ts";
import { findKey } from "./supervision/finding-case.store.ts";
import { inFindings } from "./supervision/finding-event.ts";

interface AddQuery {
  readonly name?: string;
  readonly effectiveOn?: string;
  readonly replaces?: string;
  readonly internal?: string;
}

type AddRequest = FastifyRequest<{ Params: { code: string }; Querystring: AddQuery; Body?: Buffer | null }>;
type FileRequest = FastifyRequest<{ Params: { code: string; number: string } }>;

/**
 * POST /evidence/CODE?name=…[&effectiveOn=…][&replaces=N][&internal=true] with the bytes of a photo or a PDF; GET /evidence/CODE/N, and
 * of a photo GET /evidence/CODE/N/thumbnail. The media type makes a browser ask first whether another site may send it, and it may not.
 */
export function mountEvidence(app: FastifyInstance, deps: AppDeps, store: EvidenceStore): void {
  deps.parts.add(EvidenceStore, store);
  app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/evidence/:code", { bodyLimit: LARGEST_EVIDENCE + 1 }, async (request: AddRequest, reply) => {
      const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.evidence, writes: true });
      const content = request.body ?? Buffer.alloc(0);
      const input = readInput(request);
      const checked = checkFile(input.name, content);
      if (checked.done === undefined) return reply.code(422).send({ userErrors: checked.refused });
      // Whoever may not bring it fills no disk.
      if ((await deps.database.asViewer(viewer, (trx) => findKey(trx, input.code))) === null)
        return reply.code(404).send({ error: "NOT_FOUND", message: "There is no such finding in your scope." });
      const opened = await checkPicture(content, checked.done);
      if (opened.done === undefined) return reply.code(422).send({ userErrors: opened.refused });
      // Stored first: a file that no row names harms nobody, a row without its file does.
      const file = { sha256: await store.put(content), bytes: content.length, mediaType: checked.done };
      const { done, refused } = await inFindings(deps.database, viewer, (trx) =>
        addEvidence(trx, deps.clock, input, file),
      );
      if (done === undefined) return reply.code(422).send({ userErrors: refused });
      return reply.code(201).send({ ...done, ...file });
    });
  });
  const send = async (request: FileRequest, reply: FastifyReply, size: FileSize) => {
    const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.evidence });
    const { code, number } = request.params;
    const known = /^\d{1,9}$/.test(number)
      ? await deps.database.asViewer(viewer, (trx) => findEvidence(trx, code, Number(number)))
      : null;
    if (known === null) return reply.code(404).send({ error: "NOT_FOUND", message: "There is no such file." });
    return sendStored({ deps, store }, request, reply, known, size);
  };
  app.get("/evidence/:code/:number", (request: FileRequest, reply) => send(request, reply, "WHOLE"));
  app.get("/evidence/:code/:number/thumbnail", (request: FileRequest, reply) => send(request, reply, "THUMBNAIL"));
}

function readInput({ params: { code }, query }: AddRequest): EvidenceInput {
  const { name = "", effectiveOn, replaces, internal } = query;
  return {
    code,
    name,
    effectiveOn: effectiveOn === undefined || effectiveOn === "" ? null : effectiveOn,
    // What is no number names no file.
    replaces: replaces === undefined || replaces === "" ? null : /^\d{1,9}$/.test(replaces) ? Number(replaces) : 0,
    internal: internal === "true",
  };
}
