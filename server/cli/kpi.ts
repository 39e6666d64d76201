import { GROUPINGS } from "../collection/kpi.store.ts";
import { openDatabase } from "../database/connect.ts";
import { HEADQUARTERS } from "../database/transaction.ts";
import { FEE_CLASSES } from "../intake/table-word.rules.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { isDay, readInstant } from "../platform/day.rules.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { printKpi, type KpiRequest } from "./print-kpi.ts";

const USAGE =
  "npm run kpi -- --from yyyy-mm-dd --to yyyy-mm-dd [--as-of yyyy-mm-dd] [--by GROUPING] [--known-at TIME] [--fee-class CLASS|ALL] [--estate CODE] … [--json]";

const OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  "as-of": { type: "string" },
  "known-at": { type: "string" },
  by: { type: "string", default: "portfolio" },
  "fee-class": { type: "string" },
  estate: { type: "string", multiple: true },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const CLASSES = [...Object.keys(FEE_CLASSES), "ALL"];

await runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  if (values.help) {
    process.stdout.write(
      `${USAGE}\nGROUPING: ${GROUPINGS.join(", ")}\nCLASS: ${CLASSES.join(", ")}\nTIME: 2026-03-31T18:00:00+08:00; local without a zone\n`,
    );
    return;
  }
  const config = readConfig(process.env);
  const request = requestOf(values, systemClock(config.timeZone).today(), config.timeZone);
  const database = await openDatabase(config);
  try {
    process.stdout.write(await database.asViewer(HEADQUARTERS, (trx) => printKpi(trx, request)));
  } finally {
    await database.close();
  }
});

type Given = ReturnType<typeof readArguments<{ options: typeof OPTIONS }>>["values"];

function requestOf(given: Given, today: string, timeZone: string): KpiRequest {
  const [from, to] = [dayOf("--from", given.from), dayOf("--to", given.to)];
  if (to < from) throw new Refusal(`--to ${to} lies before --from ${from}.`);
  const by = oneOf("--by", given.by, GROUPINGS);
  // Groups of fee classes are for comparing classes: one alone is asked for by name.
  const feeClass = oneOf("--fee-class", given["fee-class"] ?? (by === "fee_class" ? "ALL" : "PROPERTY_FEE"), CLASSES);
  return {
    by,
    from,
    to,
    asOf: dayOf("--as-of", given["as-of"] ?? today),
    knownAt: given["known-at"] === undefined ? null : instantOf(given["known-at"], timeZone),
    feeClass: feeClass === "ALL" ? null : feeClass,
    estates: given.estate ?? [],
    json: given.json,
  };
}

function dayOf(option: string, given: string | undefined): string {
  if (given === undefined) throw new Refusal(`${option} is missing – usage: ${USAGE}`);
  if (!isDay(given)) throw new Refusal(`${option} ${given} is not a day written yyyy-mm-dd.`);
  return given;
}

/** A time without a zone is the company's local time. */
function instantOf(given: string, timeZone: string): string {
  const found = readInstant(given);
  if (found === null) throw new Refusal(`--known-at ${given} is not a time such as 2026-03-31T18:00:00+08:00.`);
  return found.zone ? given : `${given} ${timeZone}`;
}
