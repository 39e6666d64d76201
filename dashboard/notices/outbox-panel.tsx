import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { OutboxDocument, type ListedNoticeFragment, type OutboxQuery } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { listFile } from "../records/list-file.ts";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { noticeColumns } from "./notice-columns.ts";

const TONES = { WAITING: undefined, SENDING: undefined, DELIVERED: "DONE", GIVEN_UP: "LATE" } as const;

const pageOf = ({ notices }: OutboxQuery) => notices;

/** What was sent to whom, and what the other side answered 发送记录. */
export function OutboxPanel() {
  const { t } = useTranslation();
  const client = useClient();
  const [looked, setLooked] = useState(0);
  const ask = useCallback(
    (page: AskedPage) => client.query(OutboxDocument, page, { requestPolicy: "network-only" }).toPromise(),
    [client, looked],
  );
  const { pages, read } = useListing(ask, pageOf, 50);
  return (
    <Panel
      title={t("outbox")}
      note={<RowsShown pages={pages} note={t("outboxNote")} />}
      file={() => listFile(t("outbox"), noticeColumns(t), read)}
      state={stateOfPages(pages, { height: listHeight(240), title: t("nothingSent"), hint: t("nothingSentHint") })}
      controls={
        <Button size="xs" variant="default" onClick={() => setLooked((count) => count + 1)}>
          {t("refresh")}
        </Button>
      }
    >
      <PlainTable
        cards
        heads={[
          t("noticeSubject"),
          t("noticeKind"),
          t("noticeSentTo"),
          t("noticeMadeAt"),
          t("noticeState"),
          t("noticeAnswer"),
        ]}
      >
        <tbody>
          {pages.rows.map((notice) => (
            <NoticeRow key={notice.noticeId} notice={notice} />
          ))}
        </tbody>
      </PlainTable>
      <MoreRows pages={pages} file="XLSX" />
    </Panel>
  );
}

function NoticeRow({ notice }: { readonly notice: ListedNoticeFragment }) {
  const { t } = useTranslation();
  const { kind, hookName, personName, estateCode, subject, madeAt, state, attempts, dueAt, status, answer } = notice;
  const waits = state === "WAITING" && attempts > 0 && dueAt !== null;
  return (
    <tr>
      <th scope="row">{subject}</th>
      <td data-name={t("noticeKind")}>{t(`noticeKind${kind}`)}</td>
      <td data-name={t("noticeSentTo")}>
        {hookName ?? personName ?? "—"}
        <small>{hookName === null ? t("byMail") : (estateCode ?? t("portfolio"))}</small>
      </td>
      <td data-name={t("noticeMadeAt")}>{moment(madeAt)}</td>
      <td data-name={t("noticeState")}>
        <StateMark tone={TONES[state]}>{t(`noticeState${state}`)}</StateMark>
        {attempts > 1 && <small>{t("noticeAttempts", { attempts })}</small>}
        {waits && <small>{t("noticeNext", { moment: moment(dueAt) })}</small>}
      </td>
      <td data-name={t("noticeAnswer")} className="notice-answer">
        {answer === null ? "—" : `${status === null ? "" : `${status} `}${answer}`}
      </td>
    </tr>
  );
}
