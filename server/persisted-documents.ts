import type { FastifyInstance, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { API_PATH } from "./platform/api-path.ts";
import { credentialsOf } from "./platform/session-cookie.ts";

const ROOT = join(import.meta.dirname, import.meta.url.endsWith(".ts") ? ".." : "../..");
const MANIFEST = join(ROOT, "dashboard/api/generated/persisted-documents.json");

/** Texts of the dashboard's documents, by their hash. */
export const readManifest = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(MANIFEST, "utf8")))));

interface Documents {
  readonly known: ReadonlyMap<string, string>;
  /** Whether any other document is taken from machines with a token alone. */
  readonly only: boolean;
  readonly secure: boolean;
}

/**
 * Puts the text in the place of a document's hash: {documentId, variables}. Where only these are answered, a text that is sent is
 * refused before it is read, unless a token comes with it; whether the token is good is found out before the text is answered.
 */
export function takeDocuments(app: FastifyInstance, { known, only, secure }: Documents): void {
  const texts = new Set(known.values());
  app.addHook("preHandler", async (request) => {
    if (request.routeOptions.url !== API_PATH) return;
    const body = typeof request.body === "object" && request.body !== null ? request.body : {};
    if ("documentId" in body && typeof body.documentId === "string") {
      const { documentId, ...rest } = body;
      const query = known.get(documentId);
      if (query === undefined)
        throw refusal("UNKNOWN_DOCUMENT", 400, "This server does not know the document. Load the page again.");
      request.body = { ...rest, query };
      return;
    }
    if (!only || ("query" in body && typeof body.query === "string" && texts.has(body.query))) return;
    if (!showsToken(request, secure))
      throw refusal(
        "PERSISTED_ONLY",
        403,
        "This server answers the documents of its own pages. Other questions need an API token: Authorization: Bearer ….",
      );
    request.note.machinesOnly = true;
  });
}

const showsToken = ({ headers }: FastifyRequest, secure: boolean): boolean =>
  credentialsOf(headers, secure).token !== null;

const refusal = (code: string, status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
