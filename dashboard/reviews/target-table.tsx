import { PlainTable } from "../ui/plain-table.tsx";
import type { EstateTargets, TargetColumn } from "./target-columns.tsx";

interface TargetTableProps {
  /** The first names the row. */
  readonly columns: readonly TargetColumn[];
  readonly rows: readonly EstateTargets[];
}

/** Estates with their targets, on a phone one below the other: six figures do not fit beside a name. */
export function TargetTable({ columns, rows }: TargetTableProps) {
  const [name, ...figures] = columns;
  return (
    <PlainTable cards heads={columns.map(({ head, numeric }) => (numeric === true ? { number: head } : head))}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{name?.cell(row)}</th>
            {figures.map(({ id, head, numeric, cell }) => (
              <td key={id} className={numeric === true ? "number" : undefined} data-name={head}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
