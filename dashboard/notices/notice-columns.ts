import type { TFunction } from "i18next";
import type { ListedNoticeFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import type { FileColumn } from "../records/list-file.ts";

/** The columns of the outbox in a file. */
export const noticeColumns = (t: TFunction): readonly FileColumn<ListedNoticeFragment>[] => [
  [t("noticeSubject"), ({ subject }) => subject],
  [t("noticeKind"), ({ kind }) => t(`noticeKind${kind}`)],
  [t("noticeSentTo"), ({ hookName, personName }) => hookName ?? personName],
  [t("hookScope"), ({ hookName, estateCode }) => (hookName === null ? t("byMail") : (estateCode ?? t("portfolio")))],
  [t("noticeMadeAt"), ({ madeAt }) => moment(madeAt)],
  [t("noticeState"), ({ state }) => t(`noticeState${state}`)],
  [t("noticeAttemptCount"), ({ attempts }) => attempts],
  [t("noticeAnswer"), ({ status, answer }) => answer && `${status === null ? "" : `${status} `}${answer}`],
];
