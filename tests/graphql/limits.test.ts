import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { USUAL_LIMITS, type Limits } from "../../server/platform/limits.ts";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const QUESTION = { method: "POST", url: "/graphql", payload: { query: "{ today }" } } as const;

describeEngines("what one caller may ask of the server", (database) => {
  const close: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of close.splice(0)) await end();
  });

  async function limited(limits: Partial<Limits>, trustProxy?: string): Promise<Api> {
    const api = await apiOver(database(), "2026-05-31", { limits: { ...USUAL_LIMITS, ...limits }, trustProxy });
    close.push(() => api.app.close());
    return api;
  }

  const sentFrom = async (asker: Asker, remoteAddress: string, forwarded?: string) =>
    asker.inject({
      ...QUESTION,
      remoteAddress,
      headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
    });

  it("so many requests a minute from an address, of whatever kind, and no more", async () => {
    const api = await limited({ perAddress: 3 });
    const statuses = [];
    for (let sent = 0; sent < 3; sent++) statuses.push((await sentFrom(api.visitor, "192.0.2.7")).statusCode);
    expect(statuses).toEqual([200, 200, 200]);
    const over = await sentFrom(api, "192.0.2.7");
    // A minute after the first of them, some of which has passed.
    const retryAfter = Number(over.headers["retry-after"]);
    expect([over.statusCode, retryAfter > 0, retryAfter <= 60]).toEqual([429, true, true]);
    expect(over.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED", retryAfter } }] });
    const file = await api.inject({ url: "/exports/bills.csv", remoteAddress: "192.0.2.7" });
    expect([file.statusCode, file.json<{ error: string }>().error]).toEqual([429, "RATE_LIMITED"]);
    expect((await sentFrom(api, "192.0.2.8")).statusCode).toBe(200);
  });

  it("takes an address from a proxy that it trusts, and from nobody else", async () => {
    const plain = await limited({ perAddress: 1 });
    await sentFrom(plain, "192.0.2.7", "198.51.100.1");
    expect((await sentFrom(plain, "192.0.2.7", "198.51.100.2")).statusCode).toBe(429);
    const behind = await limited({ perAddress: 1 }, "192.0.2.7");
    await sentFrom(behind, "192.0.2.7", "198.51.100.1");
    expect((await sentFrom(behind, "192.0.2.7", "198.51.100.2")).statusCode).toBe(200);
    expect((await sentFrom(behind, "192.0.2.7", "198.51.100.1")).statusCode).toBe(429);
    expect((await sentFrom(behind, "192.0.2.9", "198.51.100.3")).statusCode).toBe(200);
    expect((await sentFrom(behind, "192.0.2.9", "198.51.100.4")).statusCode).toBe(429);
  });

  it("so many requests a minute of a person, from wherever", async () => {
    const api = await limited({ perPerson: 2 });
    await sentFrom(api, "192.0.2.1");
    await sentFrom(api, "192.0.2.2");
    const over = await sentFrom(api, "192.0.2.3");
    expect([over.statusCode, Number(over.headers["retry-after"]) > 0]).toEqual([429, true]);
    expect(over.json()).toMatchObject({ data: null, errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    expect(over.body).not.toContain(`"http"`);
    expect((await api.inject("/exports/bills.csv")).statusCode).toBe(429);
    const other = await api.as("SUPERVISOR");
    expect((await sentFrom(other, "192.0.2.1")).statusCode).toBe(200);
    expect(api.logged).toEqual([]);
  });

  it("so many answers at once, and again when some are given", async () => {
    const api = await limited({ atOnce: 2 });
    const statuses = (await Promise.all(Array.from({ length: 4 }, () => api.inject(QUESTION)))).map(
      (a) => a.statusCode,
    );
    expect(statuses.sort()).toEqual([200, 200, 503, 503]);
    expect((await api.inject(QUESTION)).statusCode).toBe(200);
    expect((await api.inject("/readyz")).statusCode).toBe(200);
  });

  it("so much time for the reading of an answer; the statement is ended", async () => {
    const api = await limited({ seconds: 1 });
    await makeSlow(database());
    const { data, errors } = await api.ask("{ metrics { code } today }");
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ["metrics"], extensions: { code: "TIMED_OUT" } }]);
    expect(api.logged).toEqual([]);
    expect(await api.visitor.ask("{ me { name } }")).toEqual({ data: { me: null } });
    // An embedded database in memory begins anew.
    if (database().engine === "postgres") expect(await slowStatements(database())).toBe(0);
  });
});

/** Reading the metrics takes hours. */
const makeSlow = (database: Database): Promise<void> =>
  database.runScript(`
    alter table figures.metric rename to metric_kept;
    create view figures.metric as select m.* from figures.metric_kept m
      cross join (select count(*) from pg_proc a, pg_proc b, pg_proc c) hours;
    grant select on figures.metric to collection_server;`);

const slowStatements = (database: Database): Promise<number> =>
  database.asOwner(async (trx) => {
    const running = await sql`select 1 from pg_stat_activity where datname = current_database() and state = 'active'
      and pid <> pg_backend_pid() and query like '%figures.metric %'`.execute(trx);
    return running.rows.length;
  });
