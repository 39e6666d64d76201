import { openDatabase } from "../database/connect.ts";
import { withdrawBatch, type Withdrawal } from "../intake/withdraw-batch.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { LANGUAGES } from "../platform/both-languages.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { toJson } from "./json.ts";
import { tellReport } from "./print-report.ts";

const USAGE = 'npm run withdraw -- BATCH --reason "why" [--json] [--lang en|zh]';

const NOTES = {
  en: {
    stays: "Estates, buildings and units of the batch stay, and so do voids that it recorded.",
    before: (batch: number) => `The batch was withdrawn before, by batch ${batch}.`,
    empty: "The batch recorded no entry that still counts.",
  },
  zh: {
    stays: "该批次的项目、楼栋、房屋以及其作废记录仍然保留。",
    before: (batch: number) => `该批次此前已由批次 ${batch} 撤回。`,
    empty: "该批次没有仍然有效的记录。",
  },
};

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { reason: { type: "string" }, json: { type: "boolean" }, lang: { type: "string", default: "en" } },
    },
    USAGE,
  );
  const batchId = Number(positionals[0]);
  if (!Number.isInteger(batchId) || batchId <= 0 || batchId > 2147483647 || positionals.length !== 1)
    throw new Refusal(`Name one batch by its number.\nUsage: ${USAGE}`);
  if (values.reason === undefined || values.reason.trim() === "")
    throw new Refusal(`Say why with --reason.\nUsage: ${USAGE}`);
  const language = oneOf("--lang", values.lang, LANGUAGES);
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    const withdrawal = await withdrawBatch(database, batchId, values.reason.trim(), config.timeZone);
    if (values.json === true)
      process.stdout.write(`${toJson({ ...withdrawal.report, withdrawnBy: withdrawal.withdrawnBy })}\n`);
    else process.stdout.write(`${tellReport(withdrawal.report, language)}${noteOn(withdrawal, NOTES[language])}\n`);
  } finally {
    await database.close();
  }
});

function noteOn({ report, withdrawnBy }: Withdrawal, notes: (typeof NOTES)["en"]): string {
  if (report.batchId !== null) return notes.stays;
  return withdrawnBy === null ? notes.empty : notes.before(withdrawnBy);
}
