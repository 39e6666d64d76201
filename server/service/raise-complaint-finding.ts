import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk, FindingOpening } from "../platform/finding-desk.ts";
import { refused, type Outcome } from "../platform/outcome.ts";
import { readComplaint, type ComplaintKey } from "./service.store.ts";
import type { Complaint, ComplaintSubject } from "./service.type.ts";

const SUBJECTS: Readonly<Record<ComplaintSubject, string>> = {
  CHARGES: "收费",
  REPAIRS: "维修",
  CLEANING: "保洁",
  SECURITY: "秩序",
  GREENERY: "绿化",
  FACILITIES: "设施设备",
  STAFF: "服务态度",
  OTHER: "其他事项",
};

/** Makes a complaint a finding to be rectified (P6.4, P6.9), once while it is open. */
export async function raiseComplaintFinding(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  key: ComplaintKey,
  severity: FindingOpening["severity"],
): Promise<Outcome<Complaint>> {
  const complaint = await readComplaint(trx, key);
  if (complaint === null) return refused("COMPLAINT_UNKNOWN", "complaintNo", "There is no such complaint.");
  const { complaintNo, subject, receivedAt, respondedAt } = complaint;
  const day = (at: string | null) => (at === null ? null : clock.local(at));
  const opened = await desk.open(trx, clock, {
    estateId: key.estateId,
    source: "COMPLAINT",
    sourceKey: complaintNo,
    severity,
    title: `业主投诉：${SUBJECTS[subject]}`,
    description: `受理 ${day(receivedAt)}；${respondedAt === null ? "尚未响应" : `响应 ${day(respondedAt)}`}。\nReceived ${day(receivedAt)}; ${
      respondedAt === null ? "not responded to yet" : `responded ${day(respondedAt)}`
    }.`,
    // Numbers tell in many companies which building a complaint came from, and who holds the slip: not for the committee that accepts.
    confidential: `投诉单号 Complaint number: ${complaintNo}`,
  });
  return opened.done === undefined ? opened : { done: complaint };
}
