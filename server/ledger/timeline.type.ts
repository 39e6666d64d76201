import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { FeeClass } from "../register/word.type.ts";
import { Channel } from "./ledger.type.ts";

export enum LedgerEventKind {
  BILL = "BILL",
  WAIVER = "WAIVER",
  CREDIT_NOTE = "CREDIT_NOTE",
  WRITE_OFF = "WRITE_OFF",
  WRITE_OFF_REVERSAL = "WRITE_OFF_REVERSAL",
  PAYMENT = "PAYMENT",
  REVERSAL = "REVERSAL",
  REFUND = "REFUND",
  FAILED = "FAILED",
  ALLOCATION = "ALLOCATION",
}
registerEnumType(LedgerEventKind, {
  name: "LedgerEventKind",
  description:
    "出账 BILL; 减免 WAIVER, 红冲 CREDIT_NOTE, 核销 WRITE_OFF, 核销收回 WRITE_OFF_REVERSAL; 收款 PAYMENT, 冲销 REVERSAL, 退款 REFUND, 支付失败 FAILED; 销账 ALLOCATION: money put on a bill, or taken back.",
});

@ObjectType({ description: "What happened to a household on a day, and what it owed and had held after it." })
export class LedgerEvent {
  @Field(() => Int, { description: "Its place in the household's time line, from 1." })
  position!: number;
  @Field(() => DayScalar, { description: "The day it counts from." })
  happenedOn!: string;
  @Field(() => LedgerEventKind, { description: "What happened." })
  kind!: LedgerEventKind;
  @Field(() => String, { nullable: true, description: "Bill that it is, changes, pays or was paid for." })
  billNo!: string | null;
  @Field(() => String, { nullable: true, description: "Receipt that it is, or whose money it moves." })
  receiptNo!: string | null;
  @Field(() => String, { nullable: true, description: "Adjustment that it is." })
  adjustmentNo!: string | null;
  @Field(() => FeeClass, { description: "Class of fee." })
  feeClass!: FeeClass;
  @Field(() => String, { nullable: true, description: "Fee item 收费项目 of the bill." })
  feeItem!: string | null;
  @Field(() => String, { nullable: true, description: "Reason of an adjustment." })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: "Receipt that a reversal reverses." })
  reversesReceiptNo!: string | null;
  @Field(() => Channel, { nullable: true, description: "Way of paying." })
  channel!: Channel | null;
  @Field(() => FenScalar, { description: "Amount; of an allocation that was taken back, negative." })
  amount!: bigint;
  @Field(() => FenScalar, { description: "What it adds to what is owed." })
  owedChange!: bigint;
  @Field(() => FenScalar, { description: "What it adds to the money held 暂存." })
  heldChange!: bigint;
  @Field(() => FenScalar, { description: "Open on all bills after it, written-off balances left out." })
  owed!: bigint;
  @Field(() => FenScalar, { description: "Money held 暂存 after it." })
  held!: bigint;
  @Field(() => InstantScalar, { description: "When it was recorded." })
  recordedAt!: string;
}
