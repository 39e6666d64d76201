import type { FastifyInstance, FastifyRequest } from "fastify";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit } from "./admit.ts";
import { addMinutes, findMinutes, flawOfMinutes } from "./committee/add-minutes.ts";
import type { Trx } from "./database/transaction.ts";
import type { AppDeps } from "./platform/deps.ts";
import { estatesLoader } from "./register/register.loader.ts";
import { sendStored } from "./send-stored.ts";
import { checkFile, checkPicture } from "./supervision/add-evidence.ts";
import { LARGEST_EVIDENCE } from "./supervision/evidence-file.rules.ts";
import { EvidenceStore } from "./supervision/evidence-store.ts";

interface AddQuery {
  readonly heldOn?: string;
  readonly title?: string;
  readonly name?: string;
}

type AddRequest = FastifyRequest<{ Params: { estate: string }; Querystring: AddQuery; Body?: Buffer | null }>;
type FileRequest = FastifyRequest<{ Params: { estate: string; number: string } }>;

const estateKey = async (trx: Trx, code: string): Promise<number | null> => {
  const [estates] = await estatesLoader.batch(trx, ["all"]);
  if (estates === undefined || estates instanceof Error) throw estates ?? new Error("the estates gave no row");
  return estates.find((known) => known.code === code)?.estateId ?? null;
};

/**
 * POST /committee-minutes/ESTATE?heldOn=…&title=…&name=… with the bytes of a photo or a PDF; GET /committee-minutes/ESTATE/N. Minutes lie
 * where evidence lies, by their hash.
 */
export function mountCommitteeMinutes(app: FastifyInstance, deps: AppDeps): void {
  const store = deps.parts.of(EvidenceStore);
  const rule = ADDRESS_RULES.committeeMinutes;
  app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post(
      "/committee-minutes/:estate",
      { bodyLimit: LARGEST_EVIDENCE + 1 },
      async (request: AddRequest, reply) => {
        const { viewer } = await admit(request, reply, deps, { rule, writes: true });
        const content = request.body ?? Buffer.alloc(0);
        const { heldOn = "", title = "", name = "" } = request.query;
        const checked = checkFile(name, content);
        if (checked.done === undefined) return reply.code(422).send({ userErrors: checked.refused });
        const flawed = flawOfMinutes(deps.clock, { heldOn, title });
        if (flawed?.refused !== undefined) return reply.code(422).send({ userErrors: flawed.refused });
        // Whoever may not bring it fills no disk.
        const estateId = await deps.database.asViewer(viewer, (trx) => estateKey(trx, request.params.estate));
        if (estateId === null)
          return reply.code(404).send({ error: "NOT_FOUND", message: "There is no such estate in your scope." });
        const opened = await checkPicture(content, checked.done);
        if (opened.done === undefined) return reply.code(422).send({ userErrors: opened.refused });
        const file = { sha256: await store.put(content), bytes: content.length, mediaType: checked.done };
        const { done, refused } = await deps.database.asServer(viewer, (trx) =>
          addMinutes(trx, deps.clock, { estateId, heldOn, title, name, ...file }),
        );
        return done === undefined ? reply.code(422).send({ userErrors: refused }) : reply.code(201).send(done);
      },
    );
  });
  app.get("/committee-minutes/:estate/:number", async (request: FileRequest, reply) => {
    const { viewer } = await admit(request, reply, deps, { rule });
    const { estate, number } = request.params;
    const known = /^\d{1,9}$/.test(number)
      ? await deps.database.asViewer(viewer, (trx) => findMinutes(trx, estate, Number(number)))
      : null;
    if (known === null) return reply.code(404).send({ error: "NOT_FOUND", message: "There are no such minutes." });
    return sendStored({ deps, store }, request, reply, known, "WHOLE");
  });
}
