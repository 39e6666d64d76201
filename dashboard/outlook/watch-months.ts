import type { TFunction } from "i18next";
import { count, yuan } from "../format/money.ts";
import type { Column } from "../ui/data-table.tsx";
import type { RateWatch } from "./outlook-query.ts";
import { share } from "./shares.ts";

/** A month due of a watched rate: what it was, and between which limits it was expected. */
export interface Month {
  readonly month: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly effective: number;
  readonly value: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly signal: RateWatch["signals"][number];
  readonly inReference: boolean;
}

/** The months of a watch, whose parts the API tells as lists side by side. */
export function monthsOf(watch: RateWatch): Month[] {
  const { months, numerators, denominators, effective, values, expected, lows, highs, signals, referenceTo } = watch;
  return months.map((month, i) => ({
    month,
    numerator: numerators[i] ?? "0",
    denominator: denominators[i] ?? "0",
    effective: effective[i] ?? 0,
    value: values[i] ?? 0,
    expected: expected[i] ?? 0,
    low: lows[i] ?? 0,
    high: highs[i] ?? 0,
    signal: signals[i] ?? null,
    inReference: referenceTo !== null && month <= referenceTo,
  }));
}

/** Whether a watched rate is one of money; others are of households. */
export const isOfMoney = ({ rate }: RateWatch): boolean => rate === "MONEY_ON_TIME" || rate === "MONEY_NEXT_MONTH";

/** How a part of a watched rate is written. */
export const amountOf = (watch: RateWatch): ((part: string) => string) =>
  isOfMoney(watch) ? yuan : (part) => count(Number(part));

/** What is told of each month, on the page and in files. */
export function monthColumns(t: TFunction, watch: RateWatch): readonly Column<Month>[] {
  const [isMoney, amount] = [isOfMoney(watch), amountOf(watch)];
  const signalText = ({ signal, inReference }: Month): string =>
    inReference ? t("referenceYear") : signal === null ? "—" : t(`signal${signal}`);
  return [
    {
      id: "month",
      head: t("monthDue"),
      cell: ({ month }) => month,
      fields: [{ name: t("monthDue"), value: ({ month }) => month }],
    },
    {
      id: "count",
      numeric: true,
      wide: true,
      head: t(isMoney ? "amountsOf" : "householdsOf"),
      cell: (row) => `${amount(row.numerator)} / ${amount(row.denominator)}`,
      fields: [
        { name: t(`watched${watch.rate}`), value: (row) => amount(row.numerator) },
        { name: t(isMoney ? "netBilled" : "householdsBilled"), value: ({ denominator }) => amount(denominator) },
        ...(isMoney ? [{ name: t("fairEffective"), value: ({ effective }: Month) => Math.round(effective) }] : []),
      ],
    },
    {
      id: "value",
      numeric: true,
      head: t("actualRate"),
      cell: ({ value }) => share(value),
      fields: [{ name: t("actualRate"), value: ({ value }) => share(value) }],
    },
    {
      id: "expected",
      numeric: true,
      head: t("expectedRate"),
      cell: ({ expected }) => share(expected),
      fields: [{ name: t("expectedRate"), value: ({ expected }) => share(expected) }],
    },
    {
      id: "limits",
      numeric: true,
      head: t("controlLimits"),
      cell: ({ low, high }) => `${share(low)} – ${share(high)}`,
      fields: [
        { name: t("limitLow"), value: ({ low }) => share(low) },
        { name: t("limitHigh"), value: ({ high }) => share(high) },
      ],
    },
    {
      id: "signal",
      wide: true,
      head: t("signalHead"),
      cell: (row) => signalText(row),
      fields: [{ name: t("signalHead"), value: (row) => signalText(row) }],
    },
  ];
}
