import { useTranslation } from "react-i18next";
import type { FollowedImportFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { columnWords } from "./column-words.ts";
import { useTableName } from "./table-name.ts";

type Problem = NonNullable<FollowedImportFragment["report"]>["problems"][number];

/** Rows that were put aside, or would be: what is wrong, in which column of which file, and in which rows. */
export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  return (
    <PlainTable
      cards
      className="import-problems"
      heads={[t("whatIsWrong"), t("fileName"), t("columnAtFault"), t("rowsAtFault"), { number: t("rows") }]}
    >
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.file} ${problem.table} ${problem.column} ${problem.reason}`}>
            <th scope="row">{problem.message[currentLanguage()]}</th>
            <td data-name={t("fileName")}>
              {problem.file}
              <small>{nameOf(problem.table)}</small>
            </td>
            <td data-name={t("columnAtFault")}>
              <ColumnAtFault problem={problem} />
            </td>
            <td className="cell-wide" data-name={t("rowsAtFault")}>
              <RowsAtFault problem={problem} />
            </td>
            <td className="number" data-name={t("rows")}>
              {count(problem.count)}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

/** The column as the file calls it, and below it what that is in the intake format. */
function ColumnAtFault({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const { header, column } = problem;
  const words = columnWords(problem, currentLanguage());
  if (column === null) return t("wholeRow");
  if (header === null)
    return (
      <>
        {words.join(" ")}
        <small>{t("givenByMapping")}</small>
      </>
    );
  const meaning = words.filter((word) => word !== header);
  return (
    <>
      {header}
      {meaning.length > 0 && <small>{meaning.join(" ")}</small>}
    </>
  );
}

/** Each value that stands there, with its rows. */
function RowsAtFault({ problem: { rows, count: all } }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const byValue = Map.groupBy(rows, ({ value }) => value ?? "");
  return (
    <ul className="problem-rows">
      {[...byValue].map(([value, same]) => {
        const lines = same.map(({ line }) => line).join(t("sampleComma"));
        return (
          <li key={value}>
            {value !== "" && <q>{value}</q>} {t("linesOf", { count: same.length, lines })}
          </li>
        );
      })}
      {all > rows.length && <li className="dim">{t("moreLines", { shown: count(all - rows.length) })}</li>}
    </ul>
  );
}
