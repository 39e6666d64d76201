import { cpus, totalmem } from "node:os";
import { sql } from "kysely";
import { readArguments } from "../../server/platform/arguments.ts";
import { Refusal } from "../../server/platform/refusal.ts";
import { runCommand } from "../../server/platform/run-command.ts";
import { onServer } from "../support/templates.ts";
import { openBench } from "./bench-database.ts";
import { measureImport } from "./import-part.ts";
import { measureKnown } from "./known-part.ts";
import type { Line } from "./measure.ts";
import { tellPlans } from "./plans.ts";
import { measureMarks, measureReads } from "./read-parts.ts";
import { measureScopes } from "./scope-part.ts";
import { measurePayment, measureReaders } from "./write-parts.ts";

const PARTS = ["read", "marks", "known", "scope", "payment", "readers", "import"] as const;
type Part = (typeof PARTS)[number];
const USAGE = `npm run bench -- --bills N [--only ${PARTS.join("|")}] … [--plans] [--database NAME] [--keep]`;
const OPTIONS = {
  bills: { type: "string" },
  only: { type: "string", multiple: true },
  database: { type: "string" },
  plans: { type: "boolean", default: false },
  keep: { type: "boolean", default: false },
} as const;

/** Measures what the README tells, each ratio within one run, on the PostgreSQL server that TEST_DATABASE_URL names. */
await runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  const server = process.env["TEST_DATABASE_URL"] ?? "";
  if (server === "") throw new Refusal("TEST_DATABASE_URL names no PostgreSQL server to measure on.");
  const bills = Number(values.bills);
  if (!Number.isInteger(bills) || bills < 10_000)
    throw new Refusal(`--bills: a number from 10000 on – usage: ${USAGE}`);
  const wanted = (part: Part) => values.only === undefined || values.only.includes(part);
  const name = values.database ?? `collection_bench_${bills}`;
  if (PARTS.some((part) => part !== "import" && wanted(part))) await measureLedger(server, name, bills, values, wanted);
  if (wanted("import")) tell(await measureImport(server, name, Math.min(bills, 1_000_000)));
});

/** Every part that asks a ledger of so many bills. */
async function measureLedger(
  server: string,
  name: string,
  bills: number,
  { plans, keep }: { readonly plans: boolean; readonly keep: boolean },
  wanted: (part: Part) => boolean,
): Promise<void> {
  const { database, url, lines } = await openBench(server, name, bills);
  try {
    say(
      `${new Date().toISOString().slice(0, 10)}, ${await machine((query) => database.asOwner((trx) => sql.raw<{ v: string }>(query).execute(trx)))}`,
    );
    tell(lines);
    if (plans) await tellPlans(url, say);
    if (wanted("read")) tell(await measureReads(database));
    if (wanted("marks")) tell(await measureMarks(database));
    if (wanted("known")) tell(await measureKnown(database));
    if (wanted("scope")) tell(await measureScopes(database));
    if (wanted("payment")) tell(await measurePayment(database));
    if (wanted("readers")) tell(await measureReaders(database));
  } finally {
    await database.close();
    if (!keep) await onServer(server, `drop database ${name} with (force)`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(lines: readonly Line[]): void {
  for (const { part, measure, value, aim } of lines) say(`| ${part} | ${measure} | ${value} | ${aim} |`);
}

async function machine(ask: (query: string) => Promise<{ rows: { v: string }[] }>): Promise<string> {
  const version = (await ask("select current_setting('server_version') as v")).rows[0]?.v ?? "";
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? "CPU"}, ${Math.round(totalmem() / 2 ** 30)} GB, PostgreSQL ${version}, Node ${process.version}`;
}
