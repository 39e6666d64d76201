import type { TFunction } from "i18next";
import type { TimelineEventFragment } from "../api/generated/graphql.ts";
import { feeName } from "../format/fee-name.ts";
import { moment } from "../format/moment.ts";
import type { TableFile } from "../ui/table-file.ts";

/** A household's time line for a file, a line for each event as they are shown. */
export function timelineFile(t: TFunction, events: readonly TimelineEventFragment[]): TableFile {
  return {
    name: t("timeline"),
    header: [
      t("happenedOn"),
      t("recordedAtName"),
      t("event"),
      t("receiptNo"),
      t("billNo"),
      t("adjustmentNo"),
      t("feeItem"),
      t("owedChange"),
      t("heldChange"),
      t("owedAfter"),
      t("heldAfter"),
      t("noteColumn"),
    ],
    rows: events.map((event) => [
      event.happenedOn,
      moment(event.recordedAt),
      t(`event${event.kind}`),
      event.receiptNo ?? "",
      event.billNo ?? "",
      event.adjustmentNo ?? "",
      feeName(t, event.feeClass, event.feeItem),
      { fen: event.owedChange },
      { fen: event.heldChange },
      { fen: event.owed },
      { fen: event.held },
      event.reason ?? "",
    ]),
  };
}
