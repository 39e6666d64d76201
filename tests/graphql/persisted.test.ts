import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { persistedDocuments } from "../../persist-documents.ts";
import type { Database } from "../../server/database/transaction.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

const DOCUMENTS = Object.entries(persistedDocuments());
const [id = "", text = ""] = DOCUMENTS.find(([, each]) => each.startsWith("query Entrance")) ?? [];

let database: Database;
let remove: () => Promise<void>;
let api: Api;
let open: Api;
beforeAll(async () => {
  ({ database, remove } = await openMemory());
  open = await apiOver(database, "2026-05-31");
  api = await apiOver(database, "2026-05-31", { persistedOnly: true });
});
afterAll(async () => {
  await Promise.all([api.app.close(), open.app.close()]);
  await remove();
});

const post = async (asker: Asker, payload: object) => {
  const answer = await asker.inject({ method: "POST", url: "/graphql", payload });
  const { data, errors } = answer.json<{ data?: unknown; errors?: { extensions: { code: string } }[] }>();
  return { status: answer.statusCode, data, codes: errors?.map(({ extensions }) => extensions.code) };
};
const entrance = { entrance: expect.objectContaining({ hasPeople: true }) };

describe("a server that answers the dashboard's documents alone", () => {
  it("knows them by their hash", async () => {
    const answered = { status: 200, data: entrance, codes: undefined };
    expect(await post(api.visitor, { documentId: id })).toEqual(answered);
    expect(await post(open.visitor, { documentId: id })).toEqual(answered);
    expect(await post(api.visitor, { query: text })).toEqual(answered);
    // A text beside a hash is nobody's question.
    expect(await post(api.visitor, { documentId: id, query: "{ me { name } }" })).toEqual(answered);
  });

  it("refuses a hash that it does not know", async () => {
    for (const documentId of ["", "0".repeat(64), "__proto__", "constructor"])
      expect(await post(api, { documentId })).toEqual({ status: 400, data: undefined, codes: ["UNKNOWN_DOCUMENT"] });
  });

  it("refuses any other text, signed in or not, before it is read", async () => {
    const refused = { status: 403, data: undefined, codes: ["PERSISTED_ONLY"] };
    const before = database.statementCount();
    for (const asker of [api, api.visitor]) {
      expect(await post(asker, { query: "{ me { name } }" })).toEqual(refused);
      expect(await post(asker, { query: `${text} ` })).toEqual(refused);
      expect(await post(asker, { query: "{" })).toEqual(refused);
      expect(await post(asker, [{ query: "{ me { name } }" }])).toEqual(refused);
      const extensions = { persistedQuery: { version: 1, sha256Hash: id } };
      expect(await post(asker, { query: "{ me { name } }", extensions })).toEqual(refused);
      const forged = { url: "/graphql?query=%7Bme%7Bname%7D%7D", headers: { "apollo-require-preflight": "1" } };
      expect((await asker.inject(forged)).statusCode).toBe(403);
    }
    expect(database.statementCount()).toBe(before);
  });

  it("answers a machine whose token is good, within the limits", async () => {
    const issued = await open.ask(
      `mutation { issueToken(input: { name: "bi", role: HEADQUARTERS, estates: [], writes: false, days: 1 }) { secret } }`,
    );
    const { secret } = z.object({ issueToken: z.object({ secret: z.string() }) }).parse(issued.data).issueToken;
    const machine = askerOver(api.app, { authorization: `Bearer ${secret}` });
    expect(await post(machine, { query: "{ me { machine } }" })).toEqual({
      status: 200,
      data: { me: { machine: true } },
      codes: undefined,
    });
    const large = "{ estates { buildings { units(first: 200) { nodes { code } } } } }";
    expect((await post(machine, { query: large })).codes).toEqual(["QUERY_TOO_LARGE"]);
    const guessed = askerOver(api.app, { authorization: `Bearer ${secret.slice(0, -1)}_` });
    for (const query of ["{ __typename }", "{ me { name } }", "mutation { signOut { sessions } }"])
      expect((await post(guessed, { query })).codes).toEqual(["UNAUTHENTICATED"]);
  });
});
