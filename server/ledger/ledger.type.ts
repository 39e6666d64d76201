import { Field, ObjectType, registerEnumType } from "type-graphql";
import { globalId } from "../platform/global-id.ts";
import { Node } from "../platform/node.type.ts";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { FeeClass, LiableKind } from "../register/word.type.ts";

/**
 * Where the household of a ledger object stands, and as of and as known when it is read. Household 0 stands for an estate's
 * unidentified money.
 */
export interface LedgerKey {
  readonly estateId: number;
  readonly unitId: string;
  readonly asOf: string;
  readonly knownAt: string | null;
}

export enum BillStatus {
  PAID = "PAID",
  OVERDUE = "OVERDUE",
  UNPAID = "UNPAID",
  WAIVED = "WAIVED",
  WRITTEN_OFF = "WRITTEN_OFF",
}
registerEnumType(BillStatus, {
  name: "BillStatus",
  description:
    "Derived state of a bill: 已缴 PAID, 逾期 OVERDUE (due date passed), 未缴 UNPAID (not due yet), 已减免 WAIVED, 已核销 WRITTEN_OFF.",
});

export enum ReceiptKind {
  PAYMENT = "PAYMENT",
  REVERSAL = "REVERSAL",
  REFUND = "REFUND",
  FAILED = "FAILED",
}
registerEnumType(ReceiptKind, {
  name: "ReceiptKind",
  description: "收款 PAYMENT, 冲销 REVERSAL, 退款 REFUND, 支付失败 FAILED.",
});

export enum Channel {
  CASH = "CASH",
  CARD = "CARD",
  ONLINE = "ONLINE",
  BANK_TRANSFER = "BANK_TRANSFER",
  BANK_COLLECTION = "BANK_COLLECTION",
}
registerEnumType(Channel, {
  name: "Channel",
  description: "现金 CASH, 刷卡 CARD, 线上支付 ONLINE, 银行转账 BANK_TRANSFER, 银行代收 BANK_COLLECTION.",
});

export enum AdjustmentKind {
  WAIVER = "WAIVER",
  CREDIT_NOTE = "CREDIT_NOTE",
  WRITE_OFF = "WRITE_OFF",
  WRITE_OFF_REVERSAL = "WRITE_OFF_REVERSAL",
}
registerEnumType(AdjustmentKind, {
  name: "AdjustmentKind",
  description: "减免 WAIVER, 红冲 CREDIT_NOTE, 核销 WRITE_OFF, 核销收回 WRITE_OFF_REVERSAL.",
});

@ObjectType({ implements: Node, description: "A bill 账单 as it stands at the as-of date. Amounts in fen." })
export class Bill extends Node {
  key!: LedgerKey;
  billId!: bigint;
  override id(): string {
    return globalId("Bill", this.key.estateId, this.billId);
  }
  @Field(() => String, { description: "Number 账单号." })
  billNo!: string;
  @Field(() => FeeClass, { description: "Class of fee." })
  feeClass!: FeeClass;
  @Field(() => String, { description: "Fee item 收费项目." })
  feeItem!: string;
  @Field(() => LiableKind, { description: "Who is liable, as frozen on the bill." })
  liableKind!: LiableKind;
  @Field(() => DayScalar, { description: "First day of service 费款所属期起." })
  periodStart!: string;
  @Field(() => DayScalar, { description: "Last day of service 费款所属期止." })
  periodEnd!: string;
  @Field(() => DayScalar, { description: "Issued on 出账日期." })
  issuedOn!: string;
  @Field(() => DayScalar, { description: "Due on 应缴日期." })
  dueOn!: string;
  @Field(() => FenScalar, { description: "Amount as issued." })
  amount!: bigint;
  @Field(() => FenScalar, { description: "Amount − credit notes." })
  charged!: bigint;
  @Field(() => FenScalar, { description: "Waived 减免." })
  waived!: bigint;
  @Field(() => FenScalar, { description: "Charged − waived." })
  net!: bigint;
  @Field(() => FenScalar, { description: "Allocated to it." })
  paid!: bigint;
  @Field(() => FenScalar, { description: "Net − paid." })
  unpaid!: bigint;
  @Field(() => FenScalar, { description: "Written off 核销." })
  writtenOff!: bigint;
  @Field(() => FenScalar, { description: "Unpaid − written off." })
  open!: bigint;
  @Field(() => BillStatus, { description: "Derived, never stored." })
  status!: BillStatus;
  @Field(() => InstantScalar, { description: "When the bill was recorded." })
  recordedAt!: string;
}

@ObjectType({ implements: Node, description: "A receipt 收据: a payment, its reversal, a refund or a failed payment." })
export class Receipt extends Node {
  key!: LedgerKey;
  receiptId!: bigint;
  override id(): string {
    return globalId("Receipt", this.key.estateId, this.receiptId);
  }
  @Field(() => String, { description: "Number 收据号." })
  receiptNo!: string;
  @Field(() => ReceiptKind, { description: "Kind 类型." })
  kind!: ReceiptKind;
  @Field(() => FenScalar, { description: "Amount." })
  amount!: bigint;
  @Field(() => FenScalar, {
    description: "Part of it that stands on bills at the as-of date; the rest is held 暂存, refunded or reversed.",
  })
  allocated!: bigint;
  @Field(() => Channel, { description: "Way of paying 收款方式." })
  channel!: Channel;
  @Field(() => DayScalar, { description: "Received on 收款日期." })
  paidOn!: string;
  @Field(() => FeeClass, { description: "Class of fee it was paid for." })
  feeClass!: FeeClass;
  @Field(() => String, { nullable: true, description: "Bill that the payer named." })
  billNo!: string | null;
  @Field(() => Boolean, { description: "Prepayment 预缴: waits for bills issued later." })
  prepay!: boolean;
  @Field(() => String, { nullable: true, description: "Receipt that it reverses 冲销收据号." })
  reversesReceiptNo!: string | null;
  @Field(() => Boolean, { description: "Whether a reversal 冲销 undid it by the as-of date." })
  reversed!: boolean;
  @Field(() => InstantScalar, { description: "When it was recorded." })
  recordedAt!: string;
}

@ObjectType({ description: "Money of a receipt on a bill; negative where it was taken back." })
export class Allocation {
  key!: LedgerKey;
  billId!: bigint;
  receiptId!: bigint;
  @Field(() => FenScalar, { description: "Amount." })
  amount!: bigint;
  @Field(() => DayScalar, { description: "Since when." })
  effectiveOn!: string;
  @Field(() => InstantScalar, { description: "When it became known." })
  recordedAt!: string;
}

@ObjectType({ implements: Node, description: "An adjustment 调整 of a bill; never a collection." })
export class Adjustment extends Node {
  key!: LedgerKey;
  billId!: bigint;
  adjustmentId!: bigint;
  override id(): string {
    return globalId("Adjustment", this.key.estateId, this.adjustmentId);
  }
  @Field(() => String, { description: "Number 调整单号." })
  adjustmentNo!: string;
  @Field(() => AdjustmentKind, { description: "Kind 类型." })
  kind!: AdjustmentKind;
  @Field(() => FenScalar, { description: "Amount asked for." })
  amount!: bigint;
  @Field(() => FenScalar, { description: "Amount it took: less than asked for where a late entry left less." })
  effective!: bigint;
  @Field(() => DayScalar, { description: "Effective on 生效日期." })
  effectiveOn!: string;
  @Field(() => String, { description: "Reason 原因." })
  reason!: string;
  @Field(() => InstantScalar, { description: "When it was recorded." })
  recordedAt!: string;
}

@ObjectType({ description: "Household ledger 收缴台账 of a unit as of a day (P3.1)." })
export class UnitLedger {
  constructor(readonly key: LedgerKey) {}

  @Field(() => DayScalar, { description: "As-of date 统计截止日." })
  asOf(): string {
    return this.key.asOf;
  }
}
