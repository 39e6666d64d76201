import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { onServer, urlOf } from "../support/templates.ts";
import { TEST_DATA_KEY } from "../support/unlocked.ts";
import { ms, ratio, type Line } from "./measure.ts";

const MONTHS = 12;
const UNITS_OF_AN_ESTATE = 1_000;

const HEADERS = {
  estates: "estate_code,name",
  buildings: "estate_code,building_code,name,property_type",
  units: "estate_code,building_code,unit_code,gross_area_m2",
  bills: "estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on",
  receipts: "estate_code,receipt_no,unit_code,kind,amount,channel,paid_on,bill_no",
};

/** The rows of a table, for so many bills: a year of months, nine bills of ten paid. */
function* rowsOf(table: keyof typeof HEADERS, bills: number): Generator<string> {
  const units = Math.ceil(bills / MONTHS);
  const estates = Math.ceil(units / UNITS_OF_AN_ESTATE);
  const day = (month: number, date: number) =>
    `2025-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  if (table === "estates") for (let e = 0; e < estates; e++) yield `I${e},Estate ${e}`;
  else if (table === "buildings")
    for (let e = 0; e < estates; e++)
      for (let b = 0; b < 10; b++) yield `I${e},${b},Building ${b},HIGH_RISE_RESIDENTIAL`;
  else
    for (let u = 0; u < units; u++) {
      const estate = `I${Math.floor(u / UNITS_OF_AN_ESTATE)}`;
      if (table === "units") yield `${estate},${u % 10},U${u},100`;
      else
        for (let m = 1; m <= MONTHS; m++) {
          const amount = `${200 + (u % 300)}.50`;
          if (table === "bills")
            yield `${estate},B${u}-${m},U${u},property fee,${day(m, 1)},${day(m, 28)},${amount},${day(m, 1)},${day(m, 15)}`;
          else if ((u + m) % 10 !== 0)
            yield `${estate},R${u}-${m},U${u},PAYMENT,${amount},ONLINE,${day(m, 1 + ((u * m) % 28))},B${u}-${m}`;
        }
    }
}

async function writeFiles(folder: string, bills: number): Promise<void> {
  for (const table of ["estates", "buildings", "units", "bills", "receipts"] as const)
    await pipeline(
      async function* () {
        yield `${HEADERS[table]}\n`;
        let piece = "";
        for (const row of rowsOf(table, bills)) {
          piece += `${row}\n`;
          if (piece.length < 65_536) continue;
          yield piece;
          piece = "";
        }
        yield piece;
      },
      createWriteStream(join(folder, `${table}.csv`)),
    );
}

/** Raw COPY of the same files into tables of text without an index. */
async function copyRaw(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const start = performance.now();
  for (const [table, header] of Object.entries(HEADERS)) {
    await client.query(
      `create table raw_${table} (${header
        .split(",")
        .map((column) => `${column} text`)
        .join(", ")})`,
    );
    await pipeline(
      createReadStream(join(folder, `${table}.csv`)),
      client.query(copyFrom(`copy raw_${table} from stdin with (format csv, header)`)),
    );
  }
  const taken = performance.now() - start;
  await client.end();
  return taken;
}

/** COPY of the rows that the import made of the files, into tables with the ledger's keys and indexes: what the database takes for them alone. */
async function copyLedger(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let taken = 0;
  for (const table of ["bill", "receipt", "posting"]) {
    const file = join(folder, `${table}.copy`);
    await pipeline(client.query(copyTo(`copy ${table} to stdout`)), createWriteStream(file));
    await client.query(`create table bare_${table} (like ${table} including all)`);
    const start = performance.now();
    await pipeline(createReadStream(file), client.query(copyFrom(`copy bare_${table} from stdin`)));
    taken += performance.now() - start;
  }
  await client.end();
  return taken;
}

/** Has every process of a command say at its end how many kilobytes it had resident at most. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nrss " + process.resourceUsage().maxRSS + "\\n"))',
)}`;

/** The import by the command that users give; its largest resident memory in MB. */
async function importFiles(url: string, folder: string): Promise<{ taken: number; megabytes: number }> {
  const start = performance.now();
  const child = spawn("npm", ["run", "--silent", "import", "--", folder], {
    env: { ...process.env, DATABASE_URL: url, DATA_KEY: TEST_DATA_KEY, NODE_OPTIONS: `--import=${TELL_MEMORY}` },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const [code]: unknown[] = await once(child, "exit");
  if (code !== 0) throw new Error(`the import failed: ${said}`);
  const largest = Math.max(...Array.from(said.matchAll(/^rss (\d+)$/gm), ([, kilobytes]) => Number(kilobytes)));
  return { taken: performance.now() - start, megabytes: largest / 1024 };
}

/** The import of a year of bills with their receipts, against raw COPY of the same files. */
export async function measureImport(server: string, name: string, bills: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), "collection-bench-"));
  const database = `${name}_import`;
  try {
    await writeFiles(folder, bills);
    await onServer(server, `drop database if exists ${database} with (force)`);
    await onServer(server, `create database ${database}`);
    const raw = await copyRaw(urlOf(server, database), folder);
    const { taken, megabytes } = await importFiles(urlOf(server, database), folder);
    const ledger = await copyLedger(urlOf(server, database), folder);
    const what = `${bills} bills and their receipts`;
    return [
      {
        part: "import",
        measure: `import of ${what} ÷ raw COPY of the same rows`,
        value: `${ms(taken)} ÷ ${ms(raw)} = ${ratio(taken / raw)}`,
        aim: "≤ 4×",
      },
      {
        part: "import",
        measure: "… ÷ COPY of the entries and postings it makes, into tables with their keys and indexes",
        value: `${ms(taken)} ÷ ${ms(ledger)} = ${ratio(taken / ledger)}`,
        aim: "",
      },
      {
        part: "import",
        measure: "largest resident memory of the importing process",
        value: `${megabytes.toFixed(0)} MB`,
        aim: "≤ 512 MB",
      },
    ];
  } finally {
    await onServer(server, `drop database if exists ${database} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  }
}
