import type { Trx } from "../database/transaction.ts";
import { readFigures, type FigureArguments, type FigureRow } from "./kpi.store.ts";

/** A share of money or of households. Apart from amounts, so that 1 is told from 1 fen. */
export class Share {
  constructor(readonly value: number) {}
}

export type Figure = number | Share | null;

/** The figures of one group, in the shape and order of the golden files: money in fen, rates to 10 places. */
export interface GroupFigures {
  readonly [name: string]: Figure | Readonly<Record<string, Figure>>;
}

const MONEY = [
  "billed",
  "waived",
  "written_off",
  "net_billed",
  "collected",
  "current_rate",
  "rate_before_waivers",
  "waiver_rate",
  "on_time",
  "on_time_base",
  "on_time_rate",
  "overdue",
  "overdue_base",
  "overdue_rate",
];
const HOUSEHOLDS = [
  "households_billed",
  "households_settled",
  "household_rate",
  "households_due",
  "households_overdue",
  "household_overdue_rate",
  "households_on_time_base",
  "households_on_time",
  "household_on_time_rate",
];
const ARREARS = [
  "opening_arrears",
  "opening_prior_years",
  "arrears_recovered",
  "recovered_prior_years",
  "arrears_waived",
  "arrears_written_off",
  "recovery_rate",
  "combined_rate",
  "closing",
];
const SERVICE = ["net_billed", "collected", "rate"];
const CASH = ["received", "to_period", "to_prior", "to_later", "held_change"];

/** All figures of METRICS.md's first table for every group, by group key in bytewise order. */
export async function kpiReport(trx: Trx, args: FigureArguments): Promise<Record<string, GroupFigures>> {
  const money = await readFigures(trx, "collection_money", args);
  const households = byGroup(await readFigures(trx, "collection_households", args));
  const ageing = Map.groupBy(await readFigures(trx, "ageing", args), (row) => row.group_key);
  const curve = Map.groupBy(await readFigures(trx, "collection_curve", args), (row) => row.group_key);
  const service = byGroup(await readFigures(trx, "service_basis", args));
  const cash = byGroup(await readFigures(trx, "cash_flow", args));
  const groups = money.toSorted((a, b) => Buffer.compare(Buffer.from(a.group_key), Buffer.from(b.group_key)));
  return Object.fromEntries(
    groups.map((row): [string, GroupFigures] => {
      const key = row.group_key;
      return [
        key,
        {
          ...pick(row, MONEY),
          // A group whose bills are all of parking or storage, or of none in the period, has no household to count.
          ...(households.has(key) ? pick(households.get(key), HOUSEHOLDS) : noHouseholds()),
          ...pick(row, ARREARS),
          ageing: Object.fromEntries((ageing.get(key) ?? []).map((part) => [part["bucket"], plain(part["open"])])),
          curve: Object.fromEntries((curve.get(key) ?? []).map((part) => [part["days"], plain(part["value"])])),
          service: pick(service.get(key), SERVICE),
          ...cashOf(args, cash.get(key)),
        },
      ];
    }),
  );
}

/** Money has no liable kind and no fee item; unidentified money is told for whole estates only. */
function cashOf({ by }: FigureArguments, row: FigureRow | undefined): GroupFigures {
  if (by === "liable_kind" || by === "fee_item" || by === "type_use_kind" || row === undefined) return {};
  const unidentified = row["unidentified"];
  return {
    cash: pick(row, CASH),
    held: plain(row["held"]),
    ...(unidentified === null ? {} : { unidentified: plain(unidentified) }),
  };
}

const noHouseholds = (): Record<string, Figure> =>
  Object.fromEntries(HOUSEHOLDS.map((name) => [name, name.endsWith("_rate") ? null : 0]));

const byGroup = (rows: readonly FigureRow[]): Map<string, FigureRow> =>
  new Map(rows.map((row) => [row.group_key, row]));

const pick = (row: FigureRow | undefined, names: readonly string[]): Record<string, Figure> =>
  Object.fromEntries(names.map((name) => [name, plain(row?.[name] ?? null)]));

/** Amounts come as bigint (whole fen, far below 2^53 in any real ledger), rates as text; null stays null. */
function plain(value: unknown): Figure {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Error(`not a figure: ${String(value)}`);
  return typeof value === "string" ? new Share(number) : number;
}
