import { useTranslation } from "react-i18next";
import type { TimelineEventFragment } from "../api/generated/graphql.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { feeName } from "../format/fee-name.ts";
import { moment } from "../format/moment.ts";
import { yuan } from "../format/money.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { timelineFile } from "./timeline-file.ts";
import { isShown, type Shown } from "./household-view.ts";

interface TimelineProps {
  /** Oldest first, as the ledger tells them. */
  readonly events: readonly TimelineEventFragment[];
  readonly shown: Shown;
  readonly estate: string;
  readonly open: OpenEntry;
}

/** Everything that happened, the latest first, with what was owed and held after each event. */
export function Timeline({ events, shown, estate, open }: TimelineProps) {
  const { t } = useTranslation();
  const rows = events.filter(({ kind }) => isShown(kind, shown)).toReversed();
  const empty = events.length === 0 ? "noEvents" : "noEventsShown";
  return (
    <Panel
      title={t("timeline")}
      note={t("timelineNote", { count: rows.length })}
      file={() => timelineFile(t, rows)}
      state={rows.length === 0 ? { kind: "EMPTY", title: t(empty), hint: t(`${empty}Hint`) } : { kind: "DATA" }}
    >
      <PlainTable
        cards
        className="timeline"
        heads={[
          t("happenedOn"),
          t("event"),
          t("feeItem"),
          { number: t("owedChange") },
          { number: t("heldChange") },
          { number: t("owedAfter") },
          { number: t("heldAfter") },
        ]}
      >
        <tbody>
          {rows.map((event) => (
            <tr key={event.position} data-kind={event.kind}>
              <td data-name={t("happenedOn")}>
                {event.happenedOn}
                <small>{t("recordedAt", { moment: moment(event.recordedAt) })}</small>
              </td>
              <th scope="row">
                <What event={event} estate={estate} open={open} />
              </th>
              <td data-name={t("feeItem")}>{feeName(t, event.feeClass, event.feeItem)}</td>
              <Change name={t("owedChange")} fen={event.owedChange} />
              <Change name={t("heldChange")} fen={event.heldChange} />
              <td className="number" data-name={t("owedAfter")}>
                {yuan(event.owed)}
              </td>
              <td className="number" data-name={t("heldAfter")}>
                {yuan(event.held)}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

function Change({ name, fen }: { readonly name: string; readonly fen: string }) {
  return (
    <td className={fen === "0" ? "number cell-none" : "number"} data-name={name}>
      {fen === "0" ? "—" : `${fen.startsWith("-") ? "" : "+"}${yuan(fen)}`}
    </td>
  );
}

interface WhatProps {
  readonly event: TimelineEventFragment;
  readonly estate: string;
  readonly open: OpenEntry;
}

/** What happened, with the way to the bill and the receipt. */
function What({ event, estate, open }: WhatProps) {
  const { t } = useTranslation();
  const { kind, billNo, receiptNo, adjustmentNo, reason, reversesReceiptNo, channel } = event;
  const notes = [
    adjustmentNo,
    reason,
    reversesReceiptNo === null ? null : t("reversesOf", { no: reversesReceiptNo }),
    channel !== null && kind !== "ALLOCATION" ? t(`channel${channel}`) : null,
    kind === "FAILED" ? `${yuan(event.amount)} ${t("yuanUnit")}` : null,
  ].filter((note) => note !== null && note !== "");
  return (
    <>
      <span className="event-kind">{t(`event${kind}`)}</span>{" "}
      {receiptNo !== null && (
        <button
          type="button"
          className="choose"
          aria-label={t("openReceipt", { no: receiptNo })}
          onClick={() => open({ kind: "receipt", estate, no: receiptNo })}
        >
          <span>{receiptNo}</span>
        </button>
      )}
      {billNo !== null && (
        <>
          {receiptNo !== null && <span aria-hidden="true"> → </span>}
          <button
            type="button"
            className="choose"
            aria-label={t("openBill", { no: billNo })}
            onClick={() => open({ kind: "bill", estate, no: billNo })}
          >
            <span>{billNo}</span>
          </button>
        </>
      )}
      {notes.length > 0 && (
        <small>
          <Dotted parts={notes} />
        </small>
      )}
    </>
  );
}
