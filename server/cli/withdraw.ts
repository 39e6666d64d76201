import { openDatabase } from "../database/connect.ts";
import { withdrawBatch } from "../intake/withdraw-batch.ts";
import { readArguments } from "../platform/arguments.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { toJson } from "./json.ts";
import { tellReport } from "./print-report.ts";

const USAGE = 'npm run withdraw -- BATCH --reason "why" [--json]';

await runCommand(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { reason: { type: "string" }, json: { type: "boolean" } } },
    USAGE,
  );
  const batchId = Number(positionals[0]);
  if (!Number.isSafeInteger(batchId) || batchId <= 0 || positionals.length !== 1) throw new Refusal(`Name one batch by its number.\nUsage: ${USAGE}`);
  if (values.reason === undefined || values.reason.trim() === "") throw new Refusal(`Say why with --reason.\nUsage: ${USAGE}`);
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    const report = await withdrawBatch(database, batchId, values.reason, config.timeZone);
    process.stdout.write(values.json === true ? `${toJson(report)}\n` : tellReport(report));
    if (values.json !== true && report.batchId === null)
      process.stdout.write(`Batch ${batchId} recorded no entry that still counts: it was withdrawn before, or brought only estates, buildings and units, which stay.\n`);
  } finally {
    await database.close();
  }
});
