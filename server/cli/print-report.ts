import { adviceOn } from "../intake/advice.rules.ts";
import type { ImportReport, ReportedProblem } from "../intake/import-report.type.ts";
import type { Language } from "../platform/both-languages.ts";
import { textTable } from "./text-table.ts";

const WORDS = {
  en: {
    header: ["", "read", "accepted", "unchanged", "quarantined"],
    quarantined: "Quarantined:",
    lines: "line",
    next: "See them: npm run quarantine -- list   Correct them: npm run quarantine -- download FILE.csv [--table TABLE]",
    retried: (count: number) => `${count} rows that had waited in quarantine went in.`,
    superseded: (count: number) =>
      `${count} rows that were open in quarantine are superseded by rows of this import about the same things.`,
    withdrawn: (count: number) => `${count} rows of the batch left quarantine or, beside the ledger, count no more.`,
    ignored: "Not taken in: ",
    dryRun: "Dry run: nothing was recorded.",
    nothing: "Nothing new: no batch was recorded.",
    recorded: (batch: number, at: string) => `Recorded as batch ${batch} at ${at}.`,
  },
  zh: {
    header: ["", "读取", "入账", "未变", "隔离"],
    quarantined: "已隔离：",
    lines: "行",
    next: "查看：npm run quarantine -- list   下载更正：npm run quarantine -- download 文件.csv [--table 表]",
    retried: (count: number) => `此前隔离等待的 ${count} 行已入账。`,
    superseded: (count: number) => `此前隔离的 ${count} 行已由本次导入的同编号数据取代。`,
    withdrawn: (count: number) => `该批次另有 ${count} 行（隔离数据及台账外记录）已撤出。`,
    ignored: "未接收：",
    dryRun: "试运行：未记录任何内容。",
    nothing: "没有新内容：未记录批次。",
    recorded: (batch: number, at: string) => `已记为批次 ${batch}，入账时点 ${at}。`,
  },
};

/** Tells a person what an import did. */
export function tellReport(report: ImportReport, language: Language): string {
  const words = WORDS[language];
  const rows = Object.entries(report.tables).map(([table, { read, accepted, unchanged, quarantined }]) => [
    table,
    ...[read, accepted, unchanged, quarantined].map(String),
  ]);
  const problems = report.problems.flatMap((problem) => problemLines(problem, language));
  const lines = [
    ...(problems.length > 0 ? [words.quarantined, ...problems, words.next] : []),
    ...(report.retried > 0 ? [words.retried(report.retried)] : []),
    ...(report.superseded > 0 ? [words.superseded(report.superseded)] : []),
    ...(report.withdrawn > 0 ? [words.withdrawn(report.withdrawn)] : []),
    ...report.ignored.map((note) => words.ignored + note[language]),
    verdictOf(report, language),
  ];
  return textTable([words.header, ...rows]) + lines.map((line) => `${line}\n`).join("");
}

/** What is wrong with how many rows of which column, and below it the first of them. */
function problemLines(problem: ReportedProblem, language: Language): string[] {
  const { file, table, column, header, reason, count, rows } = problem;
  const code = column === null ? table : `${table}.${column}`;
  const place = header === null || header === column ? code : `${header} (${code})`;
  const shown = rows.map(({ line, value }) => (value === null || value === "" ? `${line}` : `${line}: ${value}`));
  return [
    `  ${count} × ${reason}, ${file}, ${place}: ${adviceOn(table, column, reason)[language]}`,
    `      ${WORDS[language].lines} ${shown.join("; ")}${count > rows.length ? "; …" : ""}`,
  ];
}

function verdictOf({ dryRun, batchId, recordedAt }: ImportReport, language: Language): string {
  const words = WORDS[language];
  if (dryRun) return words.dryRun;
  return batchId === null || recordedAt === null ? words.nothing : words.recorded(batchId, recordedAt);
}
