import type { filesZh } from "./files.zh.ts";

export const filesEn: Record<keyof typeof filesZh, string> = {
  monthlyReportOf: "Monthly report {{month}}",
  monthlyReportHint: "Download the monthly report ({{month}}, as of {{asOf}})",
  fileFailed: "Not made: {{of}}",
  savePage: "Save as Excel",
  savePageHint:
    "Everything on this page: a sheet for each panel, with filters, as-of date and definitions on the cover",
  print: "Print",
  printHint: "Print this page, or keep it as PDF",
  coverSheet: "Cover",
  sheet: "Sheet",
  panelOf: "Content",
  rowCount: "Rows",
  emptyPanel: "No data",
  metric: "Metric",
  versionName: "Version",
  meaning: "Meaning",
  adjustmentNo: "Adjustment no.",
  noteColumn: "Note",
  fact: "Fact",
};
