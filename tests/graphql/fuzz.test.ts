import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import type { GraphQLSchema } from "graphql";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { buildSchema } from "../../server/schema.ts";
import { fillFourEstates } from "../people/four-estates.ts";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";
import { randomBody, randomHeaders, randomWire } from "./random-headers.ts";
import { plainText, randomAct, randomQuestion } from "./random-document.ts";

/** FUZZ_RUNS=5000 asks for longer. */
const RUNS = { numRuns: Number(process.env["FUZZ_RUNS"] ?? 80) };
/** What only the server's own code, files and statements hold. */
const INNER =
  /node_modules|\/server\/|\.[tj]s:\d|figures\.|pg_catalog|relation "|column "|violates |syntax error at or near|stacktrace/;
/** Bytes beyond those of the server with its embedded engine. */
const MOST_GROWTH = 400 * 1024 * 1024;

let schema: GraphQLSchema;
let database: Database;
let remove: () => Promise<void>;
let api: Api;
let port: number;
let before: number;

beforeAll(async () => {
  schema = await buildSchema();
  ({ database, remove } = await openMemory());
  await fillFourEstates(database);
  const limits = { perAddress: 1e9, perPerson: 1e9, atOnce: 100, seconds: 20 };
  api = await apiOver(database, "2026-05-31", { limits });
  await api.app.listen({ host: "127.0.0.1", port: 0 });
  port = Number(new URL(api.app.listeningOrigin).port);
  await api.ask("{ metrics { code } estates { code } }");
  before = process.memoryUsage().rss;
});
afterAll(async () => {
  await api.app.close();
  await remove();
});
afterEach(async () => {
  // It is up, nothing failed in a way that nobody foresaw, and what was thrown at it is forgotten.
  expect(await api.ask("{ today }")).toEqual({ data: { today: "2026-05-31" } });
  expect(api.logged).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
});

/** A request of any kind is answered, and not as a fault. */
async function harmless(options: InjectOptions, who: Pick<Api, "inject"> = api): Promise<void> {
  const { statusCode, body } = await who.inject(options);
  expect([statusCode >= 200 && statusCode < 500, body.slice(0, 2000)]).toEqual([true, body.slice(0, 2000)]);
  expect(body).not.toMatch(INNER);
}

const asked = (payload: unknown): InjectOptions => ({
  method: "POST",
  url: "/graphql",
  headers: { "content-type": "application/json" },
  payload: JSON.stringify(payload) ?? "",
});

it("answers random questions and acts", async () => {
  // These end the session that the others are asked with, or open the door to a slow hash.
  const without = ["signOut", "signOutEverywhere", "chooseRole", "changePassword"];
  const question = randomQuestion(schema).map((each) => `{ ${plainText(each)} }`);
  const act = randomAct(schema, without).map((each) => `mutation { ${plainText(each)} }`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(question, act), (query) => harmless(asked({ query }))),
    RUNS,
  );
});

it("answers documents that are damaged", async () => {
  const damaged = fc
    .tuple(randomQuestion(schema), fc.nat(400), fc.nat(20), fc.string({ unit: "binary", maxLength: 12 }))
    .map(([each, at, length, text]) => {
      const whole = `query Q($a: Int, $f: BillFilter) { ${plainText(each)} }`;
      return whole.slice(0, at) + text + whole.slice(at + length);
    });
  await fc.assert(
    fc.asyncProperty(damaged, (query) => harmless(asked({ query }))),
    RUNS,
  );
});

it("answers variables and bodies of any shape", async () => {
  const query = `query ($filter: BillFilter, $first: Int! = 3, $after: String, $asOf: Date, $id: ID!) {
    bills(filter: $filter, first: $first, after: $after, asOf: $asOf) { nodes { billNo } totals { count } } node(id: $id) { id } }`;
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("\u0000", "KA", "YWZ0ZXI6", "2026-02-30"),
  );
  const any = fc.oneof(text, fc.jsonValue(), fc.double(), fc.constantFrom(2 ** 31, -1, 0, 1e308, [], {}, null, [[[]]]));
  // Most of them are well-formed, so that the odd one comes through to the database.
  const mostly = (good: unknown) =>
    fc.oneof({ weight: 8, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: any });
  const cursor = text.map((each) => Buffer.from(`after:${each}`).toString("base64url"));
  const filter = fc.record(
    {
      estate: fc.constantFrom("KA", "KB"),
      text,
      amountFrom: mostly("100"),
      dueFrom: mostly("2026-01-01"),
      statuses: mostly(["OVERDUE"]),
    },
    { requiredKeys: [] },
  );
  const id = fc.oneof(
    text,
    text.map((each) => Buffer.from(`Bill:1:${each}`).toString("base64url")),
  );
  const variables = fc.record(
    { filter, first: mostly(3), after: fc.oneof(cursor, text), asOf: mostly("2026-05-31"), id },
    { requiredKeys: ["id"] },
  );
  await fc.assert(
    fc.asyncProperty(variables, (given) => harmless(asked({ query, variables: given }))),
    RUNS,
  );
  const extensions = fc.record(
    { query: fc.oneof(fc.constant(query), any), variables: any, operationName: any, extensions: any, documentId: any },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(extensions, any, fc.array(extensions)), (body) => harmless(asked(body))),
    RUNS,
  );
});

it("answers uploads, files and addresses of any kind", async () => {
  const word = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom("../../etc/passwd", "a.csv", "x.xlsx", "%00", "1e9", "2026-04", "KA"),
  );
  const part = word.map(encodeURIComponent);
  const size = fc.oneof(fc.double(), fc.integer({ max: 1000 }), word);
  const begin = fc
    .record({ name: word, size })
    .map((payload): InjectOptions => ({ method: "POST", url: "/uploads", payload }));
  const piece = fc.tuple(part, part, fc.uint8Array({ maxLength: 200 })).map(([id, offset, bytes]): InjectOptions => ({
    method: "PUT",
    url: `/uploads/${id}?offset=${offset}`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from(bytes),
  }));
  const path = fc.constantFrom(
    "/exports/bills.csv?asked=",
    "/exports/receipts.csv?lang=",
    "/reports/monthly.xlsx?month=",
    "/quarantine.csv?table=",
    "/quarantine.csv?table=bills&batch=",
    "/",
    "/graphql?query=",
    "/uploads/",
  );
  const file = fc
    .tuple(
      path,
      part,
      fc.constantFrom<"GET" | "DELETE" | "PATCH" | "OPTIONS" | "HEAD">("GET", "DELETE", "PATCH", "OPTIONS", "HEAD"),
    )
    .map(([url, rest, method]): InjectOptions => ({ method, url: url + rest }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(begin, piece, file), (options) => harmless(options)),
    RUNS,
  );
});

it("answers headers of any kind, and lines that are no request", async () => {
  await fc.assert(
    fc.asyncProperty(randomWire, async (text) => {
      const answer = await sent(text);
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
      expect(answer).not.toMatch(INNER);
    }),
    RUNS,
  );
});

it("answers cookies, media types and encodings of any kind", async () => {
  const url = fc.constantFrom("/graphql", "/uploads", "/uploads/x?offset=0", "/evidence", "/nowhere");
  const method = fc.constantFrom<"POST" | "PUT" | "PATCH">("POST", "PUT", "PATCH");
  await fc.assert(
    // As a visitor: a session of headquarters would overwrite what is sent in its place.
    fc.asyncProperty(randomHeaders, randomBody, url, method, (headers, payload, to, how) =>
      harmless({ method: how, url: to, headers, payload }, api.visitor),
    ),
    RUNS,
  );
});

it("goes on while many send what never ends, and waits for a head a minute at most", async () => {
  const begun = ["GET / HTTP/1.1\r\nx: ", "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{", ""];
  const sockets = await Promise.all(
    Array.from({ length: 150 }, async (_, each) => {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      socket.on("error", () => socket.destroy());
      socket.write(begun[each % begun.length] ?? "");
      return socket;
    }),
  );
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(answer.status).toBe(200);
  expect(await api.ask("{ today }")).toEqual({ data: { today: "2026-05-31" } });
  for (const socket of sockets) socket.destroy();
  expect(api.app.server.headersTimeout).toBeLessThanOrEqual(60_000);
  expect(api.app.server.requestTimeout).toBe(300_000);
});

/** What comes back for bytes on the wire, until either side has had enough. */
const sent = (text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => void socket.end(text));
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
    socket.setTimeout(3_000, () => socket.destroy());
  });
