import type { TFunction } from "i18next";
import type { Part } from "../charts/stacked-chart.tsx";
import { sum } from "../format/sum.ts";

/** Buckets of the ageing, from what is not due yet to the oldest. */
const BUCKETS = {
  not_yet_due: "ageNotDue",
  "1-30": "age1",
  "31-60": "age31",
  "61-90": "age61",
  "91-180": "age91",
  "181-365": "age181",
  "366-730": "age366",
  "731-1095": "age731",
  ">1095": "age1096",
} as const;

const OLD = ["366-730", "731-1095", ">1095"];

export interface Age {
  readonly bucket: string;
  /** Open balance in fen as digits. */
  readonly open: string;
}

export const agesOf = (t: TFunction): readonly Part[] =>
  Object.entries(BUCKETS).map(([id, word]) => ({ id, label: t(word) }));

export const openOf = (ageing: readonly Age[]): string => sum(ageing.map(({ open }) => open));

/** What is more than a year overdue. */
export const oldOf = (ageing: readonly Age[]): string =>
  sum(ageing.filter(({ bucket }) => OLD.includes(bucket)).map(({ open }) => open));

export const inBucket = (ageing: readonly Age[], id: string): string =>
  ageing.find(({ bucket }) => bucket === id)?.open ?? "0";
