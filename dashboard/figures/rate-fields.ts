import type { TFunction } from "i18next";
import { partOf } from "../format/file-value.ts";
import type { Field } from "../ui/data-table.tsx";
import { rateIn, type ComparedRates } from "./compared.ts";
import type { RateName } from "./rates.ts";

/** What a rate writes into files: its value, both halves of its fraction, and the values that it is compared with. */
export function rateFields<Row>(t: TFunction, name: RateName, figures: (row: Row) => ComparedRates): Field<Row>[] {
  const rate = t(name);
  return [
    { name: rate, value: (row) => ({ share: rateIn(figures(row), name) }) },
    { name: `${rate} · ${t("numerator")}`, value: (row) => partOf(rateIn(figures(row), name).numerator) },
    { name: `${rate} · ${t("denominator")}`, value: (row) => partOf(rateIn(figures(row), name).denominator) },
    {
      name: `${rate} · ${t("previousPeriod")}`,
      value: (row) => ({ share: rateIn(figures(row).previousPeriod, name) }),
    },
    { name: `${rate} · ${t("lastYear")}`, value: (row) => ({ share: rateIn(figures(row).lastYear, name) }) },
  ];
}
