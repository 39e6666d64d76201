import { afterEach, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of close.splice(0)) await end();
});

async function brokenApi(): Promise<Api> {
  const { database, remove } = await openMemory();
  const api = await apiOver(database, "2026-05-31");
  close.push(() => api.app.close(), remove);
  await database.runScript("drop table figures.metric cascade");
  return api;
}

it("tells of a fault its request id and nothing else, and logs it once", async () => {
  const api = await brokenApi();
  const answer = await api.inject({
    method: "POST",
    url: "/graphql",
    payload: { query: "{ a: metrics { code } b: metrics { code } }" },
  });
  const id = answer.headers["x-request-id"];
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const { errors } = answer.json<{ errors: unknown[] }>();
  expect(errors[0]).toMatchObject({
    message: `The server failed. Quote request ${String(id)}.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId: id },
  });
  expect(answer.body).not.toContain("figures.metric");
  expect(answer.body).not.toContain("stack");
  expect(api.logged).toHaveLength(1);
  expect(api.logged[0]).toContain(String(id));
  expect(api.logged[0]).toContain("figures.metric");
});

it("answers the next request although the one before failed", async () => {
  const api = await brokenApi();
  await api.ask("{ metrics { code } }");
  expect(await api.ask("{ today batches { nodes { label } } }")).toEqual({
    data: { today: "2026-05-31", batches: { nodes: [] } },
  });
});

it("serves many requests at once, one transaction each", async () => {
  const { database, remove } = await openMemory();
  const api = await apiOver(database, "2026-05-31");
  close.push(() => api.app.close(), remove);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => api.ask("{ estates { code } batches { nodes { label } } metrics { code } }")),
  );
  for (const { errors } of answers) expect(errors).toBeUndefined();
});
