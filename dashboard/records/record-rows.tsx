import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Word } from "../i18n/language.ts";
import { moveByArrow } from "../ui/move-by-arrow.ts";
import { useOnPaper } from "../ui/paper.ts";
import { MoreRows } from "./more-rows.tsx";
import type { Pages } from "./use-pages.ts";
import "../ui/card-rows.css";

export interface Column<T> {
  readonly word: Word;
  readonly number?: boolean;
  /** Takes a line of its own on a phone. */
  readonly wide?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface RecordRowsProps<T> {
  readonly label: string;
  readonly pages: Pages<T>;
  /** The first names the row. */
  readonly columns: readonly [Column<T>, ...Column<T>[]];
  /** How many rows there are in all, once that is known. */
  readonly count: number | null;
}

const ROW_HEIGHT = 53;
const CARD_HEIGHT = 268;
/** Rows before the end at which the next page is fetched. */
const AHEAD = 40;

/** A list of any length: only the rows in sight are there, on paper all that are read; the next page is fetched before it is needed. */
export function RecordRows<T extends { readonly id: string }>({ label, pages, columns, count }: RecordRowsProps<T>) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  const onPaper = useOnPaper();
  useEffect(() => setTop(table.current?.offsetTop ?? 0), []);
  const { rows, hasMore, loading, failure, loadMore } = pages;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (window.innerWidth <= 768 ? CARD_HEIGHT : ROW_HEIGHT),
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const inSight = virtual.getVirtualItems();
  const [firstItem, lastItem] = [inSight[0], inSight.at(-1)];
  const near = (lastItem?.index ?? 0) >= rows.length - AHEAD;
  useEffect(() => {
    if (near && hasMore && !loading && failure === null && rows.length > 0) loadMore();
  }, [near, hasMore, loading, failure, rows.length, loadMore]);
  const [name, ...others] = columns;
  const drawn = onPaper ? rows.keys() : inSight.map(({ index }) => index);
  const above = onPaper || firstItem === undefined ? 0 : firstItem.start - top;
  const below = onPaper || lastItem === undefined ? 0 : virtual.getTotalSize() - (lastItem.end - top);
  return (
    <>
      <table
        ref={table}
        className="plain card-rows records"
        aria-label={label}
        aria-rowcount={count === null ? -1 : count + 1}
        onKeyDown={moveByArrow}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ word, number = false }) => (
              <th key={word} scope="col" className={number ? "number" : undefined}>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Room height={above} columns={columns.length} />
          {[...drawn].map((index) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <tr key={row.id} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                  <th scope="row">{name.cell(row)}</th>
                  {others.map(({ word, number = false, wide = false, cell }) => (
                    <td
                      key={word}
                      className={[number ? "number" : "", wide ? "cell-wide" : ""].join(" ").trim()}
                      data-name={t(word)}
                    >
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
          <Room height={below} columns={columns.length} />
        </tbody>
      </table>
      <MoreRows pages={pages} count={count} file="CSV" />
    </>
  );
}

/** Holds the place of the rows out of sight. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
