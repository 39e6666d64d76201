import { useTranslation } from "react-i18next";
import type { FollowedImportFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { useTableName } from "./table-name.ts";

type Report = NonNullable<FollowedImportFragment["report"]>;

/** What an import did, or would do: rows by table, and why rows were put aside. */
export function ImportReportTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  const { tables, reasons, problems, retried, superseded, withdrawn, ignored } = report;
  const sum = (counted: readonly { readonly count: number }[]) => counted.reduce((rows, one) => rows + one.count, 0);
  const beside = sum(reasons) - sum(problems);
  const notes = [
    ...(beside > 0 ? [t("problemsBeside", { shown: count(beside) })] : []),
    ...(retried > 0 ? [t("retriedRows", { count: retried, shown: count(retried) })] : []),
    ...(superseded > 0 ? [t("supersededRows", { count: superseded, shown: count(superseded) })] : []),
    ...(withdrawn > 0 ? [t("withdrawnRows", { count: withdrawn, shown: count(withdrawn) })] : []),
    ...ignored.map((note) => t("notTakenIn", { what: note[currentLanguage()] })),
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
      {problems.length > 0 && (
        <>
          <h3>{t("whyPutAside")}</h3>
          <ImportProblems problems={problems} />
        </>
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
