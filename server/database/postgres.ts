import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { codeOf, messageOf, Refusal } from "../platform/refusal.ts";
import { Places } from "./places.ts";
import type { Engine, Session, SessionOptions } from "./session.ts";
import { limitTime } from "./time-limit.ts";
import { DatabaseUnavailable, isLost } from "./unavailable.ts";
import { VALUE_PARSERS } from "./value-parsers.ts";

const OLDEST = 150000;
/** Transactions at once; more would take turns on the database's processors anyway. */
const AT_ONCE = 10;
/** Connections beside theirs, by which a statement is ended that nobody waits for. */
const TO_CANCEL = 2;
/** Milliseconds that a request waits for its turn: many at once are each a little slower, and none is turned away. */
const PATIENCE = 20_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === "binary" ? undefined : VALUE_PARSERS[oid]) ?? pg.types.getTypeParser(oid, format),
};

/** Connects to PostgreSQL 15+; says in one line what is wrong when that fails. */
export async function openPostgres(url: string): Promise<Engine> {
  // Compiling a plan costs more than running it does for statements of this size; sets of households are sorted in memory.
  const options = "-c search_path=public,figures -c timezone=UTC -c jit=off -c work_mem=32MB";
  const pool = new pg.Pool({
    connectionString: url,
    types,
    options,
    max: AT_ONCE + TO_CANCEL,
    connectionTimeoutMillis: 5_000,
  });
  const places = new Places(AT_ONCE, PATIENCE);
  // A connection lost while idle is replaced; work that had one fails by itself.
  pool.on("error", () => undefined);
  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    name: "postgres",
    async inTransaction(work, sessionOptions = {}) {
      sessionOptions.signal?.throwIfAborted();
      await places.take(sessionOptions.signal);
      try {
        return await inTransaction(pool, work, sessionOptions);
      } finally {
        places.give();
      }
    },
    runScript: async (script) => void (await pool.query(script)),
    busy: () => false,
    close: () => pool.end(),
  };
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const found = await pool.query<{ server_version_num: string }>("show server_version_num").catch((error: unknown) => {
    throw new Refusal(`PostgreSQL cannot be reached: ${messageOf(error) || codeOf(error)}. Check DATABASE_URL.`);
  });
  const version = Number(found.rows[0]?.server_version_num);
  if (version < OLDEST)
    throw new Refusal(`PostgreSQL ${Math.floor(version / 10000)} is too old: version 15 or later is needed.`);
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (session: Session) => Promise<T>,
  { snapshot = false, signal: given, seconds }: SessionOptions = {},
): Promise<T> {
  given?.throwIfAborted();
  const client = await pool.connect().catch((error: unknown) => {
    throw new DatabaseUnavailable(messageOf(error), { cause: error });
  });
  const { signal, ended } = limitTime(given, seconds);
  const cancel = () => void cancelBackend(pool, client);
  signal?.addEventListener("abort", cancel, { once: true });
  let broken: Error | undefined;
  // A connection that is lost meanwhile fails the statement that runs; unheard, it would end the process as well.
  const lost = (error: Error) => void (broken = error);
  client.on("error", lost);
  try {
    // The database ends a statement itself, also where no connection is left to ask it to.
    const limit = seconds === undefined ? "" : `; set local statement_timeout = ${Math.ceil(seconds * 1000)}`;
    await client.query((snapshot ? "begin isolation level repeatable read read only" : "begin") + limit);
    const result = await work(sessionOf(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    signal?.throwIfAborted();
    if (broken !== undefined || isLost(error)) throw new DatabaseUnavailable(messageOf(error), { cause: error });
    throw error;
  } finally {
    ended();
    signal?.removeEventListener("abort", cancel);
    client.off("error", lost);
    client.release(broken);
  }
}

async function cancelBackend(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const pid = "processID" in client ? client.processID : undefined;
  // When even this fails the statement runs to its end: nothing is lost but time.
  await pool.query("select pg_cancel_backend($1::int)", [pid]).catch(() => undefined);
}

function sessionOf(client: pg.PoolClient): Session {
  return {
    async query(sql, parameters) {
      const { rows, rowCount } = await client.query(sql, [...parameters]);
      return { rows, affected: rowCount ?? undefined };
    },
    async copyIn(table, columns, lines) {
      const copy = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin with (format csv)`));
      await pipeline(Readable.from(inPieces(lines)), copy);
    },
    // Others have connections of their own.
    alone: () => undefined,
  };
}

const PIECE = 64 * 1024;

/** Joins lines into pieces that are worth sending. */
export async function* inPieces(lines: AsyncIterable<string>, size: number = PIECE): AsyncGenerator<string> {
  let piece: string[] = [];
  let length = 0;
  for await (const line of lines) {
    piece.push(line);
    length += line.length;
    if (length < size) continue;
    yield piece.join("");
    piece = [];
    length = 0;
  }
  if (length > 0) yield piece.join("");
}
