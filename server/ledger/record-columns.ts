import { BilingualText } from "../platform/bilingual-text.type.ts";
import { plainYuan } from "../platform/money.rules.ts";
import type { Bill, Receipt } from "./ledger.type.ts";

/** Where a row belongs. */
export interface Place {
  readonly estateCode: string;
  readonly estateName: string;
  /** Empty while nobody knows whose money it is. */
  readonly unitCode: string;
}

/** A column of a file: its heading, and what stands in it; a text in both languages is written in that of the file. */
export interface Column<T> {
  readonly name: BilingualText;
  readonly cell: (row: T, place: Place) => string | BilingualText;
}

const says = (en: string, zh: string): BilingualText => new BilingualText(en, zh);

const FEES = {
  PROPERTY_FEE: says("Property fee", "物业费"),
  PARKING: says("Parking", "车位"),
  PASS_THROUGH: says("Pass-through", "代收代付"),
  LATE_FEE: says("Late fee", "违约金"),
  OTHER: says("Other", "其他"),
};
const STATES = {
  PAID: says("Paid", "已缴"),
  OVERDUE: says("Overdue", "逾期"),
  UNPAID: says("Not due yet", "未缴"),
  WAIVED: says("Fully waived", "已减免"),
  WRITTEN_OFF: says("Written off", "已核销"),
};
const KINDS = {
  PAYMENT: says("Payment", "收款"),
  REVERSAL: says("Reversal", "冲销"),
  REFUND: says("Refund", "退款"),
  FAILED: says("Failed payment", "支付失败"),
};
const CHANNELS = {
  CASH: says("Cash", "现金"),
  CARD: says("Card", "刷卡"),
  ONLINE: says("Online", "线上支付"),
  BANK_TRANSFER: says("Bank transfer", "银行转账"),
  BANK_COLLECTION: says("Bank collection", "银行代收"),
};

const PLACE: readonly Column<unknown>[] = [
  { name: says("Estate code", "项目编码"), cell: (_row, { estateCode }) => estateCode },
  { name: says("Estate", "项目"), cell: (_row, { estateName }) => estateName },
  { name: says("Unit", "房号"), cell: (_row, { unitCode }) => unitCode },
];

export const BILL_COLUMNS: readonly Column<Bill>[] = [
  ...PLACE,
  { name: says("Bill no.", "账单号"), cell: ({ billNo }) => billNo },
  { name: says("State", "状态"), cell: ({ status }) => STATES[status] },
  { name: says("Class of fee", "费用类别"), cell: ({ feeClass }) => FEES[feeClass] },
  { name: says("Fee item", "收费项目"), cell: ({ feeItem }) => feeItem },
  { name: says("Service from", "费款所属期起"), cell: ({ periodStart }) => periodStart },
  { name: says("Service to", "费款所属期止"), cell: ({ periodEnd }) => periodEnd },
  { name: says("Issued on", "出账日期"), cell: ({ issuedOn }) => issuedOn },
  { name: says("Due on", "应缴日期"), cell: ({ dueOn }) => dueOn },
  { name: says("Amount (yuan)", "账单金额(元)"), cell: ({ amount }) => plainYuan(amount) },
  { name: says("Net (yuan)", "净应收(元)"), cell: ({ net }) => plainYuan(net) },
  { name: says("Paid (yuan)", "已缴(元)"), cell: ({ paid }) => plainYuan(paid) },
  { name: says("Written off (yuan)", "核销(元)"), cell: ({ writtenOff }) => plainYuan(writtenOff) },
  { name: says("Open (yuan)", "欠费余额(元)"), cell: ({ open }) => plainYuan(open) },
];

export const RECEIPT_COLUMNS: readonly Column<Receipt>[] = [
  ...PLACE,
  { name: says("Receipt no.", "收据号"), cell: ({ receiptNo }) => receiptNo },
  { name: says("Kind", "类型"), cell: ({ kind }) => KINDS[kind] },
  { name: says("Reversed", "已冲销"), cell: ({ reversed }) => (reversed ? says("yes", "是") : "") },
  { name: says("Way of paying", "收款方式"), cell: ({ channel }) => CHANNELS[channel] },
  { name: says("Class of fee", "费用类别"), cell: ({ feeClass }) => FEES[feeClass] },
  { name: says("Paid on", "收款日期"), cell: ({ paidOn }) => paidOn },
  { name: says("Names bill", "指定账单"), cell: ({ billNo }) => billNo ?? "" },
  { name: says("Amount (yuan)", "金额(元)"), cell: ({ amount }) => plainYuan(amount) },
  { name: says("On bills (yuan)", "已销账(元)"), cell: ({ allocated }) => plainYuan(allocated) },
];
