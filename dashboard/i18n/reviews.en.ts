import type { reviewsZh } from "./reviews.zh.ts";

export const reviewsEn: Record<keyof typeof reviewsZh, string> = {
  targets: "Targets",
  targetsPurpose:
    "Rates and planned collections that estates are held to; a change is a new version with its reason, and earlier ones stay.",
  targetsOf: "Targets of {{year}}",
  targetsNote: "Year to date as of {{day}}; below it the difference to the target in percentage points.",
  noTargets: "No targets yet",
  noTargetsHint: "Once headquarters has set targets, they show here with what was reached.",
  setTargets: "Set targets",
  setTargetsOf_other: "Set targets of {{count}} estates",
  targetYear: "Year",
  validFrom: "Valid from",
  targetTable: "Table of targets",
  targetTableHint:
    "Paste it from a spreadsheet. Columns: estate code, current collection rate, on-time rate, overdue rate, recovery rate (%), planned collections (yuan), last day of the take-over stage; leave a cell empty where there is no target.",
  pasteUnread: "Line {{lines}} cannot be read",
  reviewReason: "Reason",
  rateSoFar: "Rate so far",
  plannedAmount: "Planned collections",
  againstPlan: "Against plan",
  targetVersion: "Version",
  targetVersionNo: "Version {{version}}",
  validSince: "from {{day}}",
  targetHistory: "Versions of targets",
  refusedTARGETS_MISSING: "Give at least one estate a target, at most 1,000 rows.",
  refusedTARGET_TWICE: "An estate stands in two rows.",
  refusedTARGET_EMPTY: "A row names no target.",
  refusedTARGET_OUT_OF_RANGE: "Rates lie between 0 and 100%, planned collections above 0.",
  refusedTARGET_YEAR: "The year lies between 1991 and 2100.",
  refusedVALID_BEFORE_LAST: "A later version begins no earlier than the one before it.",
  refusedWHY_MISSING: "Say why, in at most 500 characters.",
};
