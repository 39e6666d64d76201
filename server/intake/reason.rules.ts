import type { BothLanguages } from "../platform/both-languages.ts";

/** Every code with which a row can be refused, and what it tells the person who mends the row. */
export const REASONS: Readonly<Record<string, BothLanguages>> = {
  MISSING: { en: "The cell is empty. Fill it in.", zh: "必填项为空，请补充。" },
  CELL_COUNT: {
    en: "The row has more cells than the header: a comma or quote inside a cell is not quoted.",
    zh: "该行单元格多于表头：单元格内的逗号或引号未加引号。",
  },
  BAD_AMOUNT: {
    en: "Not an amount in yuan with at most two decimals, such as 1286.28.",
    zh: "金额格式不正确，应为最多两位小数的元，如 1286.28。",
  },
  NEGATIVE_AMOUNT: {
    en: "Amounts are positive: use a credit note, a reversal or a refund.",
    zh: "金额不能为负，请用红冲、冲销或退款表示。",
  },
  ZERO_AMOUNT: { en: "The amount is 0. Leave the row out.", zh: "金额为 0，请删除该行。" },
  BAD_NUMBER: {
    en: "Not a number with at most four decimals, such as 2.85.",
    zh: "数字格式不正确，应为最多四位小数的数，如 2.85。",
  },
  BAD_MONTH: { en: "Not a month written yyyy-mm.", zh: "月份无效，应为 yyyy-mm。" },
  DATE_OR_MONTH: {
    en: "Say either the date or the month that the total is of, not both.",
    zh: "日期与月份应填其一，不能都填或都不填。",
  },
  CHANNEL_NEEDS_RECEIVED: {
    en: "Only what was received has a way of paying. Leave the channel empty.",
    zh: "只有收款区分收款方式，请将收款方式留空。",
  },
  BAD_AREA: { en: "Not an area in m² with at most two decimals.", zh: "面积格式不正确，应为最多两位小数的平方米。" },
  BAD_DATE: {
    en: "Not a day of the calendar written yyyy-mm-dd, between 1990 and 2100.",
    zh: "日期无效，应为 1990–2100 年间的 yyyy-mm-dd。",
  },
  BAD_TIME: { en: "Not a time written yyyy-mm-dd hh:mm.", zh: "时间无效，应为 yyyy-mm-dd hh:mm。" },
  BAD_TEXT: { en: "Holds control characters. Remove them.", zh: "含有控制字符，请删除。" },
  TOO_LONG: { en: "The text is too long.", zh: "文字过长。" },
  UNKNOWN_VALUE: { en: "Not one of the values this column may hold.", zh: "取值不在允许范围内。" },
  DUE_BEFORE_ISSUE: {
    en: "The due date lies before the issue date. For back-billing both are the same day.",
    zh: "应缴日期早于出账日期；补账时两者应为同一天。",
  },
  PERIOD_REVERSED: { en: "The end lies before the start.", zh: "结束日期早于开始日期。" },
  AREA_REVERSED: { en: "The largest area is smaller than the smallest.", zh: "面积上限小于面积下限。" },
  BEFORE_COMPLAINT: { en: "This lies before the complaint was received.", zh: "早于投诉受理时间。" },
  SETTLED_BEFORE_RESPONSE: {
    en: "Settled before it was responded to. Say when it was responded to, at the latest when it was settled.",
    zh: "办结早于响应，或已办结却没有响应时间。请填写响应时间，最迟为办结之时。",
  },
  UNKNOWN_ESTATE: {
    en: "No such estate. Import the estate, or correct the code; the row is tried again with each import.",
    zh: "项目不存在。请先导入项目或更正编码；之后的导入会自动重试此行。",
  },
  UNKNOWN_BUILDING: {
    en: "No such building in the estate. Import it, or correct the code; the row is tried again with each import.",
    zh: "楼栋不存在。请先导入楼栋或更正编码；之后的导入会自动重试此行。",
  },
  UNKNOWN_UNIT: {
    en: "No such unit in the estate. Import it, or correct the code; the row is tried again with each import.",
    zh: "房号不存在。请先导入房屋或更正房号；之后的导入会自动重试此行。",
  },
  UNIT_MOVED: {
    en: "The unit is registered in another building. A unit keeps its building for ever.",
    zh: "该房号已登记在其他楼栋，房屋所属楼栋不可变更。",
  },
  CONTRADICTS: {
    en: "Another row of this import says something else about the same code.",
    zh: "同一编码在本次导入中有内容不同的行。",
  },
  DUPLICATE_NUMBER: {
    en: "The number is taken by an entry with other content. Give this one its own number, or void the other.",
    zh: "编号已被内容不同的记录占用，请更换编号或先作废原记录。",
  },
  NUMBER_VOIDED: {
    en: "The number belongs to a voided entry; numbers are never used again. Give the corrected entry a new one.",
    zh: "该编号属于已作废记录，编号不得重复使用，请为更正后的记录使用新编号。",
  },
  UNKNOWN_BILL: {
    en: "No such bill yet. The row is tried again with each import.",
    zh: "账单不存在；之后的导入会自动重试此行。",
  },
  UNKNOWN_RECEIPT: {
    en: "No such receipt yet. The row is tried again with each import.",
    zh: "收据不存在；之后的导入会自动重试此行。",
  },
  UNKNOWN_ENTRY: {
    en: "No such entry yet. The row is tried again with each import.",
    zh: "要作废的记录不存在；之后的导入会自动重试此行。",
  },
  OTHER_HOUSEHOLD_BILL: {
    en: "The bill belongs to another household. Correct the unit or the bill number.",
    zh: "所指账单属于另一户，请更正房号或账单号。",
  },
  OTHER_HOUSEHOLD_RECEIPT: {
    en: "The receipt belongs to another household. Correct the unit or the receipt number.",
    zh: "所指收据属于另一户，请更正房号或收据号。",
  },
  NOT_A_PAYMENT: { en: "The entry named is not a payment.", zh: "所指收据不是收款。" },
  BEFORE_ISSUE: { en: "Takes effect before its bill was issued.", zh: "生效日期早于账单出账日期。" },
  BEFORE_RECEIPT: { en: "Dated before the receipt that it reverses.", zh: "冲销日期早于原收款日期。" },
  REVERSAL_AMOUNT: { en: "A reversal is for the whole amount of its receipt.", zh: "冲销金额必须等于原收款金额。" },
  ALREADY_REVERSED: { en: "The receipt is reversed already.", zh: "该收款已被冲销。" },
  ALREADY_REFUNDED: {
    en: "Money of this receipt was refunded since; it cannot be reversed.",
    zh: "该收款已发生退款，不能冲销。",
  },
  LINES_EXCEED_RECEIPT: {
    en: "The lines of the receipt add up to more than the receipt.",
    zh: "收据明细合计超过收据金额。",
  },
  EXCEEDS_OPEN: { en: "More than the bill's open balance on that day.", zh: "超过账单当日未缴余额。" },
  EXCEEDS_CHARGED: { en: "More than is left of what the bill charged.", zh: "超过账单可红冲金额。" },
  EXCEEDS_WRITTEN_OFF: { en: "More than was written off.", zh: "超过已核销金额。" },
  EXCEEDS_HELD: {
    en: "More than is held for this payer and class of fee on that day.",
    zh: "超过该缴费人当日暂存余额。",
  },
};
