import { Select, TextInput } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClient } from "urql";
import { JournalDocument, type ListedEntryFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { usePages, type ReadPage } from "../records/use-pages.ts";
import { SavedViews } from "../saved-views/saved-views.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { useTyped } from "../ui/use-typed.ts";
import { ACTS, actOf } from "./acts.ts";
import { readSubject } from "./subject.ts";
import { readJournalView, writeJournalView, type JournalView } from "./journal-view.ts";
import "../people/people.css";

/** Who did what 操作日志: every act, in which role, from where, before and after. */
export function Component() {
  const { t } = useTranslation();
  const client = useClient();
  const [search, setSearch] = useSearchParams();
  const { text, act, from, to } = readJournalView(search);
  const show = (change: Partial<JournalView>) =>
    setSearch((current) => writeJournalView(current, change), { replace: true, preventScrollReset: true });
  const [typed, type] = useTyped(text, (rested) => rested !== text && show({ text: rested }));
  const read = useCallback<ReadPage<ListedEntryFragment>>(
    async (after) => {
      const orNull = (value: string) => (value === "" ? null : value);
      const variables = { after, act, text: orNull(text), from: orNull(from), to: orNull(to) };
      const asked = await client.query(JournalDocument, variables, { requestPolicy: "network-only" }).toPromise();
      return { ...(asked.data && { page: asked.data.journal }), ...(asked.error && { error: asked.error }) };
    },
    [client, act, text, from, to],
  );
  const pages = usePages(read);
  const { rows } = pages;
  return (
    <>
      <PageHead title={t("journal")} purpose={t("journalPurpose")}>
        <div className="page-acts">
          <PrintButton />
          <SavedViews />
        </div>
      </PageHead>
      <Panel title={t("entries")} note={t("journalNote")}>
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
        <PanelBody state={stateOfPages(pages, { height: 320, title: t("noEntries"), hint: t("noEntriesHint") })}>
          <PlainTable cards heads={[t("when"), t("who"), t("act"), t("object"), t("detail")]}>
            <tbody>
              {rows.map((entry) => (
                <EntryRow key={entry.seq} entry={entry} />
              ))}
            </tbody>
          </PlainTable>
          <MoreRows pages={pages} />
        </PanelBody>
      </Panel>
    </>
  );
}

function EntryRow({ entry }: { readonly entry: ListedEntryFragment }) {
  const { t } = useTranslation();
  const { seq, recordedAt, actor, role, address, requestId, act, subject, subjectName, before, after, hash } = entry;
  const known = actOf(act);
  return (
    <tr>
      <th scope="row">
        {moment(recordedAt)}
        <small>№ {seq}</small>
      </th>
      <td data-name={t("who")}>
        {actor === "" ? t("roleVISITOR") : actor}
        <small>
          {roleName(role)} {address !== null && `· ${address}`}
        </small>
      </td>
      <td data-name={t("act")}>{known === null ? act : t(`act${known}`)}</td>
      <td data-name={t("object")}>{subject !== null && objectOf(subject)}</td>
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

  function objectOf(text: string): string {
    const { type, which } = readSubject(text);
    return type === null ? which : `${t(`object${type}`)} ${subjectName ?? which}`;
  }

  function roleName(code: string): string {
    switch (code) {
      case "HEADQUARTERS":
      case "SUPERVISOR":
      case "ESTATE_MANAGER":
      case "COMMITTEE":
      case "AUDITOR":
      case "ADMINISTRATOR":
      case "OPERATOR":
      case "VISITOR":
        return t(`role${code}`);
      default:
        return code;
    }
  }
}
