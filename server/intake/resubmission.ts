import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { Refusal } from "../platform/refusal.ts";
import type { CsvFile } from "./csv-file.ts";
import { readCases } from "./quarantine-list.store.ts";
import type { RawRow, Source } from "./source.type.ts";
import { isTableName, TABLE_NAMES, type TableName } from "./table.rules.ts";

interface Resubmitted {
  readonly id: bigint;
  readonly table: TableName;
  readonly row: RawRow;
}

/**
 * Reads a corrected quarantine file: each row says which quarantined row it replaces, and of which table it is. Rows whose case
 * is closed are left out, so that the same file twice changes nothing.
 */
export async function readResubmission(database: Database, file: CsvFile): Promise<Source> {
  const resubmitted = await readRows(file);
  const cases = await database.asViewer(HEADQUARTERS, (trx) =>
    readCases(
      trx,
      resubmitted.map(({ id }) => id),
    ),
  );
  const ignored: string[] = [];
  const open = resubmitted.filter(({ id, table, row }) => {
    const known = cases.get(id);
    if (known === undefined || known.table !== table)
      throw new Refusal(
        `${file.name}, line ${row.line}: there is no row ${id} of ${table} in quarantine. Nothing was imported.`,
      );
    if (!known.open) ignored.push(`${file.name}, line ${row.line}: row ${id} is no longer in quarantine`);
    return known.open;
  });
  const tables = TABLE_NAMES.flatMap((table) => {
    const own = open.filter((given) => given.table === table).map(({ row }) => row);
    return own.length === 0 ? [] : [{ table, file: file.name, rows: () => each(own), sha256: () => file.sha256() }];
  });
  return { name: `resubmission of ${file.name}`, tables, ignored };
}

async function readRows(file: CsvFile): Promise<Resubmitted[]> {
  const rows: Resubmitted[] = [];
  for await (const { values, ...place } of file.records()) {
    const { quarantine_id: id, quarantine_table: table } = values;
    if (id === undefined || table === undefined)
      throw new Refusal(
        `${file.name} is no quarantine file: the columns quarantine_id and quarantine_table are missing.`,
      );
    if (!/^\d{1,18}$/.test(id)) throw new Refusal(`${file.name}, line ${place.line}: ${id} is no quarantine_id.`);
    if (!isTableName(table))
      throw new Refusal(`${file.name}, line ${place.line}: ${table} is none of ${TABLE_NAMES.join(", ")}.`);
    rows.push({ id: BigInt(id), table, row: { ...place, values: unescaped(values), quarantineId: BigInt(id) } });
  }
  return rows;
}

/** The download guards cells that a spreadsheet would run as formulas with a leading quote; it is taken off again. */
function unescaped(values: RawRow["values"]): RawRow["values"] {
  return Object.fromEntries(
    Object.entries(values).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "")]),
  );
}

async function* each(rows: readonly RawRow[]): AsyncGenerator<RawRow> {
  yield* rows;
}
