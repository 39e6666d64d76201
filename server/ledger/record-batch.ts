import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal, type Act } from "../platform/journal.ts";

export type BatchKind = "IMPORT" | "RESUBMISSION" | "WITHDRAWAL" | "DEMO";

export interface BatchInput {
  readonly batchId: number;
  readonly kind: BatchKind;
  readonly label: string;
  readonly withdrawsBatchId?: number;
  /** Stages history; must lie after everything recorded so far. Absent: now. */
  readonly recordedAt?: string;
}

export async function nextBatchId(trx: Trx): Promise<number> {
  const found = await sql<{ id: number }>`select nextval('batch_id_seq')::int as id`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the batch sequence gave no number");
  return row.id;
}

const ACTS: Readonly<Record<BatchKind, Act>> = {
  IMPORT: "IMPORTED",
  RESUBMISSION: "RESUBMITTED",
  WITHDRAWAL: "WITHDREW_BATCH",
  DEMO: "SEEDED_DEMO",
};

/**
 * Gives a batch its recorded_at and journals it; the last act of its transaction, so that recorded_at follows the order of
 * commits.
 */
export async function recordBatch(trx: Trx, batch: BatchInput): Promise<string> {
  const found = await sql<{ recorded_at: string }>`
    select record_batch(${batch.batchId}, ${batch.kind}, ${batch.label}, ${batch.withdrawsBatchId ?? null}::int,
      ${batch.recordedAt ?? null}::timestamptz) as recorded_at`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the batch was not recorded");
  const { kind, label, withdrawsBatchId } = batch;
  await appendJournal(trx, [
    {
      act: ACTS[kind],
      subject: `Batch ${batch.batchId}`,
      after: { label, ...(withdrawsBatchId && { withdrawsBatchId }) },
    },
  ]);
  return row.recorded_at;
}
