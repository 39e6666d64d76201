import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, inject, it } from "vitest";
import { openPostgres } from "../../server/database/postgres.ts";
import { databaseOver, HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { reconcileCells } from "../../server/ledger/reconcile-cells.ts";
import { entriesArbitrary } from "../ledger/ledger.arbitrary.ts";
import { openServer } from "../support/engines.ts";
import { differences, marksOf } from "./instant-equality.ts";
import { registerRows, rowsOf, sourceOf } from "./random-ledger.ts";

const options = { kind: "IMPORT" as const, timeZone: "Asia/Shanghai", refresh: false };

/** Most batches of one writer. */
const BATCHES = 10;

/** Imports a household's entries one batch after another, each in an estate of its own. */
async function write(database: Database, estate: string, seed: number): Promise<void> {
  await importTables(database, sourceOf("register", registerRows(estate, ["101"])), options);
  const [entries = []] = fc.sample(entriesArbitrary, { numRuns: 1, seed });
  for (const [index, row] of rowsOf(estate, "101", entries).slice(0, BATCHES).entries())
    await importTables(database, sourceOf(`row ${index}`, [row]), options);
}

/** Refreshes until told to stop; a session that is ended under it is no surprise. */
async function refresh(database: Database, limit: number, stopped: () => boolean, onEnded: () => void): Promise<void> {
  while (!stopped())
    try {
      await database.asServer(HEADQUARTERS, (trx) => sql`select figures.refresh_cells(${limit})`.execute(trx));
    } catch {
      onEnded();
    }
}

/** Ends the sessions that refresh, wherever they are: what a killed process leaves behind. */
async function kill(database: Database, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    await new Promise((resolve) => setTimeout(resolve, 7 + Math.random() * 60));
    await database.asOwner((trx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and query like 'select figures.refresh_cells%' and state = 'active'`.execute(trx),
    );
  }
}

describe.skipIf(inject("postgresServer") === "")("instant figures on several connections (postgres)", () => {
  it(
    "equal their definitions in every snapshot while writers write and refreshers are killed",
    { timeout: 300_000 },
    async () => {
      const { database, remove, url } = await openServer();
      // Connections of their own: one that is ended when it has just been given back would be a writer's by then.
      const refreshing = databaseOver(await openPostgres(url));
      let stop = false;
      let ended = 0;
      const stopped = () => stop;
      const refreshers = [2, 5].map((limit) => refresh(refreshing, limit, stopped, () => (ended += 1)));
      const killer = kill(database, stopped);
      const writeUntilOneWasEnded = async () => {
        for (let first = 1; first === 1 || ended === 0; first += 3)
          await Promise.all([first, first + 1, first + 2].map((seed) => write(database, `W${seed}`, seed)));
      };
      const writers = writeUntilOneWasEnded().finally(() => (stop = true));
      let snapshots = 0;
      while (!stop) {
        expect(await differences(database)).toEqual([]);
        snapshots += 1;
      }
      await writers;
      await killer;
      await Promise.all(refreshers);
      await refreshing.close();
      expect(snapshots).toBeGreaterThan(1);
      expect(ended).toBeGreaterThan(0);
      await database.asServer(HEADQUARTERS, (trx) => sql`select figures.refresh_cells(100000)`.execute(trx));
      expect(await marksOf(database)).toBe(0);
      expect(await differences(database)).toEqual([]);
      for await (const difference of reconcileCells(database)) expect(difference).toBeUndefined();
      await remove();
    },
  );
});
