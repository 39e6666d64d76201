import { readFileSync } from "node:fs";
import pg from "pg";
import type { Engine } from "../../server/database/session.ts";

/** Enough for tables to lie apart, few enough to be copied for every test file. */
const SHARDS = 4;

/** Distributes a database over the shards of its own server, which are copied along with it. */
export async function distribute(engine: Engine, server: string): Promise<void> {
  const { hostname, port } = new URL(server);
  const node = `'${hostname}', ${port === "" ? "5432" : port}`;
  await engine.runScript("create extension citus");
  await engine.runScript(`select citus_set_coordinator_host(${node})`);
  await engine.runScript(`select citus_set_node_property(${node}, 'shouldhaveshards', true)`);
  await engine.runScript(`set citus.shard_count = ${SHARDS};\n${readFileSync("sql/distribute.sql", "utf8")}`);
}

/** Shuts a database for good, so that it can be copied: Citus keeps connections of its own to it. */
export async function shut(server: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`alter database ${database} allow_connections false`);
    const others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
    while (((await client.query(others, [database])).rowCount ?? 0) > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    await client.end();
  }
}
