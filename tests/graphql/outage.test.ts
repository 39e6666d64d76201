import { createConnection, createServer, type Server, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { openPostgres } from "../../server/database/postgres.ts";
import type { Database } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines, openServer } from "../support/engines.ts";
import { unlocked } from "../support/unlocked.ts";
import { signedIn } from "../support/viewers.ts";

/** Milliseconds after which an answer is not waited for any longer, nor a turn in the database. */
const PATIENCE = 60_000;

const post = (
  address: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
  signal: AbortSignal = AbortSignal.timeout(PATIENCE),
) =>
  fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
    signal,
  });

/** Nobody can read the metrics until it is let go, or the test has ended. */
async function holdMetrics(database: Database): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let done: Promise<void> = Promise.resolve();
  await new Promise<void>((locked) => {
    done = database.asOwner(async (trx) => {
      await sql`lock table figures.metric`.execute(trx);
      locked();
      await held;
    });
  });
  const letGo = () => {
    release();
    return done;
  };
  onTestFinished(letGo);
  return letGo;
}

describeEngines("a server that ends", (database) => {
  it("answers what is in flight, turns away what is new, and then is gone", async () => {
    const api = await apiOver(database(), "2026-05-31");
    const address = await api.app.listen({ host: "127.0.0.1", port: 0 });
    const asked = await api.as("HEADQUARTERS");
    const letGo = await holdMetrics(database());
    let answered = false;
    const inFlight = asked.inject({ method: "POST", url: "/graphql", payload: { query: "{ metrics { code } }" } });
    void inFlight.then(() => (answered = true));
    await expect.poll(async () => (await fetch(`${address}/metrics`)).text()).toContain("requests_in_flight 1");
    const closed = api.app.close();
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: "ending" }]);
    const late = await post(address, "{ __typename }");
    expect([late.status, late.headers.get("retry-after"), late.headers.get("connection")]).toEqual([503, "5", "close"]);
    expect(await late.json()).toMatchObject({ errors: [{ extensions: { code: "SHUTTING_DOWN" } }] });
    expect(answered).toBe(false);
    await letGo();
    const answer = await inFlight;
    expect([answer.statusCode, answer.json<{ errors?: unknown }>().errors]).toEqual([200, undefined]);
    await closed;
    await expect(post(address, "{ __typename }")).rejects.toThrow();
  });

  it("waits for nobody who has hung up", async () => {
    const api = await apiOver(database(), "2026-05-31");
    const address = await api.app.listen({ host: "127.0.0.1", port: 0 });
    const clock = systemClock("Asia/Shanghai", () => new Date("2026-05-31T04:00:00Z"));
    const session = await signedIn(database(), clock, "HEADQUARTERS");
    const counted = async () => (await fetch(`${address}/metrics`)).text();
    const letGo = await holdMetrics(database());
    const gone = new AbortController();
    const asked = post(address, "{ metrics { code } }", { cookie: `session=${session}` }, gone.signal);
    await expect.poll(counted).toContain("requests_in_flight 1");
    gone.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(counted).toContain("requests_in_flight 0");
    await letGo();
    await api.app.close();
  });
});

/** Stands between the server and its database, and can be taken away. */
class Cable {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private plugged = true;

  constructor(private readonly to: URL) {
    this.server = createServer((socket) => {
      if (!this.plugged) return void socket.destroy();
      const onward = createConnection({ host: to.hostname, port: Number(to.port === "" ? "5432" : to.port) });
      for (const [end, other] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        this.sockets.add(end);
        end.on("error", () => other.destroy());
        end.on("close", () => other.destroy());
        end.pipe(other);
      }
    });
  }

  /** The address of the database by way of the cable. */
  async url(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const url = new URL(this.to);
    const address = this.server.address();
    url.hostname = "127.0.0.1";
    url.port = typeof address === "object" && address !== null ? String(address.port) : "";
    return url.href;
  }

  pull(): void {
    this.plugged = false;
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  plugIn(): void {
    this.plugged = true;
  }

  close(): Promise<void> {
    this.pull();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

describe.runIf(inject("postgresServer") !== "")("a database that goes away and comes back", () => {
  let opened: Awaited<ReturnType<typeof openServer>>;
  let cable: Cable;
  let database: Database;
  let api: Api;
  beforeAll(async () => {
    opened = await openServer();
    cable = new Cable(new URL(opened.url));
    database = await unlocked(await openPostgres(await cable.url()));
    api = await apiOver(database, "2026-05-31");
  });
  afterAll(async () => {
    await api.app.close();
    await database.close();
    await cable.close();
    await opened.remove();
  });
  afterEach(() => cable.plugIn());

  const ask = async () => {
    const answer = await api.inject({ method: "POST", url: "/graphql", payload: { query: "{ metrics { code } }" } });
    return { status: answer.statusCode, body: answer.json<{ errors?: { extensions: { code: string } }[] }>() };
  };
  const works = async () => expect((await ask()).body.errors).toBeUndefined();
  const UNAVAILABLE = { status: 503, body: { errors: [{ extensions: { code: "UNAVAILABLE" } }] } };

  it("is told of while it is away, and needs no restart", async () => {
    await works();
    cable.pull();
    expect(await ask()).toMatchObject(UNAVAILABLE);
    expect((await api.inject("/exports/bills.csv")).json()).toMatchObject({ error: "UNAVAILABLE" });
    expect((await api.inject("/readyz")).statusCode).toBe(503);
    expect((await api.inject("/healthz")).statusCode).toBe(503);
    cable.plugIn();
    await works();
    expect((await api.inject("/readyz")).statusCode).toBe(200);
  });

  it("fails what it was answering, and answers the next", async () => {
    const letGo = await holdMetrics(opened.database);
    const waiting = ask();
    await expect.poll(() => endOthers(opened.database)).toBeGreaterThan(0);
    expect(await waiting).toMatchObject(UNAVAILABLE);
    await letGo();
    await works();
  });
});

/** Ends the connections that wait for the metrics, as a database does that is shut down. */
const endOthers = (database: Database): Promise<number> =>
  database.asOwner(async (trx) => {
    const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(trx);
    return ended.rows.length;
  });
