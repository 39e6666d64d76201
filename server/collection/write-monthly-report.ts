import writeExcelFile, { type Cell, type CellObject, type Row } from "write-excel-file/node";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { Language } from "../platform/both-languages.ts";
import type { Metric } from "./metric.type.ts";
import type { MonthlyLine } from "./monthly-report.store.ts";
import { REPORT_COLUMNS, type CellKind } from "./monthly-report.type.ts";

export interface ReportStamp {
  /** yyyy-mm. */
  readonly month: string;
  readonly asOf: string;
  /** Local time of the latest batch counted; null for an empty ledger. */
  readonly knownAt: string | null;
  readonly language: Language;
}

const COLUMNS = REPORT_COLUMNS.flatMap(({ columns }) => columns);
const LINE = "#c9d3dc";
const FORMATS: Partial<Record<CellKind, string>> = {
  YUAN: "#,##0.00",
  SHARE: "0.00%",
  POINTS: "+0.00;-0.00;0.00",
  ORDER: "0",
};
const SUBTOTAL = new BilingualText("Subtotal", "小计");
const TOTAL = new BilingualText("Total", "合计");
const NO_REGION = new BilingualText("No region", "未划区域");

/** The monthly report 收缴月报 as a workbook: the lines, and a sheet that says how and as of when each figure is counted. */
export function writeMonthlyReport(
  lines: readonly MonthlyLine[],
  metrics: readonly Metric[],
  stamp: ReportStamp,
): Promise<Buffer> {
  const { language } = stamp;
  const name = new BilingualText("Monthly report", "收缴月报")[language];
  return writeExcelFile([
    {
      sheet: name,
      data: [...heading(name, stamp), ...heads(language), ...lines.map((line) => lineRow(line, language))],
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 4,
      stickyColumnsCount: 4,
      orientation: "landscape",
    },
    {
      sheet: new BilingualText("Definitions", "口径说明")[language],
      data: definitions(metrics, language),
      columns: [{ width: 22 }, { width: 8 }, { width: 44 }, { width: 40 }, { width: 44 }, { width: 40 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

function heading(name: string, { month, asOf, knownAt, language }: ReportStamp): Row[] {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  const title = new BilingualText(`${name} ${month}`, `${name} ${year}年${number}月`);
  const stamp = new BilingualText(
    `As of ${asOf} · known at ${knownAt ?? "–"} · amounts in yuan, tax included · property fee`,
    `统计截止日 ${asOf} · 入账截止时点 ${knownAt ?? "–"} · 金额单位：元（含税）· 费用类别：物业费`,
  );
  return [
    [{ value: title[language], fontWeight: "bold", fontSize: 16, height: 28 }],
    [{ value: stamp[language], textColor: "#55636f", height: 20 }],
  ];
}

/** Two rows: groups of columns, and columns. */
function heads(language: Language): Row[] {
  const look = {
    fontWeight: "bold",
    backgroundColor: "#e8eef4",
    borderStyle: "thin",
    borderColor: LINE,
    align: "center",
    alignVertical: "center",
    wrap: true,
  } as const;
  const groups = REPORT_COLUMNS.flatMap(({ head, columns }): Cell[] => [
    { value: head[language], ...look, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ]);
  return [groups, COLUMNS.map(({ head }) => ({ value: head[language], ...look, height: 34 }))];
}

function lineRow(line: MonthlyLine, language: Language): Row {
  const sum = line.level !== "estate";
  const look: CellObject = { borderStyle: "thin", borderColor: LINE };
  if (sum) {
    look.fontWeight = "bold";
    look.backgroundColor = line.level === "portfolio" ? "#dbe6f0" : "#f3f6f9";
  }
  return COLUMNS.map(({ of, kind }): Cell => {
    const value = kind === "TEXT" ? textOf(line, of, language) : numberOf(line[of], kind);
    if (value === null) return { ...look };
    const format = FORMATS[kind];
    return { value, ...look, ...(format !== undefined && { format }) };
  });
}

function textOf(line: MonthlyLine, of: keyof MonthlyLine, language: Language): string | null {
  if (of === "region") {
    if (line.level === "portfolio") return TOTAL[language];
    return line.region === "" ? NO_REGION[language] : line.region;
  }
  if (of === "estate_name" && line.level === "region") return SUBTOTAL[language];
  const value = line[of];
  return value === null || value === "" ? null : String(value);
}

/** A yuan amount is the nearest number to its fen, which a sheet shows to the digit; what cannot be told stays empty. */
function numberOf(value: string | bigint | null, kind: CellKind): number | null {
  if (value === null) return null;
  return kind === "YUAN" ? Number(value) / 100 : Number(value);
}

function definitions(metrics: readonly Metric[], language: Language): Row[] {
  const heads = [
    new BilingualText("Metric", "指标"),
    new BilingualText("Version", "版本"),
    new BilingualText("Meaning", "含义"),
    new BilingualText("Formula", "公式"),
    new BilingualText("Counts", "计入"),
    new BilingualText("Excludes", "不计入"),
  ];
  const cell = (value: string | number): Cell => ({ value, wrap: true, alignVertical: "top" });
  return [
    heads.map((head) => ({ value: head[language], fontWeight: "bold", backgroundColor: "#e8eef4" })),
    ...metrics.map(({ name, version, meaning, formula, counts, excludes }) => [
      cell(name[language]),
      cell(version),
      ...[meaning, formula, counts, excludes].map((text) => cell(text[language])),
    ]),
  ];
}
