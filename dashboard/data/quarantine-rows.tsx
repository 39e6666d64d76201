import { useTranslation } from "react-i18next";
import type { QuarantinedRowFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { MoreRows } from "../records/more-rows.tsx";
import type { Pages } from "../records/use-pages.ts";
import { PanelBody } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { columnWords } from "./column-words.ts";
import { endOf } from "./quarantine-columns.ts";
import { useTableName } from "./table-name.ts";

/** Rows put aside, with the place in the file, the cell at fault, and what to do. */
export function QuarantineRows({ pages }: { readonly pages: Pages<QuarantinedRowFragment> }) {
  const { t } = useTranslation();
  const { rows, loading } = pages;
  return (
    <>
      {rows.length === 0 && loading && <PanelBody state={{ kind: "LOADING", height: 160 }} />}
      {rows.length > 0 && (
        <PlainTable
          cards
          className="quarantine-rows"
          heads={[t("placeInFile"), t("dataTable"), t("columnAtFault"), t("valueAtFault"), t("whatIsWrong")]}
        >
          <tbody>
            {rows.map((row) => (
              <QuarantineRow key={row.id} row={row} />
            ))}
          </tbody>
        </PlainTable>
      )}
      <MoreRows pages={pages} file="XLSX" />
    </>
  );
}

function QuarantineRow({ row }: { readonly row: QuarantinedRowFragment }) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  const { file, line, batchId, table, value, message, waits } = row;
  const [column = t("wholeRow"), code] = columnWords(row, currentLanguage());
  const end = endOf(t, row);
  return (
    <tr data-settled={end !== null}>
      <th scope="row">
        {t("lineOf", { file, line })}
        <small>{t("batchNo", { no: batchId })}</small>
      </th>
      <td data-name={t("dataTable")}>{nameOf(table)}</td>
      <td data-name={t("columnAtFault")}>
        {column}
        {code !== undefined && <small>{code}</small>}
      </td>
      <td data-name={t("valueAtFault")}>{value ?? t("notShown")}</td>
      <td className="cell-wide" data-name={t("whatIsWrong")}>
        {message[currentLanguage()]}
        {end === null ? waits && <small>{t("triedAgain")}</small> : <small>{end}</small>}
      </td>
    </tr>
  );
}
