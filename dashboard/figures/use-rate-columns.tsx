import { useTranslation } from "react-i18next";
import type { Column } from "../ui/data-table.tsx";
import type { ComparedRates } from "./compared.ts";
import type { Sort } from "./figure-view.ts";
import { RateCell, type Named } from "./rate-cell.tsx";
import { rateFields } from "./rate-fields.ts";
import { ratesIn, type UnitOfAccount } from "./rates.ts";
import { SortButton, sortedBy } from "./sort-button.tsx";

interface RateColumns<Row> {
  readonly unit: UnitOfAccount;
  readonly sort: Sort;
  readonly sortBy: (sort: Sort) => void;
  readonly figures: (row: Row) => ComparedRates;
  readonly whose: (row: Row) => Named;
}

/** A column for each rate of a unit of account; its two changes are sorted by from the same head. */
export function useRateColumns<Row>({ unit, sort, sortBy, figures, whose }: RateColumns<Row>): Column<Row>[] {
  const { t } = useTranslation();
  return ratesIn(unit).map((name) => ({
    id: name,
    numeric: true,
    sorted: sortedBy(sort, name),
    head: (
      <>
        <SortButton column={name} sort={sort} sortBy={sortBy}>
          {t(name)}
        </SortButton>
        <span className="sort-changes">
          {(["previousPeriod", "lastYear"] as const).map((against) => (
            <SortButton key={against} column={`${name}.${against}`} sort={sort} sortBy={sortBy} of={t(name)}>
              {t(against === "lastYear" ? "yearOnYear" : "periodOnPeriod")}
            </SortButton>
          ))}
        </span>
      </>
    ),
    cell: (row) => <RateCell figures={figures(row)} name={name} whose={whose(row)} />,
    fields: rateFields(t, name, figures),
  }));
}
