import type { TFunction } from "i18next";
import { feeItemName } from "../format/fee-name.ts";
import type { StampLines } from "../ui/table-file.ts";
import type { RecordsView } from "./records-view.ts";

/** What a printed list of bills or receipts rests on: whose, as of when, and what it is narrowed by. */
export function recordsStamp(t: TFunction, view: RecordsView, asOf: string): StampLines {
  const { estate, building, feeClass, feeItem, statuses, kind, channel, unidentified, from, to, least, most, text } =
    view;
  const range = (what: string, first: string, last: string) =>
    (first !== "" || last !== "") && `${what} ${t("rangeOf", { from: first || "…", to: last || "…" })}`;
  const narrowed = [
    feeClass !== null && t(`fee${feeClass}`),
    feeItem !== "" && feeItemName(t, feeItem),
    ...statuses.map((status) => t(`status${status}`)),
    kind !== null && t(`receipt${kind}`),
    channel !== null && t(`channel${channel}`),
    unidentified && t("unidentified"),
    range(t(view.list === "bills" ? "dueOn" : "paidOn"), from, to),
    range(t("amount"), least, most),
    text !== "" && t("quotedText", { text }),
  ].filter((word) => word !== false && word !== "");
  return [
    [t("scope"), estate === "" ? t("portfolio") : `${estate} ${building}`.trim()],
    [t("asOf"), asOf],
    [t("narrowedBy"), narrowed.join(" · ") || t("notNarrowed")],
  ];
}
