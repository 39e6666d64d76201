import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { nextBatchId, recordBatch, type BatchKind } from "../ledger/record-batch.ts";
import { refreshCells, refreshManyWithin } from "../ledger/refresh-cells.ts";
import { OPERATOR, type Actor } from "../platform/actor.ts";
import type { ImportReport } from "./import-report.type.ts";
import { IntakeBatch } from "./intake-batch.ts";
import type { Source } from "./source.type.ts";

export interface ImportOptions {
  readonly kind: BatchKind;
  readonly timeZone: string;
  /** In whose name; the machine's operator where it is left out. */
  readonly actor?: Actor;
  readonly label?: string;
  /** Stages history (the demonstration, tests); absent: now. */
  readonly recordedAt?: string;
  readonly dryRun?: boolean;
  readonly withdrawsBatchId?: number;
  /** Hears how many rows have been read. */
  readonly onRows?: (rows: number) => void;
  /** Whether the cells of what came in are recomputed at once (the default) or left to whoever refreshes next. */
  readonly refresh?: boolean;
  readonly onProgress?: (households: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Carries a report out of a transaction that is to be rolled back. */
class Undo extends Error {
  constructor(readonly report: ImportReport) {
    super("nothing to record");
  }
}

/**
 * Imports tables as one batch in one transaction: every row is checked, rows that fail are quarantined, the rest goes in.
 * Killed half way it leaves nothing. Where nothing is new, no batch is recorded.
 */
export async function importTables(database: Database, source: Source, options: ImportOptions): Promise<ImportReport> {
  const {
    kind,
    timeZone,
    actor = OPERATOR,
    label = source.name,
    dryRun = false,
    recordedAt,
    withdrawsBatchId,
    onRows,
    refresh = true,
    onProgress,
    signal,
  } = options;
  signal?.throwIfAborted();
  try {
    const report = await database.asServer(
      { ...HEADQUARTERS, actor },
      async (trx) => {
        const batchId = await nextBatchId(trx);
        const batch = new IntakeBatch(trx, batchId, timeZone);
        if (withdrawsBatchId !== undefined) await batch.closeCasesOf(withdrawsBatchId);
        await batch.takeIn(source.tables, {
          ...(onRows && { onRows }),
          ...(onProgress && { onProgress }),
          ...(signal && { signal }),
        });
        const { tables, reasons, retried, superseded, withdrawn, changed } = batch.tally;
        const ignored = source.ignored ?? [];
        const problems = batch.tally.problems.told;
        const report = {
          batchId: null,
          recordedAt: null,
          dryRun,
          tables,
          reasons,
          problems,
          retried,
          superseded,
          withdrawn,
          ignored,
        };
        if (dryRun || !changed) throw new Undo(report);
        await batch.record(source.tables);
        // The embedded engine lets nobody in meanwhile: there pages would wait longer than the cells do.
        if (database.engine === "postgres") await refreshManyWithin(trx);
        const recorded = await recordBatch(trx, {
          batchId,
          kind,
          label,
          ...(recordedAt !== undefined && { recordedAt }),
          ...(withdrawsBatchId !== undefined && { withdrawsBatchId }),
        });
        return { ...report, batchId, recordedAt: recorded };
      },
      // The embedded engine ends its thread to end a statement, and with it what others wait for: there the import stops between two.
      signal === undefined || database.engine === "pglite" ? { admits: true } : { admits: true, signal },
    );
    // It is recorded: from here on nothing can be cancelled.
    if (refresh) await refreshCells(database);
    return report;
  } catch (error) {
    if (error instanceof Undo) return error.report;
    throw error;
  }
}
