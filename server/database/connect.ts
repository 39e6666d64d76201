import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyRing } from "../platform/envelope.ts";
import { keyPlaceName, makeKey, readKeyRing, type KeyPlace } from "../platform/key-ring.ts";
import { messageOf, Refusal } from "../platform/refusal.ts";
import { applySchema } from "./apply.ts";
import { unlock } from "./data-secret.ts";
import { openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import { openPostgres } from "./postgres.ts";
import { sealPlainRows } from "./seal-plain-rows.ts";
import type { Engine } from "./session.ts";
import { databaseOver, type Database } from "./transaction.ts";

/**
 * Opens the configured database with its schema up to date and its personal data sealed: PostgreSQL where DATABASE_URL names one, else
 * the embedded engine. Without the right key of personal data nothing is opened.
 */
export async function openDatabase(config: KeyPlace): Promise<Database> {
  const keys = { ring: readKeyRing(config), make: () => firstKey(config), kept: keyPlaceName(config) };
  const engine =
    config.databaseUrl === undefined ? await openFolder(config.dataDir) : await openPostgres(config.databaseUrl);
  try {
    const shut = databaseOver(engine);
    await applySchema(shut);
    const database = databaseOver(engine, await unlock(shut, keys));
    await sealPlainRows(database);
    return database;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Of a database elsewhere nobody expects its key on this machine, so it is said. */
function firstKey(config: KeyPlace): KeyRing {
  const ring = makeKey(config);
  if (config.databaseUrl !== undefined)
    process.stderr.write(
      `Personal data is encrypted with a key made in ${keyPlaceName(config)}: keep it, or set DATA_KEY to it. Without it nobody reads names and phones again.\n`,
    );
  return ring;
}

/** Opens the embedded engine with its data in a folder of DATA_DIR, which it makes where there is none. */
export async function openFolder(dataDir: string): Promise<Engine> {
  const release = lockFolder(dataDir);
  const folder = join(dataDir, "database");
  // Stands while the folder is being made: what a process left that ended meanwhile holds nothing, and nobody could open it.
  const unfinished = join(dataDir, "database.unfinished");
  try {
    if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true });
    if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.W_OK);
    else writeFileSync(unfinished, "");
    const engine = await openEmbedded({ folder }, release);
    rmSync(unfinished, { force: true });
    return engine;
  } catch (error) {
    release();
    throw new Refusal(`The embedded database in ${folder} cannot be opened: ${messageOf(error)}. Nothing was changed.`);
  }
}
