import type { FastifyReply, FastifyRequest } from "fastify";
import type { AppDeps } from "./platform/deps.ts";
import { AlteredEvidence, type EvidenceStore } from "./supervision/evidence-store.ts";
import { THUMBNAIL_TYPE, thumbnailOf } from "./supervision/thumbnail.ts";

export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly name: string;
}

export type FileSize = "WHOLE" | "THUMBNAIL";

/** Where files lie, and where it is told what has become of one. */
export interface Shelf {
  readonly deps: AppDeps;
  readonly store: EvidenceStore;
}

const NO_THUMBNAIL = { error: "NOT_FOUND", message: "The file is no picture that can be made small." };
const ALTERED = {
  error: "ALTERED",
  message: "The stored file is missing or no longer what was brought: it is not shown. Tell the administrator.",
};

/** Sends a file of the store as it is or made small, once it is checked against its hash; what was altered is shown to nobody. */
export async function sendStored(
  { deps, store }: Shelf,
  request: FastifyRequest,
  reply: FastifyReply,
  { sha256, mediaType, name }: StoredFile,
  size: FileSize,
): Promise<FastifyReply> {
  try {
    const whole = Buffer.from(await store.get(sha256));
    const small = size === "THUMBNAIL" && mediaType.startsWith("image/") ? await thumbnailOf(whole) : null;
    if (size === "THUMBNAIL" && small === null) return await reply.code(404).send(NO_THUMBNAIL);
    return await reply
      .header("content-type", small === null ? mediaType : THUMBNAIL_TYPE)
      .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      // What a PDF may hold runs nowhere; and what lies at an address never changes.
      .header("content-security-policy", "default-src 'none'; sandbox")
      .header("cache-control", "private, max-age=86400, immutable")
      .send(small ?? whole);
  } catch (error) {
    if (!(error instanceof AlteredEvidence)) throw error;
    deps.log.error({ requestId: request.id, url: request.url, sha256 }, "a stored file is missing or altered");
    return reply.code(409).send({ ...ALTERED, requestId: request.id });
  }
}
