import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import type { CsvFile } from "./csv-file.ts";
import { LeftOut } from "./left-out.ts";
import { nothingImported } from "./nothing-imported.ts";
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
  const leftOut = new LeftOut();
  const open = resubmitted.filter(({ id, table, row }) => {
    const known = cases.get(id);
    if (known === undefined || known.table !== table)
      throw nothingImported({
        en: `${file.name}, line ${row.line}: there is no row ${id} of ${table} in quarantine.`,
        zh: `${file.name} 第 ${row.line} 行：待处理数据中没有 ${table} 的第 ${id} 号。`,
      });
    if (!known.open)
      leftOut.note({
        en: `${file.name}, line ${row.line}: row ${id} is no longer in quarantine`,
        zh: `${file.name} 第 ${row.line} 行：第 ${id} 号已不在待处理数据中`,
      });
    return known.open;
  });
  const tables = TABLE_NAMES.flatMap((table) => {
    const own = open.filter((given) => given.table === table).map(({ row }) => row);
    const columns = new Set(own.flatMap(({ values }) => Object.keys(values)));
    const headerOf = (column: string) => (columns.has(column) ? column : null);
    return own.length === 0
      ? []
      : [{ table, file: file.name, rows: () => each(own), sha256: () => file.sha256(), headerOf }];
  });
  return { name: `resubmission of ${file.name}`, tables, ignored: leftOut.told };
}

async function readRows(file: CsvFile): Promise<Resubmitted[]> {
  const rows: Resubmitted[] = [];
  for await (const { values, ...place } of file.records()) {
    const { quarantine_id: id, quarantine_table: table } = values;
    if (id === undefined || table === undefined)
      throw nothingImported({
        en: `${file.name} is no quarantine file: the columns quarantine_id and quarantine_table are missing.`,
        zh: `${file.name} 不是待处理数据文件：缺少 quarantine_id、quarantine_table 两列。`,
      });
    if (!/^\d{1,18}$/.test(id))
      throw nothingImported({
        en: `${file.name}, line ${place.line}: ${id} is no quarantine_id.`,
        zh: `${file.name} 第 ${place.line} 行：“${id}”不是 quarantine_id。`,
      });
    if (!isTableName(table))
      throw nothingImported({
        en: `${file.name}, line ${place.line}: ${table} is none of ${TABLE_NAMES.join(", ")}.`,
        zh: `${file.name} 第 ${place.line} 行：“${table}”不是标准数据表（${TABLE_NAMES.join("、")}）。`,
      });
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
