import pg from "pg";
import { sql } from "kysely";
import { applySchema } from "../../server/database/apply.ts";
import { openPostgres } from "../../server/database/postgres.ts";
import { databaseOver, HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { onServer, urlOf } from "../support/templates.ts";
import { unlocked } from "../support/unlocked.ts";
import { generateLedger, sizeOf } from "./generate-ledger.ts";
import { ms, type Line } from "./measure.ts";

/** Cells of one transaction while all of them are computed. */
const BATCH = 2_000;

export interface Bench {
  readonly database: Database;
  readonly url: string;
  readonly lines: readonly Line[];
}

/** The benchmark's database: generated when it is not there, else used as it is, its cells recomputed where marked. */
export async function openBench(server: string, name: string, bills: number): Promise<Bench> {
  const url = urlOf(server, name);
  const lines: Line[] = [];
  const fresh = !(await exists(server, name));
  if (fresh) await onServer(server, `create database ${name}`);
  const engine = await openPostgres(url);
  await applySchema(databaseOver(engine));
  const database = await unlocked(engine);
  if (fresh) lines.push(await generate(url, bills));
  const start = performance.now();
  const cells = await refreshAll(database);
  if (cells > 0)
    lines.push({ part: "cells", measure: `${cells} cells computed`, value: ms(performance.now() - start), aim: "" });
  await database.asOwner((trx) =>
    sql`analyze money_month, money_day, household_month, household_day, cell_mark`.execute(trx),
  );
  return { database, url, lines };
}

async function exists(server: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query("select from pg_database where datname = $1", [name])).rowCount === 1;
  } finally {
    await client.end();
  }
}

async function generate(url: string, bills: number): Promise<Line> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const size = sizeOf(bills);
    const start = performance.now();
    await generateLedger(client, size);
    const measure = `${size.bills} bills, ${size.units} units, ${size.buildings} buildings, ${size.estates} estates generated`;
    return { part: "ledger", measure, value: ms(performance.now() - start), aim: "" };
  } finally {
    await client.end();
  }
}

async function refreshAll(database: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await database.asServer(HEADQUARTERS, async (trx) => {
      await sql`set local work_mem = '64MB'`.execute(trx);
      const found = await sql<{ count: number }>`select figures.refresh_cells(${BATCH}) as count`.execute(trx);
      return found.rows[0]?.count ?? 0;
    });
    if (count === 0) return total;
    total += count;
  }
}
