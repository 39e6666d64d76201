import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { FileValue } from "../format/file-value.ts";
import { moveByArrow } from "./move-by-arrow.ts";
import { useOnPaper } from "./paper.ts";
import type { TableFile } from "./table-file.ts";
import { useRowWindow } from "./use-row-window.ts";
import "./data-table.css";

/** What a column writes into files; a cell of several figures writes several. */
export interface Field<Row> {
  readonly name: string;
  readonly value: (row: Row) => FileValue;
}

export interface Column<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Left out on a phone, where the first column says the same. */
  readonly wide?: boolean;
  readonly sorted?: "ascending" | "descending" | undefined;
  readonly fields?: readonly Field<Row>[];
}

interface DataTableProps<Row> {
  /** Id of the heading that names the table. */
  readonly labelledBy: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Stands on top, where it stays in sight. */
  readonly total?: Row | undefined;
  /** Whether a row sums up those below it. */
  readonly isGroup?: (row: Row) => boolean;
  /** Whether the last columns are those to be seen first where there is not room for all: months, say. */
  readonly fromEnd?: boolean;
  readonly className?: string;
}

/** From how many rows on a table scrolls in itself, under its header. */
const LONG = 30;

/** A table in a room of its own: header, total and first column stay in sight, arrow keys go from row to row, and of many rows only those in sight are drawn. */
export function DataTable<Row>({
  labelledBy,
  columns,
  rows,
  keyOf,
  total,
  isGroup,
  fromEnd = false,
  className = "",
}: DataTableProps<Row>) {
  const room = useRef<HTMLDivElement>(null);
  const count = columns.length;
  useLayoutEffect(() => {
    if (fromEnd && room.current !== null) room.current.scrollLeft = room.current.scrollWidth;
  }, [fromEnd, count]);
  const onPaper = useOnPaper();
  const long = rows.length > LONG;
  const { first, end, above, below } = useRowWindow(room, rows.length, !long || onPaper);
  return (
    <div
      ref={room}
      className="table-room"
      data-long={long}
      tabIndex={0}
      role="group"
      aria-labelledby={labelledBy}
      onKeyDown={moveByArrow}
    >
      <table className={`data ${className}`} aria-rowcount={long ? rows.length : undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" aria-sort={column.sorted} data-column={column.id} {...marks(column)}>
                {column.head}
              </th>
            ))}
          </tr>
          {total !== undefined && (
            <tr data-key="total">
              <Cells row={total} columns={columns} />
            </tr>
          )}
        </thead>
        <tbody>
          <Room height={above} columns={columns.length} />
          {rows.slice(first, end).map((row, at) => (
            <tr
              key={keyOf(row)}
              data-key={keyOf(row)}
              data-group={isGroup?.(row) === true ? true : undefined}
              aria-rowindex={long ? first + at + 1 : undefined}
            >
              <Cells row={row} columns={columns} />
            </tr>
          ))}
          <Room height={below} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are not drawn. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

const marks = <Row,>({ numeric, wide }: Column<Row>) => ({
  "data-numeric": numeric === true ? true : undefined,
  "data-wide": wide === true ? true : undefined,
});

/** A row's cells; the first names it. */
function Cells<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return columns.map((column, index) =>
    index === 0 ? (
      <th key={column.id} scope="row" {...marks(column)}>
        {column.cell(row)}
      </th>
    ) : (
      <td key={column.id} {...marks(column)}>
        {column.cell(row)}
      </td>
    ),
  );
}

/** The same table for a file. */
export function tableFile<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): TableFile {
  const fields = columns.flatMap((column) => column.fields ?? []);
  return {
    name,
    header: fields.map((field) => field.name),
    rows: rows.map((row) => fields.map(({ value }) => value(row))),
  };
}
