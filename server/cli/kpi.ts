import { kpiReport, type GroupFigures } from "../collection/kpi-report.ts";
import { estateIdsOf, GROUPINGS, type FigureArguments } from "../collection/kpi.store.ts";
import { openDatabase } from "../database/connect.ts";
import { HEADQUARTERS, type Trx } from "../database/transaction.ts";
import { FEE_CLASSES } from "../intake/table.rules.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { isDay } from "../platform/day.rules.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { toJson } from "./json.ts";
import { textTable } from "./text-table.ts";

const USAGE = `npm run kpi -- --from yyyy-mm-dd --to yyyy-mm-dd [--as-of yyyy-mm-dd] [--known-at TIME] [--by ${GROUPINGS.join("|")}]
  [--fee-class ${Object.keys(FEE_CLASSES).join("|")}] [--estate CODE …] [--json]`;

const OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  "as-of": { type: "string" },
  "known-at": { type: "string" },
  by: { type: "string", default: "portfolio" },
  "fee-class": { type: "string", default: "PROPERTY_FEE" },
  estate: { type: "string", multiple: true },
  json: { type: "boolean", default: false },
} as const;

const COLUMNS = [
  "net_billed", "collected", "current_rate", "on_time_rate", "overdue_rate", "recovery_rate", "combined_rate", "household_rate", "closing", "held",
];

await runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  const config = readConfig(process.env);
  const from = dayOf("--from", values.from);
  const to = dayOf("--to", values.to);
  if (to < from) throw new Refusal(`--to ${to} lies before --from ${from}.`);
  const asOf = dayOf("--as-of", values["as-of"] ?? systemClock(config.timeZone).today());
  const by = oneOf("--by", values.by, GROUPINGS);
  const feeClass = oneOf("--fee-class", values["fee-class"], Object.keys(FEE_CLASSES));
  const knownAt = values["known-at"] === undefined ? null : instantOf(values["known-at"], config.timeZone);
  const database = await openDatabase(config);
  try {
    const groups = await database.asViewer(HEADQUARTERS, async (trx) =>
      kpiReport(trx, { by, from, to, asOf, knownAt, feeClass, slice: await sliceOf(trx, values.estate ?? []) }));
    const head = { from, to, as_of: asOf, ...(knownAt === null ? {} : { known_at: knownAt }), by, fee_class: feeClass, money: "fen" };
    process.stdout.write(values.json ? `${toJson({ ...head, groups })}\n` : tell(head, groups));
  } finally {
    await database.close();
  }
});

function dayOf(option: string, given: string | undefined): string {
  if (given === undefined) throw new Refusal(`${option} is missing.\nUsage: ${USAGE}`);
  if (!isDay(given)) throw new Refusal(`${option} ${given} is not a day written yyyy-mm-dd.`);
  return given;
}

/** A time without a zone is the company's local time. */
function instantOf(given: string, timeZone: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(given);
  if (match === null || !isDay(match[1] ?? "")) throw new Refusal(`--known-at ${given} is not a time such as 2026-03-31T18:00:00+08:00.`);
  return match[2] === undefined ? `${given} ${timeZone}` : given;
}

async function sliceOf(trx: Trx, codes: readonly string[]): Promise<FigureArguments["slice"]> {
  if (codes.length === 0) return {};
  const ids = await estateIdsOf(trx, codes);
  const unknown = codes.find((code) => !ids.has(code));
  if (unknown !== undefined) throw new Refusal(`--estate ${unknown}: there is no such estate.`);
  return { estates: [...ids.values()] };
}

function tell(head: Readonly<Record<string, string>>, groups: Readonly<Record<string, GroupFigures>>): string {
  const title = Object.entries(head).map(([name, value]) => `${name} ${value}`).join("  ");
  const rows = Object.entries(groups).map(([key, figures]) => [key || "(none)", ...COLUMNS.map((name) => cellOf(name, figures[name]))]);
  if (rows.length === 0) return `${title}\nNo group has bills by this date.\n`;
  return `${title}\nAmounts in yuan.\n${textTable([["", ...COLUMNS], ...rows])}`;
}

function cellOf(name: string, figure: unknown): string {
  if (typeof figure !== "number") return "–";
  return name.endsWith("_rate") ? `${(figure * 100).toFixed(2)} %` : yuanOf(figure);
}

function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}
