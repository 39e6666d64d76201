import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applySchema } from "../../server/database/apply.ts";
import { openEmbedded } from "../../server/database/embedded.ts";
import { openPostgres } from "../../server/database/postgres.ts";
import { databaseOver } from "../../server/database/transaction.ts";
import { distribute, shut } from "./distribute.ts";
import { DISTRIBUTED } from "./spread.ts";
import { unlocked } from "./unlocked.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Archive of an embedded database with the schema applied. */
    embeddedDump: string;
    /** PostgreSQL server of the tests, or empty where there is none. */
    postgresServer: string;
    /** A database on it with the schema applied, to be copied. */
    postgresTemplate: string;
  }
}

/** Applies the schema once per engine; each test file starts from a copy. */
export default async function setUpTemplates(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "collection-test-"));
  const dump = join(folder, "embedded.tar");
  const engine = await openEmbedded({ folder: null });
  await applySchema(databaseOver(engine));
  await unlocked(engine);
  writeFileSync(dump, await engine.dump());
  await engine.close();
  project.provide("embeddedDump", dump);
  // Journeys run programs of their own, and share what they begin with there.
  process.env["JOURNEY_FOLDER"] = folder;

  const server = process.env["TEST_DATABASE_URL"] ?? "";
  const template = `collection_template_${process.pid}`;
  project.provide("postgresServer", server);
  project.provide("postgresTemplate", template);
  if (server !== "") await makeTemplate(server, template);
  else console.log("TEST_DATABASE_URL is not set: the suite runs on the embedded engine alone.");

  return async () => {
    rmSync(folder, { recursive: true, force: true });
    if (server !== "") await onServer(server, `drop database if exists ${template} with (force)`);
  };
}

async function makeTemplate(server: string, template: string): Promise<void> {
  await onServer(server, `create database ${template}`);
  const engine = await openPostgres(urlOf(server, template));
  await applySchema(databaseOver(engine));
  await unlocked(engine);
  if (DISTRIBUTED) await distribute(engine, server);
  await engine.close();
  if (DISTRIBUTED) await shut(server, template);
}

/** The URL of another database on the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
