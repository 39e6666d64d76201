import type { Day } from "../ledger/entry.type.ts";
import { addDays, DEMO_END } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { AdjustmentDraft, BillDraft } from "./entry.type.ts";
import { personName } from "./name.rules.ts";

export const REASONS = {
  WAIVER: ["电梯停运补偿减免", "服务质量协商减免", "漏水报修补偿减免", "公区施工影响减免"],
  OWNER_WAIVER: ["困难家庭减免", "电梯停运补偿减免", "服务质量协商减免", "漏水报修补偿减免"],
  CREDIT_NOTE: ["面积更正红冲", "收费标准录入错误红冲", "重复计费红冲"],
  WRITE_OFF: ["账龄超三年且无法联系，批准核销", "业主下落不明，批准核销", "诉讼终结无可执行财产，批准核销"],
  WRITE_OFF_REVERSAL: ["核销后收回"],
} as const;

/** Makes an adjustment as its estate's manager, or above 2,000 yuan the city company, approves it; a few arrive late. */
export function adjust(
  bill: BillDraft,
  kind: AdjustmentDraft["kind"],
  amount: bigint,
  effectiveOn: Day,
  reason: string,
  chance: Chance,
): AdjustmentDraft {
  const { estate } = bill.household;
  const approver = amount > 200_000n ? `${estate.cityCompany}/approver` : `${estate.code}/approver`;
  const known = addDays(
    effectiveOn > bill.knownOn ? effectiveOn : bill.knownOn,
    chance.happens(0.06) ? chance.whole(15, 45) : 0,
  );
  return {
    kind,
    bill,
    amount,
    effectiveOn,
    reason,
    approvedBy: chance.happens(0.015) ? "" : personName(new Chance(approver)),
    knownOn: known > DEMO_END ? DEMO_END : known,
  };
}
