import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { AppOptions } from "../../server/app.ts";
import type { Database } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { letIn, PASSWORD } from "../people/people.ts";
import { apiOver, askerOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";

let database: Database;
let remove: () => Promise<void>;
let api: Api;
beforeAll(async () => {
  ({ database, remove } = await openMemory());
});
afterAll(() => remove());
afterEach(() => api.app.close());

const serve = async (options: Partial<AppOptions> = {}) =>
  (api = await apiOver(database, "2026-05-31", { logLevel: "debug", ...options }));

const linesOf = ({ logged }: Api) => logged.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));

it("writes one line a request: who asked what of which cost, and how long it took", async () => {
  await serve();
  const payload = {
    query: `query Known($text: String!) { estates { code } search(text: $text) { units: households { code } } }`,
  };
  const answer = await api.inject({
    method: "POST",
    url: "/graphql",
    payload: { ...payload, variables: { text: "王芳" } },
  });
  await api.visitor.inject("/exports/bills.csv?asked=%7B%22text%22%3A%22王芳%22%7D");
  const [first, second, ...others] = linesOf(api);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    msg: "request",
    requestId: answer.headers["x-request-id"],
    method: "POST",
    route: "/graphql",
    status: 200,
    address: "127.0.0.1",
    role: "HEADQUARTERS",
    operation: "Known",
    cost: { requested: 100 + 1 + 5, actual: 1 },
  });
  expect([typeof first?.["person"], typeof first?.["ms"]]).toEqual(["number", "number"]);
  expect(second).toMatchObject({ route: "/exports/bills.csv", status: 401, person: null, codes: ["UNAUTHENTICATED"] });
  expect(api.logged.join()).not.toContain("王芳");
});

it("names the business day with every answer, whatever was asked and whether or not it is told", async () => {
  await serve();
  for (const query of ["{ estates { code } }", "{ nonsense }"]) {
    const { headers } = await api.inject({ method: "POST", url: "/graphql", payload: { query } });
    expect([headers["x-business-day"], headers["x-time-zone"]]).toEqual(["2026-05-31", "Asia/Shanghai"]);
  }
});

it("logs no password, no cookie, no token, no link and no query, whatever happens", async () => {
  await serve();
  const secrets = [PASSWORD, "wrong password 7"];
  const clock = systemClock("Asia/Shanghai", () => new Date("2026-05-31T04:00:00Z"));
  await letIn(database, clock, "log@example.com", { role: "HEADQUARTERS" });
  const signIn = (password: string) =>
    api.visitor.inject({
      method: "POST",
      url: "/graphql",
      payload: {
        query: "mutation ($input: SignInInput!) { signIn(input: $input) { me { name } } }",
        variables: { input: { login: "log@example.com", password } },
      },
    });
  await signIn("wrong password 7");
  const cookie = String((await signIn(PASSWORD)).headers["set-cookie"]).split(";")[0] ?? "";
  secrets.push(cookie.slice("session=".length));
  const own = askerOver(api.app, { cookie });
  const issued = await own.ask(
    `mutation { issueToken(input: { name: "bi", role: HEADQUARTERS, estates: [], writes: false, days: 1 }) { secret } }`,
  );
  const { secret } = z.object({ issueToken: z.object({ secret: z.string() }) }).parse(issued.data).issueToken;
  secrets.push(secret);
  await askerOver(api.app, { authorization: `Bearer ${secret}` }).ask("{ today }");
  await api.visitor.ask(`query ($secret: String!) { invitation(secret: $secret) { name } }`, {
    secret: "invited-in-may-2026",
  });
  // A fault's error tells of the row that the database could not take; a body that cannot be read is in nobody's words.
  await database.runScript("alter table sign_in_attempt add constraint never check (address = '') not valid");
  expect((await signIn("wrong password 7")).body).toContain("INTERNAL_SERVER_ERROR");
  await database.runScript("alter table sign_in_attempt drop constraint never");
  await api.visitor.inject({
    method: "POST",
    url: "/graphql",
    headers: { "content-type": "application/json" },
    payload: `{"${PASSWORD}`,
  });
  const log = api.logged.join("\n");
  expect(log).toContain("request failed");
  expect(secrets.every((each) => each.length >= 16)).toBe(true);
  for (const each of [...secrets, "invited-in-may-2026", "log@example.com"]) expect(log).not.toContain(each);
});

it("leaves secrets out of what an error brings along", () => {
  const lines: string[] = [];
  const log = openLog("error", { write: (line: string) => void lines.push(line) });
  const told = "Failing row contains (王芳).";
  const err = Object.assign(new Error("new row violates a check"), { detail: told, where: told, parameters: [told] });
  const headers = { authorization: told, cookie: told, "set-cookie": told };
  log.error({ err, headers, password: told, input: { password: told, secret: told } }, "request failed");
  expect(lines.join()).toContain("new row violates a check");
  expect(lines.join()).not.toContain("王芳");
});

it("tells its keeper whether it works, and whether to send it requests", async () => {
  await serve();
  expect((await api.visitor.inject("/healthz")).json()).toMatchObject({ status: "ok", engine: "pglite" });
  expect((await api.visitor.inject("/readyz")).json()).toEqual({ status: "ready" });
});

it("counts what it answers, and shows that to its own machine alone", async () => {
  await serve();
  await api.ask("{ metrics { code } }");
  await api.visitor.ask("{ today }");
  const own = await api.visitor.inject("/metrics");
  expect(own.statusCode).toBe(200);
  expect(own.body).toMatch(/^request_seconds_count\{route="\/graphql",status="200"\} 2$/m);
  expect(own.body).toMatch(/^refused_requests\{code="UNAUTHENTICATED"\} 1$/m);
  expect(own.body).toMatch(/^requests_in_flight 0$/m);
  expect((await api.visitor.inject({ url: "/metrics", remoteAddress: "192.0.2.1" })).statusCode).toBe(404);
  // A browser on this machine wants the dashboard's page of that name.
  const page = await api.visitor.inject({ url: "/metrics", headers: { accept: "text/html,*/*" } });
  expect(page.body).not.toContain("request_seconds");
  // A proxy on this machine passes on what comes from elsewhere.
  const passedOn = { url: "/metrics", headers: { "x-forwarded-for": "127.0.0.1" } };
  expect((await api.visitor.inject(passedOn)).statusCode).toBe(404);
});

it("shows its counts from elsewhere to whoever has the token", async () => {
  await serve({ metricsToken: "a-token-of-the-keeper" });
  const from = (authorization?: string) =>
    api.visitor.inject({
      url: "/metrics",
      remoteAddress: "192.0.2.1",
      headers: authorization ? { authorization } : {},
    });
  expect((await from("Bearer a-token-of-the-keeper")).statusCode).toBe(200);
  expect((await from("Bearer a-token-of-the-keeper ")).statusCode).toBe(404);
  expect((await from()).statusCode).toBe(404);
});

it("tells browsers to keep to its own files, and to show it in nobody's frame", async () => {
  await serve({ secure: true });
  const { headers } = await api.visitor.inject("/healthz");
  expect(headers["content-security-policy"]).toMatch(/default-src 'self';.*frame-ancestors 'none'/);
  expect(headers["content-security-policy"]).not.toMatch(/script-src [^;]*unsafe/);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "strict-transport-security": expect.stringContaining("max-age="),
  });
  expect(headers["x-powered-by"]).toBeUndefined();
  await api.app.close();
  await serve();
  expect((await api.visitor.inject("/healthz")).headers["strict-transport-security"]).toBeUndefined();
});
