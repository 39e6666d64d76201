import { useTranslation } from "react-i18next";
import type { AmountsFragment, RatesFragment } from "../api/generated/graphql.ts";
import { partOf } from "../format/file-value.ts";
import type { Column } from "../ui/data-table.tsx";
import { AmountValue } from "./amount-value.tsx";
import { amountIn } from "./amounts.ts";
import type { Sort } from "./figure-view.ts";
import type { Named } from "./rate-cell.tsx";
import { AMOUNTS, isAmountFigure, type UnitOfAccount } from "./rates.ts";
import { SortButton, sortedBy } from "./sort-button.tsx";
import { part } from "./use-fraction.ts";

interface AmountColumns<Row> {
  readonly unit: UnitOfAccount;
  readonly sort: Sort;
  readonly sortBy: (sort: Sort) => void;
  readonly figures: (row: Row) => AmountsFragment & RatesFragment;
  readonly whose: (row: Row) => Named;
}

/** A column for each amount beside the rates. */
export function useAmountColumns<Row>({ unit, sort, sortBy, figures, whose }: AmountColumns<Row>): Column<Row>[] {
  const { t } = useTranslation();
  return AMOUNTS[unit].map((name) => ({
    id: name,
    numeric: true,
    sorted: sortedBy(sort, name),
    head: (
      <SortButton column={name} sort={sort} sortBy={sortBy}>
        {t(name)}
      </SortButton>
    ),
    cell: (row) => {
      const amount = amountIn(figures(row), name);
      return typeof amount === "string" && isAmountFigure(name) ? (
        <AmountValue fen={amount} name={name} whose={whose(row)} />
      ) : (
        part(amount)
      );
    },
    fields: [{ name: t(name), value: (row) => partOf(amountIn(figures(row), name)) }],
  }));
}
