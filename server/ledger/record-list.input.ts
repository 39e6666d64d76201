import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar } from "../platform/scalars.ts";
import { FeeClass } from "../register/word.type.ts";
import { LedgerPosition } from "./ledger-position.input.ts";
import { BillStatus, Channel, ReceiptKind } from "./ledger.type.ts";

export enum BillSort {
  DUE_LATEST = "DUE_LATEST",
  DUE_EARLIEST = "DUE_EARLIEST",
  AMOUNT_LARGEST = "AMOUNT_LARGEST",
  AMOUNT_SMALLEST = "AMOUNT_SMALLEST",
}
registerEnumType(BillSort, { name: "BillSort", description: "Order of a list of bills." });

export enum ReceiptSort {
  PAID_LATEST = "PAID_LATEST",
  PAID_EARLIEST = "PAID_EARLIEST",
  AMOUNT_LARGEST = "AMOUNT_LARGEST",
  AMOUNT_SMALLEST = "AMOUNT_SMALLEST",
}
registerEnumType(ReceiptSort, { name: "ReceiptSort", description: "Order of a list of receipts." });

/** What bills and receipts can both be looked for by. */
@InputType()
abstract class RecordFilter {
  @Field(() => String, { nullable: true, description: "Of the estate with this code 项目编码." })
  estate?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Of the building with this code 楼栋编码; its estate is named too.",
  })
  building?: string | null;
  @Field(() => String, { nullable: true, description: "Of this household 一户一码." })
  householdCode?: string | null;
  @Field(() => FeeClass, { nullable: true, description: "Of this class of fee 费用类别." })
  feeClass?: FeeClass | null;
  @Field(() => FenScalar, { nullable: true, description: "At least this amount." })
  amountFrom?: bigint | null;
  @Field(() => FenScalar, { nullable: true, description: "At most this amount." })
  amountTo?: bigint | null;
  @Field(() => String, {
    nullable: true,
    description: "Beginning of the entry's number, of a unit's code, or of a household code.",
  })
  text?: string | null;
}

@InputType({ description: "Which bills; what is left out does not narrow. What names nothing known is refused." })
export class BillFilter extends RecordFilter {
  @Field(() => [BillStatus], { nullable: true, description: "In one of these states at the as-of date." })
  statuses?: BillStatus[] | null;
  @Field(() => String, { nullable: true, description: "Of this fee item 收费项目." })
  feeItem?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Due 应缴 on this day or later." })
  dueFrom?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Due 应缴 on this day or earlier." })
  dueTo?: string | null;
}

@InputType({ description: "Which receipts; what is left out does not narrow. What names nothing known is refused." })
export class ReceiptFilter extends RecordFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "Only money without a household 待认领款, or only money with one.",
  })
  unidentified?: boolean | null;
  @Field(() => ReceiptKind, { nullable: true, description: "Of this kind 类型." })
  kind?: ReceiptKind | null;
  @Field(() => Channel, { nullable: true, description: "Paid this way 收款方式." })
  channel?: Channel | null;
  @Field(() => DayScalar, { nullable: true, description: "Received 收款 on this day or later." })
  paidFrom?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Received 收款 on this day or earlier." })
  paidTo?: string | null;
}

@ArgsType()
class RecordPage extends LedgerPosition {
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}

@ArgsType()
export class BillPage extends RecordPage {
  @Field(() => BillFilter, { nullable: true, description: "Which bills; all when left out." })
  filter?: BillFilter | null;
  @Field(() => BillSort, { defaultValue: BillSort.DUE_LATEST, description: "In which order." })
  sort!: BillSort;
}

@ArgsType()
export class ReceiptPage extends RecordPage {
  @Field(() => ReceiptFilter, { nullable: true, description: "Which receipts; all when left out." })
  filter?: ReceiptFilter | null;
  @Field(() => ReceiptSort, { defaultValue: ReceiptSort.PAID_LATEST, description: "In which order." })
  sort!: ReceiptSort;
}
