import type { ImportReport } from "../intake/import-report.type.ts";
import { REASONS } from "../intake/reason.rules.ts";
import { textTable } from "./text-table.ts";

/** Tells a person what an import did. */
export function tellReport(report: ImportReport): string {
  const rows = Object.entries(report.tables).map(([table, { read, accepted, unchanged, quarantined }]) => [
    table,
    ...[read, accepted, unchanged, quarantined].map(String),
  ]);
  const reasons = Object.entries(report.reasons).map(([code, count]) => `  ${count} × ${code}: ${REASONS[code]?.en ?? ""}\n`);
  return [
    textTable([["", "read", "accepted", "unchanged", "quarantined"], ...rows]),
    ...(reasons.length > 0 ? ["Quarantined:\n", ...reasons, "List them: npm run quarantine -- list\n"] : []),
    ...(report.retried > 0 ? [`${report.retried} rows that had waited in quarantine went in.\n`] : []),
    ...report.ignored.map((note) => `Not taken in: ${note}\n`),
    `${verdictOf(report)}\n`,
  ].join("");
}

function verdictOf({ dryRun, batchId, recordedAt }: ImportReport): string {
  if (dryRun) return "Dry run: nothing was recorded.";
  if (batchId === null) return "Nothing new: no batch was recorded.";
  return `Recorded as batch ${batchId} at ${recordedAt}.`;
}
