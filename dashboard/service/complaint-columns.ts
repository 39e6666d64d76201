import type { TFunction } from "i18next";
import type { ListedComplaintFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import type { FileColumn } from "../records/list-file.ts";

/** Whether it was responded to after its hours, or waits for that longer than they are. */
export const isLate = ({ respondedAt, respondBy }: ListedComplaintFragment): boolean =>
  (respondedAt === null ? Date.now() : Date.parse(respondedAt)) > Date.parse(respondBy);

/** The columns of complaints in a file. */
export const complaintColumns = (t: TFunction): readonly FileColumn<ListedComplaintFragment>[] => [
  [t("complaintNo"), ({ complaintNo }) => complaintNo],
  [t("complaintKind"), ({ kind }) => t(`complaintKind_${kind}`)],
  [t("serviceBySUBJECT"), ({ subject }) => t(`serviceSubject_${subject}`)],
  [t("serviceByCHANNEL"), ({ channel }) => t(`serviceChannel_${channel}`)],
  [t("estate"), ({ estate: { code, name } }) => `${code} ${name}`],
  [t("serviceByBUILDING"), ({ buildingCode }) => buildingCode],
  [t("receivedAt"), ({ receivedAt }) => moment(receivedAt)],
  [t("respondBy"), ({ respondBy }) => moment(respondBy)],
  [t("respondedAt"), ({ respondedAt }) => respondedAt && moment(respondedAt)],
  [t("respondedLate"), (complaint) => (isLate(complaint) ? t("lateYes") : null)],
  [t("settledAt"), ({ settledAt }) => settledAt && moment(settledAt)],
  [t("complaintFinding"), ({ finding }) => finding?.code],
];
