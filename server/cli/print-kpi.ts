import { kpiReport, Share, type GroupFigures } from "../collection/kpi-report.ts";
import { estateIdsOf, type FigureArguments } from "../collection/kpi.store.ts";
import type { Trx } from "../database/transaction.ts";
import { grouped, plainYuan } from "../platform/money.rules.ts";
import { Refusal } from "../platform/refusal.ts";
import { textTable } from "./text-table.ts";

export interface KpiRequest extends Omit<FigureArguments, "slice"> {
  /** Codes of the estates wanted; none: every estate. */
  readonly estates: readonly string[];
  readonly json: boolean;
}

const COLUMNS = [
  "net_billed",
  "collected",
  "current_rate",
  "on_time_rate",
  "overdue_rate",
  "recovery_rate",
  "combined_rate",
  "household_rate",
  "closing",
  "held",
];

/** The figures asked for as text: a table, or JSON in the shape of the golden files. */
export async function printKpi(trx: Trx, { estates, json, ...given }: KpiRequest): Promise<string> {
  const groups = await kpiReport(trx, { ...given, slice: await sliceOf(trx, estates) });
  const head = {
    from: given.from,
    to: given.to,
    as_of: given.asOf,
    ...(given.knownAt !== null && { known_at: given.knownAt }),
    by: given.by,
    fee_class: given.feeClass ?? "ALL",
    money: "fen",
  };
  return json ? `${jsonOf({ ...head, groups })}\n` : tableOf(head, groups);
}

async function sliceOf(trx: Trx, codes: readonly string[]): Promise<FigureArguments["slice"]> {
  if (codes.length === 0) return {};
  const ids = await estateIdsOf(trx, codes);
  const unknown = codes.find((code) => !ids.has(code));
  if (unknown !== undefined) throw new Refusal(`--estate ${unknown}: there is no such estate.`);
  return { estates: [...ids.values()] };
}

/** One value per line, one space deeper per level. A share keeps its decimal point (1.0), as the golden files write it. */
function jsonOf(value: unknown, indent = "\n"): string {
  if (value instanceof Share) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const lines = Object.entries(value).map(
    ([name, inner]) => `${indent} ${JSON.stringify(name)}: ${jsonOf(inner, `${indent} `)}`,
  );
  return lines.length === 0 ? "{}" : `{${lines.join(",")}${indent}}`;
}

function tableOf(head: Readonly<Record<string, string>>, groups: Readonly<Record<string, GroupFigures>>): string {
  const title = Object.entries(head)
    .map(([name, value]) => `${name} ${value}`)
    .join("  ");
  const rows = Object.entries(groups).map(([key, figures]) => [
    key || "(none)",
    ...COLUMNS.map((name) => cellOf(figures[name])),
  ]);
  if (rows.length === 0) return `${title}\nNo group has bills by this date.\n`;
  return `${title}\nAmounts in yuan.\n${textTable([["", ...COLUMNS], ...rows])}`;
}

function cellOf(figure: GroupFigures[string] | undefined): string {
  if (figure instanceof Share) return `${(figure.value * 100).toFixed(2)} %`;
  return typeof figure === "number" ? grouped(plainYuan(BigInt(figure))) : "–";
}
