import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

let api: Api;
let address: string;
let close: () => Promise<void>;
let statements: () => number;

beforeAll(async () => {
  const { database, remove } = await openMemory();
  api = await apiOver(database, "2026-05-31");
  address = await api.app.listen({ host: "127.0.0.1", port: 0 });
  statements = () => database.statementCount();
  close = async () => {
    await api.app.close();
    await remove();
  };
});
afterAll(() => close());

interface Told {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] };
}

async function told(response: Response): Promise<Told> {
  const text = await response.text();
  const body: Told["body"] = text.startsWith("{") ? JSON.parse(text) : {};
  return { status: response.status, text, body };
}

const post = async (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Told> =>
  told(
    await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
const ask = (query: string) => post({ query });
const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(" ");

/** Whoever sends it learns what is too much, and nothing has run for it. */
async function refused(query: string, why: RegExp): Promise<void> {
  const before = statements();
  const { status, body } = await ask(query);
  expect([status, "data" in body]).toEqual([400, false]);
  expect(body.errors?.map(({ message }) => message).join("\n")).toMatch(why);
  expect(statements()).toBe(before);
}

// The checks of graphql-cop, which attackers run first, in its words.
describe("denial of service", () => {
  it("alias overloading", () => refused(`{ ${times(101, (at) => `alias${at}: __typename`)} }`, /more than 40 aliases/));

  it("directive overloading", () =>
    refused(`{ ${times(31, (at) => `a${at}: __typename @skip(if: false) @include(if: true)`)} }`, /60 directives/));

  it("field duplication", () => refused(`{ ${times(500, () => "__typename")} }`, /the same field more than 20 times/));

  it("array based query batching", async () => {
    const { status, body } = await post(Array.from({ length: 10 }, () => ({ query: "{ __typename }" })));
    expect([status, "data" in body]).toEqual([400, false]);
  });

  it("circular query via introspection", () =>
    refused(
      `{ __schema { types { ${"fields { type { ".repeat(6)} name ${"} } ".repeat(6)} } } }`,
      /introspection depth exceeded|introspection is not allowed/i,
    ));

  it("circular fragments", () =>
    refused("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", /Cannot spread fragment/));

  it("tokens without end", () => refused(`{ ${"estates { code } ".repeat(2000)} }`, /more that 4000 tokens/));

  it("depth", () =>
    refused(
      `{ estates { ${"buildings { estate { ".repeat(8)} code ${"} } ".repeat(8)} } }`,
      /nested 15 levels deep; 14 are allowed/,
    ));

  it("fragments that unfold to a large document", () =>
    refused(
      `{ estates { ...F0 } } ${times(12, (at) => `fragment F${at} on Estate { a${at}: code ...F${at + 1} b${at}: name ... { ...F${at + 1} } }`)} fragment F12 on Estate { id }`,
      /600 fields/,
    ));

  it("answers without end", () =>
    refused(
      "{ estates { buildings { units(first: 200) { nodes { code } } } } }",
      /404100 objects; 400000 are allowed/,
    ));

  it("a body without end", async () => {
    const { status } = await post({ query: `{ __typename #${"x".repeat(2 * 1024 * 1024)}\n}` });
    expect(status).toBe(413);
  });
});

describe("information disclosure", () => {
  it("introspection", async () => {
    const { body } = await ask("{ __schema { types { name } } }");
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toMatch(/introspection is not allowed/);
  });

  it("field suggestions", async () => {
    const { text } = await ask("{ estate(cod: 1) { cod } estats { code } ... on Estat { code } }");
    expect(text).toContain("Cannot query field");
    expect(text).not.toMatch(/did you mean/i);
    const variable = await post({
      query: "query ($sort: BillSort!) { bills(sort: $sort) { totals { count } } }",
      variables: { sort: "DUE_LATES" },
    });
    expect(variable.text).toContain("DUE_LATES");
    expect(variable.text).not.toMatch(/did you mean|DUE_LATEST/i);
  });

  it("an IDE or a landing page", async () => {
    for (const path of ["/graphql", "/graphiql", "/playground", "/console", "/altair", "/sandbox"]) {
      const { text, status } = await told(await fetch(address + path, { headers: { accept: "text/html" } }));
      expect([path, status]).not.toEqual([path, 200]);
      expect(text.replace(path, "")).not.toMatch(/graphiql|playground|embeddable|sandbox|<html/i);
    }
  });

  it("tracing", async () => {
    const { text } = await post(
      { query: "{ __typename }" },
      { "x-apollo-tracing": "1", "apollo-federation-include-trace": "ftv1" },
    );
    expect(text).toContain("Query");
    expect(text).not.toMatch(/tracing|ftv1/);
  });

  it("stack traces", async () => {
    const given = ["{ cop }", "query ($a: Int!) { __typename }", "{", `{ node(id: "\\u0000") { id } }`, "\u0000"];
    for (const query of given) {
      const { text, status } = await ask(query);
      expect([query, status < 500]).toEqual([query, true]);
      expect(text).not.toMatch(/stacktrace|exception|node_modules|\.ts:|\bat .*\(/);
    }
    expect((await post("{nonsense")).text).not.toMatch(/stack|SyntaxError|node_modules/);
  });
});

describe("requests that another site forges", () => {
  const forged = (query: string, init: RequestInit = {}) =>
    fetch(`${address}/graphql?query=${encodeURIComponent(query)}`, init).then(told);

  it("queries by GET", async () => {
    const { status, body } = await forged("{ __typename }");
    expect([status, body.data]).toEqual([400, undefined]);
  });

  it("mutations by GET", async () => {
    const headers = { "apollo-require-preflight": "1" };
    expect((await forged("{ __typename }", { headers })).status).toBe(200);
    const { status, body } = await forged("mutation { signOut { sessions } }", { headers });
    expect([status, body.data]).toEqual([405, undefined]);
  });

  it.each(["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"])(
    "queries posted as %s",
    async (type) => {
      const { status, body } = await post("query=%7B__typename%7D", { "content-type": type });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body.data).toBeUndefined();
    },
  );
});
