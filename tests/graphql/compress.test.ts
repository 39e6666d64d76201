import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

let database: Database;
let remove: () => Promise<void>;
let api: Api;
beforeAll(async () => {
  ({ database, remove } = await openMemory());
  api = await apiOver(database, "2026-05-31");
});
afterAll(async () => {
  await api.app.close();
  await remove();
});

const LONG = "{ metrics { code meaning { zh en } formula { zh en } } }";

const ask = (query: string, accepted: string) =>
  api.inject({
    method: "POST",
    url: "/graphql",
    payload: { query },
    headers: { "accept-encoding": accepted },
  });

it("compresses a long answer for whoever reads gzip, and says to caches that others get it as it is", async () => {
  const plain = await ask(LONG, "identity");
  const compressed = await ask(LONG, "br;q=1, gzip;q=0.8");
  expect(plain.headers).toMatchObject({ vary: "accept-encoding" });
  expect(plain.headers).not.toHaveProperty("content-encoding");
  expect(compressed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(compressed.headers["content-length"]).toBe(String(compressed.rawPayload.length));
  expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  expect(gunzipSync(compressed.rawPayload).toString()).toBe(plain.body);
});

it.each([
  ["a short one", "{ today }", "gzip"],
  ["one for a browser that refuses it", LONG, "gzip;q=0, identity"],
  ["one for a browser that knows another coding", LONG, "br"],
])("leaves %s as it is", async (_what, query, accepted) => {
  const answer = await ask(query, accepted);
  expect(answer.headers).not.toHaveProperty("content-encoding");
  expect(answer.json()).toHaveProperty("data");
});
