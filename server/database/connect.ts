import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { messageOf, Refusal } from "../platform/refusal.ts";
import { applySchema } from "./apply.ts";
import { openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import { openPostgres } from "./postgres.ts";
import type { Engine } from "./session.ts";
import { databaseOver, type Database } from "./transaction.ts";

/** Opens the configured database with its schema up to date: PostgreSQL where DATABASE_URL names one, else the embedded engine. */
export async function openDatabase(config: Pick<Config, "databaseUrl" | "dataDir">): Promise<Database> {
  const engine =
    config.databaseUrl === undefined ? await openFolder(config.dataDir) : await openPostgres(config.databaseUrl);
  const database = databaseOver(engine);
  try {
    await applySchema(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openFolder(dataDir: string): Promise<Engine> {
  const release = lockFolder(dataDir);
  const folder = join(dataDir, "database");
  try {
    if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.W_OK);
    return await openEmbedded({ folder }, release);
  } catch (error) {
    release();
    throw new Refusal(`The embedded database in ${folder} cannot be opened: ${messageOf(error)}. Nothing was changed.`);
  }
}
