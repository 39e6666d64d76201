import type { TFunction } from "i18next";
import type { ListedEntryFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import type { FileColumn } from "../records/list-file.ts";
import type { StampLines } from "../ui/table-file.ts";
import { actOf } from "./acts.ts";
import type { JournalView } from "./journal-view.ts";
import { readSubject } from "./subject.ts";

/** A visitor has no name. */
export const actorName = (t: TFunction, actor: string): string => (actor === "" ? t("roleVISITOR") : actor);

/** The role in which somebody acted; its code where the page has no word for it. */
export function actingRole(t: TFunction, code: string): string {
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

/** What was done. */
export function actName(t: TFunction, code: string): string {
  const known = actOf(code);
  return known === null ? code : t(`act${known}`);
}

/** What it was done to; people by the name they have now. */
export function objectName(t: TFunction, { subject, subjectName }: ListedEntryFragment): string {
  if (subject === null) return "";
  const { type, which } = readSubject(subject);
  return type === null ? which : `${t(`object${type}`)} ${subjectName ?? which}`;
}

/** The columns of the journal in a file. */
export const journalColumns = (t: TFunction): readonly FileColumn<ListedEntryFragment>[] => [
  ["№", ({ seq }) => seq],
  [t("when"), ({ recordedAt }) => moment(recordedAt)],
  [t("who"), ({ actor }) => actorName(t, actor)],
  [t("actingAs"), ({ role }) => actingRole(t, role)],
  [t("actedFrom"), ({ address }) => address],
  [t("act"), ({ act }) => actName(t, act)],
  [t("object"), (entry) => objectName(t, entry)],
  [t("before"), ({ before }) => before],
  [t("after"), ({ after }) => after],
  [t("requestNo"), ({ requestId }) => requestId],
  ["SHA-256", ({ hash }) => hash],
];

/** What a printed journal rests on: the day, and what it is narrowed by. */
export function journalStamp(t: TFunction, { text, act, from, to }: JournalView, today: string): StampLines {
  const narrowed = [
    act !== null && t(`act${act}`),
    text !== "" && t("quotedText", { text }),
    (from !== "" || to !== "") && t("rangeOf", { from: from || "…", to: to || "…" }),
  ].filter((word) => word !== false);
  return [
    [t("scope"), t("portfolio")],
    [t("asOf"), today],
    [t("narrowedBy"), narrowed.join(" · ") || t("notNarrowed")],
  ];
}
