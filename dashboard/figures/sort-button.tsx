import type { ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Sort } from "./figure-view.ts";

interface SortButtonProps {
  readonly column: string;
  readonly sort: Sort;
  readonly sortBy: (sort: Sort) => void;
  /** Words are sorted from A to Z first, figures from the largest. */
  readonly text?: boolean;
  /** Whose change this is, for those who only hear the button's own words. */
  readonly of?: string;
  readonly children: ReactNode;
}

/** Sorts by a column; once more, the other way round. */
export function SortButton({ column, sort, sortBy, text = false, of, children }: SortButtonProps) {
  const t = useWords();
  const active = sort.column === column;
  return (
    <button
      type="button"
      className="sort"
      data-active={active}
      onClick={() => sortBy({ column, descending: active ? !sort.descending : !text })}
    >
      {of !== undefined && <span className="heard">{of} </span>}
      {children}
      <span className="sort-arrow" aria-hidden="true">
        {active ? (sort.descending ? "↓" : "↑") : "↕"}
      </span>
      {active && <span className="heard">{t(sort.descending ? "sortedDown" : "sortedUp")}</span>}
    </button>
  );
}

/** How a column's header says that the table is sorted by it, or by a change that stands in it. */
export function sortedBy(sort: Sort, column: string): "ascending" | "descending" | undefined {
  const [main] = sort.column.split(".");
  if (main !== column) return undefined;
  return sort.descending ? "descending" : "ascending";
}
