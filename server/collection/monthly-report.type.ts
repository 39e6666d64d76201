import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { MonthlyLine } from "./monthly-report.store.ts";

/** How a column's cells are typed: yuan with two places, a share, percentage points, a number of order, or text. */
export type CellKind = "TEXT" | "YUAN" | "SHARE" | "POINTS" | "ORDER";

export interface ReportColumn {
  readonly of: keyof MonthlyLine;
  readonly kind: CellKind;
  readonly head: BilingualText;
  /** Width in characters. */
  readonly width: number;
}

export interface ColumnGroup {
  readonly head: BilingualText;
  readonly columns: readonly ReportColumn[];
}

const column = (of: keyof MonthlyLine, kind: CellKind, zh: string, en: string, width = 15): ReportColumn => ({
  of,
  kind,
  head: new BilingualText(en, zh),
  width,
});

/** Columns of the monthly report in their order, as finance mails it. */
export const REPORT_COLUMNS: readonly ColumnGroup[] = [
  {
    head: new BilingualText("Estate", "项目"),
    columns: [
      column("region", "TEXT", "区域", "Region", 12),
      column("city_company", "TEXT", "城市公司", "City company", 14),
      column("estate_code", "TEXT", "项目编码", "Code", 10),
      column("estate_name", "TEXT", "项目名称", "Name", 20),
    ],
  },
  {
    head: new BilingualText("This month", "本月"),
    columns: [
      column("net_billed", "YUAN", "净应收", "Net billed"),
      column("collected", "YUAN", "实收", "Collected"),
      column("current_rate", "SHARE", "收缴率", "Collection rate", 10),
      column("change_on_previous", "POINTS", "环比（百分点）", "On previous month (pp)", 12),
      column("change_on_last_year", "POINTS", "同比（百分点）", "On last year (pp)", 12),
      column("rank", "ORDER", "排名", "Rank", 7),
    ],
  },
  {
    head: new BilingualText("Year to date", "本年累计"),
    columns: [
      column("year_net_billed", "YUAN", "净应收", "Net billed", 17),
      column("year_collected", "YUAN", "实收", "Collected", 17),
      column("year_rate", "SHARE", "收缴率", "Collection rate", 10),
      column("year_change", "POINTS", "同比（百分点）", "On last year (pp)", 12),
    ],
  },
  {
    head: new BilingualText("Arrears", "欠费"),
    columns: [
      column("opening_arrears", "YUAN", "年初欠费", "On 1 January"),
      column("recovered", "YUAN", "本月清欠", "Recovered this month"),
      column("year_recovered", "YUAN", "本年清欠", "Recovered this year"),
      column("year_recovery_rate", "SHARE", "本年清欠率", "Recovery rate", 10),
      column("closing", "YUAN", "期末欠费", "Outstanding"),
    ],
  },
  {
    head: new BilingualText("Cash", "收款"),
    columns: [
      column("received", "YUAN", "本月收款", "Received this month"),
      column("held", "YUAN", "预收结余", "Held (prepaid)"),
    ],
  },
  {
    head: new BilingualText("Target of the year", "年度目标"),
    columns: [
      column("target_rate", "SHARE", "目标收缴率", "Target rate", 10),
      column("target_difference", "POINTS", "本年累计差异（百分点）", "Year to date less target (pp)", 14),
    ],
  },
];

/** Metrics whose definitions the report carries. */
export const REPORT_METRICS = ["current_rate", "recovery_rate", "held", "cash"] as const;
