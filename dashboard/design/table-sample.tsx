import { useTranslation } from "react-i18next";
import { percent } from "../format/ratio.ts";
import { Amount } from "../ui/amount.tsx";
import { Change } from "../ui/change.tsx";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { ROWS, type SampleRow } from "./samples.ts";
import { words } from "./words.ts";

/** A table with its total, a subtotal, and its file. */
export function TableSample() {
  const { t } = useTranslation();
  const w = words();
  const [first] = ROWS;
  if (first === undefined) return null;
  const columns: readonly Column<SampleRow>[] = [
    { id: "name", head: w.name, cell: ({ name }) => name, fields: [{ name: w.name, value: ({ name }) => name }] },
    {
      id: "rate",
      numeric: true,
      sorted: "descending",
      head: w.rate,
      cell: ({ rate }) => percent(rate),
      fields: [{ name: w.rate, value: ({ rate }) => ({ share: rate }) }],
    },
    {
      id: "change",
      numeric: true,
      head: w.change,
      cell: ({ points }) => (
        <Change points={points} direction="UP" against={t("against", { what: t("previousPeriod") })} />
      ),
    },
    {
      id: "amount",
      numeric: true,
      head: w.amount,
      cell: ({ fen }) => <Amount fen={fen} />,
      fields: [{ name: w.amount, value: ({ fen }) => ({ fen }) }],
    },
  ];
  return (
    <Panel id="design-table" title={w.table} note={w.tableNote} file={() => tableFile(w.table, columns, ROWS)}>
      <DataTable
        labelledBy="design-table"
        columns={columns}
        rows={[{ ...first, key: "region", name: w.region }, ...ROWS]}
        keyOf={({ key }) => key}
        total={{ ...first, key: "total", name: w.total }}
        isGroup={({ key }) => key === "region"}
      />
    </Panel>
  );
}
