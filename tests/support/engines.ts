import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { openEmbedded } from "../../server/database/embedded.ts";
import { openPostgres } from "../../server/database/postgres.ts";
import type { Database } from "../../server/database/transaction.ts";
import { shut } from "./distribute.ts";
import { DISTRIBUTED } from "./spread.ts";
import { onServer, urlOf } from "./templates.ts";
import { unlocked } from "./unlocked.ts";

interface Opened {
  readonly database: Database;
  readonly remove: () => Promise<void>;
}

/** An empty database with the schema applied, in memory. */
export async function openMemory(): Promise<Opened> {
  const dump = new Uint8Array(readFileSync(inject("embeddedDump")));
  const database = await unlocked(await openEmbedded({ folder: null, dump }));
  return { database, remove: () => database.close() };
}

let made = 0;

/** An empty database of its own on the PostgreSQL server of the tests. */
export async function openServer(): Promise<Opened & { readonly url: string }> {
  const server = inject("postgresServer");
  const name = `collection_test_${process.pid}_${Date.now()}_${made++}`;
  await onServer(server, `create database ${name} template ${inject("postgresTemplate")}`);
  const url = urlOf(server, name);
  const database = await unlocked(await openPostgres(url));
  const remove = async () => {
    await database.close();
    if (DISTRIBUTED) await shut(server, name);
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  return { database, remove, url };
}

/** Describes a suite once per engine; each gets an empty database that lives as long as the suite. */
export function describeEngines(name: string, suite: (database: () => Database) => void): void {
  const engines = { pglite: openMemory, ...(inject("postgresServer") === "" ? {} : { postgres: openServer }) };
  for (const [engine, open] of Object.entries(engines))
    describe(`${name} (${engine})`, () => {
      let opened: Opened | undefined;
      beforeAll(async () => {
        opened = await open();
      });
      afterAll(() => opened?.remove());
      suite(() => {
        if (opened === undefined) throw new Error("the database opens in beforeAll");
        return opened.database;
      });
    });
}
