import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "./comparison-view.ts";

interface SortButtonProps {
  readonly column: string;
  readonly sort: Sort;
  readonly sortBy: (column: string) => void;
  /** Whose change this is, for those who only hear the button's own words. */
  readonly of?: string;
  readonly children: ReactNode;
}

export function SortButton({ column, sort, sortBy, of, children }: SortButtonProps) {
  const { t } = useTranslation();
  const active = sort.column === column;
  return (
    <button type="button" className="sort" data-active={active} onClick={() => sortBy(column)}>
      {of !== undefined && <span className="heard">{of} </span>}
      {children}
      <span className="sort-arrow" aria-hidden="true">
        {active ? (sort.descending ? "↓" : "↑") : "↕"}
      </span>
      {active && <span className="heard">{t(sort.descending ? "sortedDown" : "sortedUp")}</span>}
    </button>
  );
}
