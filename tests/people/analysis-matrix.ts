import type { Line } from "./matrix.ts";

const HOUSEHOLDS: Line["open"] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const PERIOD = `period: { from: "2026-01-01", to: "2026-01-31" }, asOf: "2026-03-31"`;

/** Parts of the analysis: a committee reads bulletins of its own estate instead. */
export const ANALYSIS_PARTS: Readonly<Record<string, Line>> = {
  "Collection.arrearsStructure": {
    open: HOUSEHOLDS,
    ask: () =>
      `portfolio { collection(${PERIOD}) { arrearsStructure { open owing estates { code name } cases { householdCode open } } } }`,
  },
  "Collection.channelRows": {
    open: HOUSEHOLDS,
    ask: () =>
      `portfolio { collection(${PERIOD}) { channelRows(channel: "CASH", against: OTHER, otherAsOf: "2026-01-31") {
        afterNumerator nodes { billNo receiptNo afterNumerator unit { householdCode } } } } }`,
  },
  "Collection.fairComparison": {
    open: HOUSEHOLDS,
    ask: () =>
      `portfolio { collection(${PERIOD}) { fairComparison(rate: HOUSEHOLD_RATE) { members { key label numerator } } } }`,
  },
  "Collection.rateChange": {
    open: HOUSEHOLDS,
    ask: () =>
      `portfolio { collection(${PERIOD}) { rateChange(rate: CURRENT_RATE, against: OTHER, otherAsOf: "2026-01-31", byChannel: true) {
        exact factors { factor exact } dimensions { dimension segments { key label afterNumerator } } } } }`,
  },
};
