import { Select, TextInput } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClient } from "urql";
import { JournalDocument, type JournalQuery, type ListedEntryFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { listFile } from "../records/list-file.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { useTyped } from "../ui/use-typed.ts";
import { ACTS, actOf } from "./acts.ts";
import { actingRole, actName, actorName, journalColumns, journalStamp, objectName } from "./journal-words.ts";
import { readJournalView, writeJournalView, type JournalView } from "./journal-view.ts";
import "../people/people.css";

const pageOf = ({ journal }: JournalQuery) => journal;

const orNull = (value: string): string | null => (value === "" ? null : value);

/** Who did what 操作日志: every act, in which role, from where, before and after. */
export function Component() {
  const { t } = useTranslation();
  const client = useClient();
  const [search, setSearch] = useSearchParams();
  const view = readJournalView(search);
  const { text, act, from, to } = view;
  const { day: today } = useFrame();
  const show = (change: Partial<JournalView>) =>
    setSearch((current) => writeJournalView(current, change), { replace: true, preventScrollReset: true });
  const [typed, type] = useTyped(text, (rested) => rested !== text && show({ text: rested }));
  const ask = useCallback(
    (page: AskedPage) => {
      const variables = { ...page, act, text: orNull(text), from: orNull(from), to: orNull(to) };
      return client.query(JournalDocument, variables, { requestPolicy: "network-only" }).toPromise();
    },
    [client, act, text, from, to],
  );
  const { pages, read } = useListing(ask, pageOf, 100);
  return (
    <PageFiles title={t("journal")} stamp={journalStamp(t, view, today)}>
      <PageHead title={t("journal")} purpose={t("journalPurpose")}>
        <PageActs title={`${t("journal")} ${today}`} defined={false} />
      </PageHead>
      <Panel
        title={t("entries")}
        note={<RowsShown pages={pages} note={t("journalNote")} />}
        state={stateOfPages(pages, { height: listHeight(320), title: t("noEntries"), hint: t("noEntriesHint") })}
        filters={
          <div className="people-tools">
            <TextInput
              label={t("journalText")}
              type="search"
              value={typed}
              onChange={({ currentTarget }) => type(currentTarget.value)}
            />
            <Select
              label={t("act")}
              placeholder={t("allActs")}
              clearable
              searchable
              value={act}
              data={ACTS.map((value) => ({ value, label: t(`act${value}`) }))}
              onChange={(chosen) => show({ act: actOf(chosen ?? "") })}
            />
            <DayInput label={t("firstDay")} day={from} choose={(day) => show({ from: day })} />
            <DayInput label={t("lastDay")} day={to} choose={(day) => show({ to: day })} />
          </div>
        }
        file={() => listFile(t("entries"), journalColumns(t), read)}
      >
        <PlainTable cards heads={[t("when"), t("who"), t("act"), t("object"), t("detail")]}>
          <tbody>
            {pages.rows.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </PlainTable>
        <MoreRows pages={pages} file="XLSX" />
      </Panel>
    </PageFiles>
  );
}

function EntryRow({ entry }: { readonly entry: ListedEntryFragment }) {
  const { t } = useTranslation();
  const { seq, recordedAt, actor, role, address, requestId, act, before, after, hash } = entry;
  return (
    <tr>
      <th scope="row">
        {moment(recordedAt)}
        <small>№ {seq}</small>
      </th>
      <td data-name={t("who")}>
        {actorName(t, actor)}
        <small>
          <Dotted parts={[actingRole(t, role), address]} />
        </small>
      </td>
      <td data-name={t("act")}>{actName(t, act)}</td>
      <td data-name={t("object")}>{objectName(t, entry)}</td>
      <td className="cell-wide" data-name={t("detail")}>
        <details>
          <summary>{t("showDetail")}</summary>
          <pre className="journal-detail">
            {[
              before !== null && `${t("before")}: ${before}`,
              after !== null && `${t("after")}: ${after}`,
              requestId !== null && t("requestId", { id: requestId }),
              `SHA-256 ${hash}`,
            ]
              .filter((line) => line !== false)
              .join("\n")}
          </pre>
        </details>
      </td>
    </tr>
  );
}
