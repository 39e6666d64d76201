import { Button, FileButton } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import { listState } from "../api/panel-state.ts";
import { QuarantineCountsDocument, QuarantineDocument, type QuarantineQuery } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { listFile } from "../records/list-file.ts";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { useMemoByText } from "../records/use-memo-by-text.ts";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { quarantineColumns } from "./quarantine-columns.ts";
import { QuarantineFilters } from "./quarantine-filters.tsx";
import { QuarantineRows } from "./quarantine-rows.tsx";
import { useTableName } from "./table-name.ts";
import type { ImportWork } from "./use-import.ts";

const pageOf = ({ quarantine }: QuarantineQuery) => quarantine;

/** Rows that were put aside: what is wrong with how many, the rows themselves, and the way to correct and hand them in again. */
export function QuarantinePanel({ imports }: { readonly imports: ImportWork }) {
  const { t } = useTranslation();
  const client = useClient();
  const nameOf = useTableName();
  const [search, setSearch] = useSearchParams();
  const filter = useMemoByText({
    estate: search.get("estate"),
    table: search.get("table"),
    reason: search.get("reason"),
    settled: search.get("settled") === "1",
  });
  const [counts, ask] = useQuery({
    query: QuarantineCountsDocument,
    variables: { estate: filter.estate },
    requestPolicy: "cache-and-network",
  });
  const askRows = useCallback(
    (page: AskedPage) =>
      client.query(QuarantineDocument, { ...page, ...filter }, { requestPolicy: "network-only" }).toPromise(),
    [client, filter],
  );
  const { pages, read } = useListing(askRows, pageOf, 50);
  const show = (change: Readonly<Record<string, string | null>>) =>
    setSearch(
      (current) => {
        const changed = new URLSearchParams(current);
        for (const [name, value] of Object.entries(change))
          if (value === null) changed.delete(name);
          else changed.set(name, value);
        return changed;
      },
      { preventScrollReset: true },
    );
  const groups = counts.data?.quarantineCounts ?? [];
  const nothing = groups.length === 0 && (!filter.settled || (pages.rows.length === 0 && !pages.loading));
  const none = nothing ? { title: t("nothingPutAside"), hint: t("nothingPutAsideHint") } : null;
  const state = listState(counts, listHeight(240), () => ask({ requestPolicy: "network-only" }), none);
  const tables = [...new Set(groups.map(({ table }) => table))].sort();
  const idle = imports.work.kind === "NONE";
  return (
    <Panel
      title={t("quarantinedRows")}
      note={<RowsShown pages={pages} note={t("quarantineNote")} />}
      state={state}
      filters={<QuarantineFilters estate={filter.estate} settled={filter.settled} show={show} />}
      file={() => listFile(t("quarantinedRows"), quarantineColumns(t, nameOf), read)}
      controls={
        <>
          {tables.map((table) => (
            <Button
              key={table}
              variant="default"
              size="compact-sm"
              component="a"
              href={`/quarantine.csv?table=${table}`}
              download
            >
              {t("downloadTable", { table: nameOf(table) })}
            </Button>
          ))}
          {groups.length > 0 && (
            <FileButton
              accept=".csv"
              inputProps={{ "aria-label": t("resubmit") }}
              onChange={(file) => file !== null && void imports.tryCorrected(file)}
            >
              {(props) => (
                <Button {...props} size="compact-sm" disabled={!idle}>
                  {t("resubmit")}
                </Button>
              )}
            </FileButton>
          )}
        </>
      }
    >
      {groups.length > 0 && (
        <PlainTable
          cards
          className="quarantine-counts"
          heads={[t("whatIsWrong"), t("dataTable"), { number: t("rows") }]}
        >
          <tbody>
            {groups.map(({ table, reason, count: rows, message }) => {
              const chosen = filter.table === table && filter.reason === reason;
              return (
                <tr key={`${table} ${reason}`} data-chosen={chosen}>
                  <th scope="row">
                    <button
                      type="button"
                      className="choose"
                      aria-pressed={chosen}
                      onClick={() => show(chosen ? { table: null, reason: null } : { table, reason })}
                    >
                      <span>{message[currentLanguage()]}</span>
                    </button>
                  </th>
                  <td data-name={t("dataTable")}>{nameOf(table)}</td>
                  <td className="number" data-name={t("rows")}>
                    {count(rows)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </PlainTable>
      )}
      <h3 className="quarantine-title">
        {t(filter.reason === null ? "allQuarantined" : "chosenQuarantined")}
        {filter.settled && ` · ${t("withSettled")}`}
      </h3>
      <QuarantineRows pages={pages} />
    </Panel>
  );
}
