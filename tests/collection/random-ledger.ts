import { sql } from "kysely";
import type { Trx } from "../../server/database/transaction.ts";
import type { Entry, Household } from "../../server/ledger/entry.type.ts";
import { loadHouseholds } from "../../server/ledger/household.store.ts";
import { createStaging } from "../../server/ledger/staging.store.ts";
import type { RawRow, Source } from "../../server/intake/source.type.ts";
import type { TableName } from "../../server/intake/table.rules.ts";

/** A row of the intake format, as one random entry yields it. */
export interface EntryRow {
  readonly table: TableName;
  readonly values: Readonly<Record<string, string>>;
}

const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

/** The rows of one household's entries. Numbers are made unique by the household's unit. */
export function rowsOf(estate: string, unit: string, entries: readonly Entry[]): EntryRow[] {
  const no = (number: string) => `${unit}-${number}`;
  const numberOf = (id: bigint) => entries.find((entry) => entry.type === "bill" && entry.id === id)?.no ?? "";
  return entries.flatMap((entry): EntryRow[] => {
    if (entry.type === "bill")
      return [
        {
          table: "bills",
          values: {
            estate_code: estate,
            bill_no: no(entry.no),
            unit_code: unit,
            party_code: entry.partyCode,
            fee_class: entry.feeClass,
            fee_item: "fee",
            period_start: "2026-01-01",
            period_end: "2026-03-31",
            amount: yuan(entry.amount),
            issued_on: entry.date,
            due_on: entry.dueOn,
          },
        },
      ];
    if (entry.type === "adjustment")
      return [
        {
          table: "adjustments",
          values: {
            estate_code: estate,
            adjustment_no: no(entry.no),
            bill_no: no(numberOf(entry.billId)),
            kind: entry.kind,
            amount: yuan(entry.amount),
            effective_on: entry.date,
            reason: "random",
          },
        },
      ];
    const lines = entry.lines.map((line): EntryRow => ({
      table: "receipt_lines",
      values: { estate_code: estate, receipt_no: no(entry.no), bill_no: no(line.billNo), amount: yuan(line.amount) },
    }));
    return [
      {
        table: "receipts",
        values: {
          estate_code: estate,
          receipt_no: no(entry.no),
          unit_code: unit,
          party_code: entry.partyCode,
          kind: entry.kind,
          amount: yuan(entry.amount),
          channel: entry.amount % 2n === 0n ? "ONLINE" : "CASH",
          paid_on: entry.date,
          fee_class: entry.feeClass,
          bill_no: entry.billNo === null ? "" : no(entry.billNo),
          purpose: entry.prepay ? "PREPAY" : "",
          reverses_receipt_no: entry.reversesNo === null ? "" : no(entry.reversesNo),
        },
      },
      ...lines,
    ];
  });
}

/** An estate with one building and units, ready for entries. */
export function registerRows(estate: string, units: readonly string[]): EntryRow[] {
  return [
    { table: "estates", values: { estate_code: estate, name: estate } },
    { table: "buildings", values: { estate_code: estate, building_code: "1", name: "1", property_type: "MIXED_USE" } },
    ...units.map((unit): EntryRow => ({
      table: "units",
      values: { estate_code: estate, building_code: "1", unit_code: unit, gross_area_m2: "100" },
    })),
  ];
}

export function sourceOf(name: string, rows: readonly EntryRow[]): Source {
  const tables = [...Map.groupBy(rows, (row) => row.table)].map(([table, own]) => ({
    table,
    file: `${table}.csv`,
    async *rows(): AsyncGenerator<RawRow> {
      for (const [index, { values }] of own.entries()) yield { line: index + 2, values };
    },
  }));
  return { name, tables };
}

/** What the ledger holds now of an estate's households, for the definition to replay. */
export async function recordedHouseholds(trx: Trx, estate: string): Promise<Household[]> {
  await createStaging(trx);
  await sql`insert into touched select u.estate_id, u.unit_id from unit u join estate e on e.estate_id = u.estate_id
    where e.estate_code = ${estate}`.execute(trx);
  const found = await sql<{
    estate_id: number;
    unit_id: bigint;
  }>`select estate_id, unit_id from touched order by 1, 2`.execute(trx);
  return loadHouseholds(trx, found.rows);
}
