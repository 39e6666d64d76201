import { useTable, type SortingState } from "@tanstack/react-table";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ComparisonView } from "./comparison-view.ts";
import { columns, features, hidden } from "./estates-columns.tsx";
import { amountIn, type ComparedEstate, type ComparedTotal } from "./figures.ts";
import { RateCell } from "./rate-cell.tsx";
import { AMOUNTS, isRateName, ratesIn } from "./rates.ts";
import { SortButton } from "./sort-button.tsx";
import { part } from "./use-fraction.ts";
import type { Show } from "./use-view.ts";

interface EstatesTableProps {
  readonly total: ComparedTotal;
  readonly estates: readonly ComparedEstate[];
  readonly view: ComparisonView;
  readonly show: Show;
}

/** Every estate with its rates, their changes and its amounts; the total is the server's own sum. */
export function EstatesTable({ total, estates, view, show }: EstatesTableProps) {
  const { t } = useTranslation();
  const { unit, sort } = view;
  const sorting = useMemo<SortingState>(
    () => [{ id: sort.column, desc: sort.descending }],
    [sort.column, sort.descending],
  );
  const table = useTable({
    features,
    columns: columns[unit],
    data: estates,
    state: { sorting, columnVisibility: hidden[unit] },
    getRowId: ({ code }) => code,
  });
  const sortBy = (column: string) =>
    show({ sort: { column, descending: sort.column === column ? !sort.descending : !isText(column) } });
  const ariaSort = (column: string) => {
    const [main] = sort.column.split(".");
    if (main !== column) return undefined;
    return sort.descending ? "descending" : "ascending";
  };
  return (
    <section className="card" aria-labelledby="estates-title">
      <div className="card-head">
        <h2 id="estates-title">{t("estatesTable")}</h2>
        <p className="dim">{t("legend")}</p>
      </div>
      <div className="table-room" tabIndex={0} role="group" aria-labelledby="estates-title">
        <table className="estates">
          <thead>
            <tr>
              {table.getVisibleLeafColumns().map(({ id }) => (
                <th key={id} scope="col" aria-sort={ariaSort(id)} data-column={id}>
                  <SortButton column={id} sort={sort} sortBy={sortBy}>
                    {t(wordOf(id))}
                  </SortButton>
                  {isRateName(id) && (
                    <span className="sort-changes">
                      <SortButton column={`${id}.previousPeriod`} sort={sort} sortBy={sortBy} of={t(id)}>
                        {t("periodOnPeriod")}
                      </SortButton>
                      <SortButton column={`${id}.lastYear`} sort={sort} sortBy={sortBy} of={t(id)}>
                        {t("yearOnYear")}
                      </SortButton>
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-estate={row.id}>
                {row.getVisibleCells().map((cell, index) =>
                  index === 0 ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-estate="total">
              <th scope="row">{t("total")}</th>
              <td className="dim">{t("fromEstates", { count: estates.length })}</td>
              {ratesIn(unit).map((name) => (
                <td key={name}>
                  <RateCell figures={total} name={name} of={null} />
                </td>
              ))}
              {AMOUNTS[unit].map((name) => (
                <td key={name}>
                  <span className="amount">{part(amountIn(total, name))}</span>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

type ColumnWord = "estate" | "region" | (typeof AMOUNTS)["MONEY" | "HOUSEHOLDS"][number];
const WORDS: readonly ColumnWord[] = ["estate", "region", ...AMOUNTS.MONEY, ...AMOUNTS.HOUSEHOLDS];

/** Words are sorted from A to Z first, figures from the largest. */
const isText = (column: string): boolean => column === "estate" || column === "region";

function wordOf(column: string) {
  if (isRateName(column)) return column;
  const word = WORDS.find((name) => name === column);
  if (word === undefined) throw new Error(`no word for the column ${column}`);
  return word;
}
