import { useTranslation } from "react-i18next";
import type { FollowedImportFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { useTableName } from "./table-name.ts";

type Report = NonNullable<FollowedImportFragment["report"]>;

/** What an import did, or would do: rows by table, and why rows were put aside. */
export function ImportReportTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  const { tables, reasons, retried, withdrawn, ignored } = report;
  const notes = [
    ...(retried > 0 ? [t("retriedRows", { count: retried, shown: count(retried) })] : []),
    ...(withdrawn > 0 ? [t("withdrawnRows", { count: withdrawn, shown: count(withdrawn) })] : []),
    ...ignored.map((note) => note[currentLanguage()]),
  ];
  return (
    <>
      {tables.length > 0 && (
        <PlainTable
          label={t("rowsByTable")}
          className="import-tables"
          heads={[
            t("dataTable"),
            { number: t("rowsRead") },
            { number: t("rowsAccepted") },
            { number: t("rowsUnchanged") },
            { number: t("quarantinedRows") },
          ]}
        >
          <tbody>
            {tables.map(({ table, read, accepted, unchanged, quarantined }) => (
              <tr key={table}>
                <th scope="row">{nameOf(table)}</th>
                <td className="number">{count(read)}</td>
                <td className="number">{count(accepted)}</td>
                <td className="number">{count(unchanged)}</td>
                <td className="number">{count(quarantined)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {reasons.length > 0 && (
        <ul className="import-reasons" aria-label={t("whyPutAside")}>
          {reasons.map(({ code, count: rows, message }) => (
            <li key={code}>
              <strong>{t("rowsOf", { count: rows, shown: count(rows) })}</strong> {message[currentLanguage()]}
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="import-notes dim">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
