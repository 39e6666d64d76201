import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

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

/** Gives a batch its recorded_at; the last statement of its transaction, so that recorded_at follows the order of commits. */
export async function recordBatch(trx: Trx, batch: BatchInput): Promise<string> {
  const found = await sql<{ recorded_at: string }>`
    select record_batch(${batch.batchId}, ${batch.kind}, ${batch.label}, ${batch.withdrawsBatchId ?? null}::int,
      ${batch.recordedAt ?? null}::timestamptz) as recorded_at`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the batch was not recorded");
  return row.recorded_at;
}
