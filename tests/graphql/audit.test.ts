import { auditServer } from "graphql-http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

let api: Api;
let close: () => Promise<void>;
let url: string;

beforeAll(async () => {
  const { database, remove } = await openMemory();
  // The audits ask for types by name.
  api = await apiOver(database, "2026-05-31", { introspection: true });
  url = `${await api.app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
  close = async () => {
    await api.app.close();
    await remove();
  };
});
afterAll(() => close());

it("speaks GraphQL over HTTP as the specification says", async () => {
  // A browser cannot send this header across sites without asking first: that is what keeps forged requests out.
  const fetchFn: typeof fetch = (target, options) => {
    const headers = new Headers(options?.headers);
    headers.set("apollo-require-preflight", "1");
    return fetch(target, { ...options, headers });
  };
  const results = await auditServer({ url, fetchFn });
  const failed = results.filter(({ status }) => status !== "ok").map(({ name, status }) => `${status}: ${name}`);
  expect(failed).toEqual([]);
  expect(results).toHaveLength(61);
});

it("refuses what a forged form could send", async () => {
  const forged = await fetch(`${url}?query=%7B__typename%7D`);
  expect(forged.status).toBe(400);
  expect(await forged.text()).toContain("CSRF");
});
