import { openDatabase } from "../database/connect.ts";
import { openCanonical } from "../intake/canonical-source.ts";
import { importTables } from "../intake/import-tables.ts";
import { openMapped } from "../intake/mapped-source.ts";
import { readMapping } from "../intake/read-mapping.ts";
import { suggestMapping } from "../intake/suggest-mapping.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { LANGUAGES, type Language } from "../platform/both-languages.ts";
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { toJson } from "./json.ts";
import { tellReport } from "./print-report.ts";

const USAGE = "npm run import -- PATH [--mapping FILE] [--dry-run] [--json] [--lang en|zh] | PATH --suggest";

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        mapping: { type: "string" },
        "dry-run": { type: "boolean" },
        suggest: { type: "boolean" },
        json: { type: "boolean" },
        lang: { type: "string", default: "en" },
      },
    },
    USAGE,
  );
  const language = oneOf("--lang", values.lang, LANGUAGES);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new Refusal({
      en: `Name one file or folder.\nUsage: ${USAGE}`,
      zh: `请指定一个文件或文件夹。\n用法：${USAGE}`,
    });
  if (values.suggest === true) return suggest(path, language);
  const source =
    values.mapping === undefined ? await openCanonical(path) : openMapped(path, readMapping(values.mapping));
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    const report = await importTables(database, source, {
      kind: "IMPORT",
      timeZone: config.timeZone,
      dryRun: values["dry-run"] ?? false,
      onProgress: (done, total) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${total} households`),
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    process.stdout.write(values.json === true ? `${toJson(report)}\n` : tellReport(report, language));
  } finally {
    await database.close();
  }
});

/** The draft goes to stdout, to be saved; what a person has to fill in goes to stderr. */
async function suggest(path: string, language: Language): Promise<void> {
  const { mapping, notes } = await suggestMapping(path, systemClock(readConfig(process.env).timeZone).today());
  process.stdout.write(`${toJson(mapping, 2)}\n`);
  for (const note of notes) process.stderr.write(`${note[language]}\n`);
}
