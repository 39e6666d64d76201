import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { importTables } from "../intake/import-tables.ts";
import type { Source } from "../intake/source.type.ts";
import { refreshCells } from "../ledger/refresh-cells.ts";
import type { DemoStage } from "./row.type.ts";
import { sourceTable } from "./source-table.ts";
import { CUTS } from "./stage.rules.ts";
import { tellDemo } from "./tell-demo.ts";

export interface SeedOptions {
  /** Called with one line for each batch. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Fills an empty database with the demonstration, batch by batch, each recorded at the time the story gives it. Goes on where
 * an earlier seeding was cut off.
 */
export async function seedDemo(database: Database, { onProgress }: SeedOptions = {}): Promise<void> {
  const seeded = new Set((await batchesOf(database)).map(({ label }) => label));
  let count = 0;
  for (const stage of tellDemo()) {
    count += 1;
    if (seeded.has(stage.label)) continue;
    const source = sourceOf(stage);
    const report = await importTables(database, source, {
      kind: "DEMO",
      timeZone: "Asia/Shanghai",
      label: stage.label,
      recordedAt: stage.recordedAt,
      // Once for all batches, at the end: each touches most cells again.
      refresh: false,
    });
    const accepted = Object.values(report.tables).reduce((sum, table) => sum + table.accepted, 0);
    onProgress?.(`Demo portfolio: batch ${count} of ${CUTS.length}, ${stage.label}: ${accepted} rows`);
  }
  onProgress?.("Demo portfolio: adding up …");
  await refreshCells(database);
}

/** What a database holds of the demonstration. A seeding that was cut off, and to which nothing was added, can go on. */
export async function demoState(database: Database): Promise<"EMPTY" | "CUT_OFF" | "COMPLETE" | "OTHER_RECORDS"> {
  const batches = await batchesOf(database);
  if (batches.length === 0) return "EMPTY";
  if (batches.some(({ kind }) => kind !== "DEMO")) return "OTHER_RECORDS";
  return batches.length < CUTS.length ? "CUT_OFF" : "COMPLETE";
}

async function batchesOf(database: Database): Promise<{ kind: string; label: string }[]> {
  return database.asViewer(HEADQUARTERS, (trx) =>
    trx
      .selectFrom("batch")
      .innerJoin("batch_label", "batch_label.batch_id", "batch.batch_id")
      .select(["kind", "label"])
      .execute(),
  );
}

const ORDER = ["estates", "buildings", "units", "bills", "receipts", "receipt_lines", "adjustments", "voids"] as const;

function sourceOf({ label, tables }: DemoStage): Source {
  const filled = ORDER.filter((table) => tables[table].length > 0);
  return { name: label, tables: filled.map((table) => sourceTable(table, tables[table])) };
}
