import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { openDatabase } from "../database/connect.ts";
import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { CsvFile } from "../intake/csv-file.ts";
import { importTables } from "../intake/import-tables.ts";
import { quarantineFile } from "../intake/quarantine-file.ts";
import { readQuarantined, type QuarantinedRow } from "../intake/quarantine-list.store.ts";
import { REASONS } from "../intake/reason.rules.ts";
import { readResubmission } from "../intake/resubmission.ts";
import { isTableName, TABLE_NAMES } from "../intake/table.rules.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { LANGUAGES, type Language } from "../platform/both-languages.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { toJson } from "./json.ts";
import { tellReport } from "./print-report.ts";
import { textTable } from "./text-table.ts";

const USAGE =
  "npm run quarantine -- list [--json] | download FILE.csv [--table TABLE] | resubmit FILE.csv [--json] [--lang en|zh]";
const PAGE = 5000;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { table: { type: "string" }, json: { type: "boolean" }, lang: { type: "string", default: "en" } },
    },
    USAGE,
  );
  const [act, file] = positionals;
  const table = values.table === undefined ? undefined : oneOf("--table", values.table, TABLE_NAMES);
  const language = oneOf("--lang", values.lang, LANGUAGES);
  if (act !== "list" && act !== "download" && act !== "resubmit")
    throw new Refusal({ en: `Usage: ${USAGE}`, zh: `用法：${USAGE}` });
  if (act !== "list" && file === undefined)
    throw new Refusal({ en: `Name a file.\nUsage: ${USAGE}`, zh: `请指定一个文件。\n用法：${USAGE}` });
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    if (act === "resubmit")
      await resubmit(database, file ?? "", config.timeZone, values.json === true ? "json" : language);
    else if (act === "download") download(await readAll(database, table), file ?? "", table);
    else list(await readAll(database, table), values.json === true ? "json" : language);
  } finally {
    await database.close();
  }
});

async function readAll(database: Database, table: string | undefined): Promise<QuarantinedRow[]> {
  const rows: QuarantinedRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.quarantineId ?? 0n;
    const page = await database.asViewer(HEADQUARTERS, (trx) => readQuarantined(trx, after, PAGE, table));
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

function list(rows: readonly QuarantinedRow[], form: Language | "json"): void {
  if (form === "json") return void process.stdout.write(`${toJson(rows)}\n`);
  if (rows.length === 0)
    return void process.stdout.write(form === "zh" ? "没有隔离中的行。\n" : "No rows are in quarantine.\n");
  const lines = rows.map((row) => [
    String(row.quarantineId),
    row.table,
    `${row.file}:${row.line}`,
    row.column ?? "",
    row.value ?? "",
    row.reason,
  ]);
  const header =
    form === "zh" ? ["编号", "表", "位置", "列", "值", "原因"] : ["id", "table", "place", "column", "value", "reason"];
  process.stdout.write(textTable([header, ...lines]));
  for (const reason of new Set(rows.map((row) => row.reason)))
    process.stdout.write(`${reason}: ${REASONS[reason]?.[form] ?? ""}\n`);
}

/** One file holds one table's columns; without --table the rows must all be of one. */
function download(rows: readonly QuarantinedRow[], file: string, table: string | undefined): void {
  const tables = [...new Set(rows.map((row) => row.table))];
  const [only] = tables;
  if (only === undefined) throw new Refusal({ en: "No rows are in quarantine.", zh: "没有隔离中的行。" });
  if (table === undefined && tables.length > 1)
    throw new Refusal({
      en: `Rows of several tables are in quarantine. Choose one with --table: ${tables.join(", ")}.`,
      zh: `隔离中的行属于多张表，请用 --table 选择其一：${tables.join("、")}。`,
    });
  if (!isTableName(only)) throw new Refusal(`${only} is no table of this version.`);
  writeFileSync(file, quarantineFile(only, rows));
  process.stdout.write(
    `${rows.length} rows of ${only} written to ${basename(file)}. Correct them there, then: npm run quarantine -- resubmit ${file}\n`,
  );
}

async function resubmit(database: Database, path: string, timeZone: string, form: Language | "json"): Promise<void> {
  const source = await readResubmission(database, new CsvFile(path, { names: (header) => [...header] }));
  const report = await importTables(database, source, { kind: "RESUBMISSION", timeZone });
  process.stdout.write(form === "json" ? `${toJson(report)}\n` : tellReport(report, form));
}
