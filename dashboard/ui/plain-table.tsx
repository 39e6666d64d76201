import type { ReactNode } from "react";
import { moveByArrow } from "./move-by-arrow.ts";
import "./card-rows.css";

/** The head of a column: its words, or { number } over figures, which stand on the right. */
export type Head = string | { readonly number: string };

/** How the table is read where it is wider than its room: its rows as cards on a phone, or scrolled, also by keyboard in a room that has a name. */
type Narrow =
  | { readonly cards: true; readonly label?: never; readonly labelledBy?: never }
  | { readonly label: string; readonly cards?: never; readonly labelledBy?: never }
  | { readonly labelledBy: string; readonly cards?: never; readonly label?: never };

type PlainTableProps = Narrow & {
  /** None where the rows need no heads. */
  readonly heads: readonly Head[];
  readonly className?: string;
  /** The table's body, and its foot. */
  readonly children: ReactNode;
};

/** A table that stands as its panel wrote it: rows in their order, nothing to sort; arrow keys go from row to row. */
export function PlainTable({ cards, label, labelledBy, heads, className = "", children }: PlainTableProps) {
  const scrolled =
    cards === true ? {} : { tabIndex: 0, role: "group", "aria-label": label, "aria-labelledby": labelledBy };
  return (
    <div className="table-scroll" {...scrolled}>
      <table className={`plain ${cards === true ? "card-rows " : ""}${className}`.trim()} onKeyDown={moveByArrow}>
        {heads.length > 0 && (
          <thead>
            <tr>{heads.map(columnHead)}</tr>
          </thead>
        )}
        {children}
      </table>
    </div>
  );
}

function columnHead(head: Head): ReactNode {
  const [words, className] = typeof head === "string" ? [head, undefined] : [head.number, "number"];
  return (
    <th key={words} scope="col" className={className}>
      {words}
    </th>
  );
}
