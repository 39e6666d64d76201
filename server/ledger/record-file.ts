import { stringify } from "csv-stringify/sync";
import type { z } from "zod";
import type { Language } from "../platform/both-languages.ts";
import type { RequestContext } from "../platform/context.ts";
import { estatesLoader, unitLoader } from "../register/register.loader.ts";
import type { LedgerKey } from "./ledger.type.ts";
import { BILL_COLUMNS, RECEIPT_COLUMNS, type Column, type Place } from "./record-columns.ts";
import type { askedBills, askedReceipts } from "./record-export.type.ts";
import { billFilterOf, receiptFilterOf } from "./record-filter.ts";
import { listBills, listReceipts, type RowPlace } from "./record-list.store.ts";
import { BILL_ORDERS, RECEIPT_ORDERS } from "./record-order.rules.ts";

/** Rows that are read, written and forgotten at a time. */
const PAGE = 2000;

/** A page of a file: its lines, and where the next page begins. */
export interface FilePage {
  readonly lines: string;
  readonly next: RowPlace | null;
}

export type ReadFilePage = (context: RequestContext, after: RowPlace | null) => Promise<FilePage>;

/** The bills asked for, in the columns of BILL_COLUMNS. */
export function billFile({ filter, sort, asOf }: z.infer<typeof askedBills>, language: Language): ReadFilePage {
  const order = BILL_ORDERS[sort];
  return async (context, after) => {
    const query = { filter: await billFilterOf(context, filter), position: { asOf, knownAt: null } };
    const rows = await context.read((trx) => listBills(trx, { ...query, ...order, after, limit: PAGE }));
    const last = rows.length < PAGE ? undefined : rows.at(-1);
    const next = last && rowPlace(last.key, order.column === "amount" ? last.amount : last.dueOn, last.billId);
    return { lines: await linesOf(context, BILL_COLUMNS, rows, language), next: next ?? null };
  };
}

/** The receipts asked for, in the columns of RECEIPT_COLUMNS. */
export function receiptFile({ filter, sort, asOf }: z.infer<typeof askedReceipts>, language: Language): ReadFilePage {
  const order = RECEIPT_ORDERS[sort];
  return async (context, after) => {
    const query = { filter: await receiptFilterOf(context, filter), position: { asOf, knownAt: null } };
    const rows = await context.read((trx) => listReceipts(trx, { ...query, ...order, after, limit: PAGE }));
    const last = rows.length < PAGE ? undefined : rows.at(-1);
    const next = last && rowPlace(last.key, order.column === "amount" ? last.amount : last.paidOn, last.receiptId);
    return { lines: await linesOf(context, RECEIPT_COLUMNS, rows, language), next: next ?? null };
  };
}

/** The first line of a file, after the mark by which spreadsheets know its encoding. */
export const headLine = (columns: readonly Column<never>[], language: Language): string =>
  stringify([columns.map(({ name }) => name[language])], { bom: true });

const rowPlace = ({ estateId }: LedgerKey, value: string | bigint, id: bigint): RowPlace => ({
  value: String(value),
  estate: String(estateId),
  id: String(id),
});

async function linesOf<T extends { readonly key: LedgerKey }>(
  context: RequestContext,
  columns: readonly Column<T>[],
  rows: readonly T[],
  language: Language,
): Promise<string> {
  const cells = rows.map(async (row) => {
    const place = await placeOf(context, row.key);
    return columns.map(({ cell }) => {
      const told = cell(row, place);
      return typeof told === "string" ? told : told[language];
    });
  });
  // Cells that a spreadsheet would run as formulas are guarded.
  return stringify(await Promise.all(cells), { escape_formulas: true });
}

async function placeOf(context: RequestContext, { estateId, unitId }: LedgerKey): Promise<Place> {
  const estate = (await context.load(estatesLoader, "all")).find((own) => own.estateId === estateId);
  const unit = unitId === "0" ? null : await context.load(unitLoader, { estateId, unitId: BigInt(unitId) });
  return { estateCode: estate?.code ?? "", estateName: estate?.name ?? "", unitCode: unit?.code ?? "" };
}
