import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";

/** How far the cells are behind the ledger, within the viewer's estates. Figures are exact all the same. */
export interface CellLag {
  readonly cells: number;
  /** When the oldest of their marks was written; null where none waits. */
  readonly since: string | null;
}

export async function readCellLag(trx: Trx): Promise<CellLag> {
  const found = await sql<CellLag>`
    select marked_cells as cells, oldest_mark as since from figures.cell_lag()`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("figures.cell_lag gave no row");
  return row;
}

export const cellLagLoader: LoaderKind<"all", CellLag> = {
  key: (key) => key,
  async batch(trx, keys) {
    const lag = await readCellLag(trx);
    return keys.map(() => lag);
  },
};
