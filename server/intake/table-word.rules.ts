/** Closed lists of words with their Chinese names, either of which a file may use (INTAKE.md). */
export const PROPERTY_TYPES = {
  HIGH_RISE_RESIDENTIAL: "高层住宅",
  MIXED_USE: "商住综合",
  INDUSTRIAL_PARK: "产业园区",
  PUBLIC_FACILITY: "公共设施",
  ANCILLARY_COMMERCIAL: "配套商业",
};
export const USES = {
  RESIDENTIAL: "住宅",
  COMMERCIAL: "商业",
  OFFICE: "办公",
  PARKING: "车位",
  STORAGE: "储藏",
  OTHER: "其他",
};
export const LIABLE_KINDS = { OWNER: "业主", TENANT: "租户", DEVELOPER: "开发商" };
export const FEE_CLASSES = {
  PROPERTY_FEE: "物业费",
  PARKING: "车位费",
  PASS_THROUGH: "代收代付",
  LATE_FEE: "违约金",
  OTHER: "其他",
};
export const CHANNELS = {
  CASH: "现金",
  CARD: "刷卡",
  ONLINE: "线上支付",
  BANK_TRANSFER: "银行转账",
  BANK_COLLECTION: "银行代收",
};
export const OCCUPANCIES = { OCCUPIED: "入住", VACANT: "空置", NOT_HANDED_OVER: "未交付" };
export const RECEIPT_KINDS = { PAYMENT: "收款", REVERSAL: "冲销", REFUND: "退款", FAILED: "支付失败" };
export const ADJUSTMENT_KINDS = {
  WAIVER: "减免",
  CREDIT_NOTE: "红冲",
  WRITE_OFF: "核销",
  WRITE_OFF_REVERSAL: "核销收回",
};
export const PURPOSES = { PREPAY: "预缴" };
export const BASES = { GROSS_AREA: "建筑面积", USABLE_AREA: "使用面积" };
export const CYCLES = { MONTHLY: "月", QUARTERLY: "季", HALF_YEARLY: "半年", YEARLY: "年" };
export const SOURCES = { BANK: "银行", FINANCE: "财务" };
export const CONTROL_FIGURES = { RECEIVED: "收款", BILLED: "应收", OPENING: "期初欠费" };
export const ARREARS_REASONS = {
  SERVICE_DISPUTE: "服务争议",
  CHARGE_DISPUTE: "收费争议",
  VACANCY: "空置",
  HARDSHIP: "支付困难",
  HANDOVER: "产权交付",
  UNREACHABLE: "联系障碍",
  PROMISED: "已承诺",
  LEGAL: "法律争议",
  UNKNOWN: "未知",
};
export const CONTACT_CHANNELS = {
  SMS: "短信",
  APP: "应用",
  PHONE: "电话",
  NOTICE_BOARD: "公告栏",
  VISIT: "上门",
  GROUP: "业主群",
  LETTER: "信函",
  OTHER: "其他",
};
export const DIRECTIONS = { OUT: "发出", IN: "来访" };
export const CONTACT_ACTIONS = {
  NOTICE: "缴费通知",
  DUNNING: "催缴",
  LATE_FEE: "违约金告知",
  LEGAL: "法律程序",
  ENQUIRY: "咨询",
  EXPLANATION: "解释",
  UTILITY_CUT: "停水停电",
  OTHER: "其他",
};
export const SERVICE_CHANNELS = {
  PHONE: "电话",
  APP: "应用",
  VISIT: "上门",
  GROUP: "业主群",
  LETTER: "信函",
  HOTLINE: "热线",
  OTHER: "其他",
};
export const COMPLAINT_KINDS = { COMPLAINT: "投诉", ENQUIRY: "咨询" };
export const COMPLAINT_SUBJECTS = {
  CHARGES: "收费",
  REPAIRS: "维修",
  CLEANING: "保洁",
  SECURITY: "秩序",
  GREENERY: "绿化",
  FACILITIES: "设施设备",
  STAFF: "服务态度",
  OTHER: "其他",
};
export const SCORES = { "1": "很不满意", "2": "不满意", "3": "一般", "4": "满意", "5": "很满意" };
export const ENTRY_TABLES = { bills: "账单", receipts: "收款", adjustments: "调整" };
