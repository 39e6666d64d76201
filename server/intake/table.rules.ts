import {
  ADJUSTMENT_KINDS,
  ARREARS_REASONS,
  BASES,
  CHANNELS,
  COMPLAINT_KINDS,
  COMPLAINT_SUBJECTS,
  CONTACT_ACTIONS,
  CONTACT_CHANNELS,
  CONTROL_FIGURES,
  CYCLES,
  DIRECTIONS,
  ENTRY_TABLES,
  FEE_CLASSES,
  LIABLE_KINDS,
  OCCUPANCIES,
  PROPERTY_TYPES,
  PURPOSES,
  RECEIPT_KINDS,
  SCORES,
  SERVICE_CHANNELS,
  SOURCES,
  USES,
} from "./table-word.rules.ts";

/** What a cell must hold. */
export type CellKind =
  | { readonly is: "text"; readonly longest: number }
  | { readonly is: "money"; readonly zero: boolean }
  /** A number that is no amount, with at most this many decimals. */
  | { readonly is: "number"; readonly decimals: number }
  /** An amount that may be negative: a balance. */
  | { readonly is: "balance" }
  | { readonly is: "month" }
  | { readonly is: "area" }
  | { readonly is: "date" }
  | { readonly is: "instant" }
  | { readonly is: "word"; readonly words: Readonly<Record<string, string>> };

export interface Column {
  readonly name: string;
  readonly chinese: string;
  readonly kind: CellKind;
  readonly required: boolean;
  /** Taken when an optional cell is empty. */
  readonly fallback?: string;
}

const code = { is: "text", longest: 64 } as const;
const text = { is: "text", longest: 500 } as const;
const long = { is: "text", longest: 4000 } as const;
const date = { is: "date" } as const;
const words = (list: Readonly<Record<string, string>>): CellKind => ({ is: "word", words: list });

const must = (name: string, chinese: string, kind: CellKind): Column => ({ name, chinese, kind, required: true });
const may = (name: string, chinese: string, kind: CellKind, fallback?: string): Column => ({
  name,
  chinese,
  kind,
  required: false,
  ...(fallback === undefined ? {} : { fallback }),
});

const estate = must("estate_code", "项目编码", code);
const unit = must("unit_code", "房号", code);
const entered = may("entered_at", "录入时间", { is: "instant" });
const archive = may("archive_no", "档案号", code);
const positive = { is: "money", zero: false } as const;

/** The canonical tables in the order in which a batch takes them in: what is referred to comes first. */
export const TABLES = {
  estates: [
    estate,
    must("name", "项目名称", text),
    may("region", "区域", text),
    may("city_company", "城市公司", text),
    may("handed_over_on", "交付日期", date),
    may("exited_on", "退出日期", date),
    may("acceptor", "验收主体", text),
  ],
  buildings: [
    estate,
    must("building_code", "楼栋编码", code),
    must("name", "楼栋名称", text),
    must("property_type", "物业类型", words(PROPERTY_TYPES)),
    may("steward", "管家", text),
    may("steward_from", "管家开始日期", date),
  ],
  units: [
    estate,
    must("building_code", "楼栋编码", code),
    unit,
    must("gross_area_m2", "建筑面积", { is: "area" }),
    may("usable_area_m2", "使用面积", { is: "area" }),
    may("use", "用途", words(USES), "RESIDENTIAL"),
    may("occupant_name", "业主姓名", text),
    may("occupant_phone", "联系电话", text),
    may("occupant_kind", "业户类型", words(LIABLE_KINDS), "OWNER"),
  ],
  bills: [
    estate,
    must("bill_no", "账单号", code),
    unit,
    may("party_code", "缴费人编码", code, ""),
    may("liable_kind", "责任人类型", words(LIABLE_KINDS), "OWNER"),
    may("occupancy", "入住状态", words(OCCUPANCIES)),
    may("fee_class", "费用类别", words(FEE_CLASSES), "PROPERTY_FEE"),
    must("fee_item", "收费项目", text),
    must("period_start", "费款所属期起", date),
    must("period_end", "费款所属期止", date),
    must("amount", "应收金额", { is: "money", zero: true }),
    must("issued_on", "出账日期", date),
    must("due_on", "应缴日期", date),
    archive,
    entered,
  ],
  receipts: [
    estate,
    must("receipt_no", "收据号", code),
    may("unit_code", "房号", code),
    may("party_code", "缴费人编码", code, ""),
    must("kind", "类型", words(RECEIPT_KINDS)),
    must("amount", "金额", positive),
    must("channel", "收款方式", words(CHANNELS)),
    must("paid_on", "收款日期", date),
    may("fee_class", "费用类别", words(FEE_CLASSES), "PROPERTY_FEE"),
    may("bill_no", "账单号", code),
    may("purpose", "用途说明", words(PURPOSES)),
    may("reverses_receipt_no", "冲销收据号", code),
    may("banked_on", "进账日期", date),
    may("external_ref", "交易流水号", text),
    archive,
    entered,
  ],
  receipt_lines: [
    estate,
    must("receipt_no", "收据号", code),
    must("bill_no", "账单号", code),
    must("amount", "金额", positive),
  ],
  adjustments: [
    estate,
    must("adjustment_no", "调整单号", code),
    must("bill_no", "账单号", code),
    must("kind", "类型", words(ADJUSTMENT_KINDS)),
    must("amount", "金额", positive),
    must("effective_on", "生效日期", date),
    must("reason", "原因", text),
    may("approved_by", "审批人", text),
    entered,
  ],
  voids: [estate, must("table", "表", words(ENTRY_TABLES)), must("number", "编号", code), must("reason", "原因", text)],
  fee_standards: [
    estate,
    may("building_code", "楼栋编码", code),
    may("use", "用途", words(USES)),
    must("fee_item", "收费项目", text),
    must("basis", "计费面积", words(BASES)),
    must("rate", "单价", { is: "number", decimals: 4 }),
    may("ratio", "计费比例", { is: "number", decimals: 4 }, "1"),
    may("area_from", "面积起", { is: "area" }),
    may("area_to", "面积止", { is: "area" }),
    must("cycle", "周期", words(CYCLES)),
    must("valid_from", "生效日期", date),
    may("valid_to", "失效日期", date),
  ],
  control_totals: [
    estate,
    may("date", "日期", date),
    may("month", "月份", { is: "month" }),
    must("source", "来源", words(SOURCES)),
    may("channel", "收款方式", words(CHANNELS)),
    must("figure", "指标", words(CONTROL_FIGURES)),
    must("amount", "金额", { is: "balance" }),
  ],
  arrears_reasons: [
    estate,
    unit,
    must("reason", "欠费原因", words(ARREARS_REASONS)),
    must("noted_on", "登记日期", date),
  ],
  contacts: [
    estate,
    may("unit_code", "房号", code),
    must("at", "时间", { is: "instant" }),
    must("channel", "沟通方式", words(CONTACT_CHANNELS)),
    must("direction", "方向", words(DIRECTIONS)),
    must("action", "事项", words(CONTACT_ACTIONS)),
    must("content", "内容", long),
    must("outcome", "结果", long),
    may("promised_amount", "承诺金额", positive),
    may("promised_on", "承诺日期", date),
    must("by", "经办人", text),
  ],
  complaints: [
    estate,
    must("complaint_no", "投诉单号", code),
    may("building_code", "楼栋编码", code),
    may("kind", "类型", words(COMPLAINT_KINDS), "COMPLAINT"),
    must("channel", "渠道", words(SERVICE_CHANNELS)),
    must("subject", "事项", words(COMPLAINT_SUBJECTS)),
    must("received_at", "受理时间", { is: "instant" }),
    may("responded_at", "响应时间", { is: "instant" }),
    may("settled_at", "办结时间", { is: "instant" }),
  ],
  surveys: [
    estate,
    must("survey_no", "调查编号", code),
    may("building_code", "楼栋编码", code),
    may("channel", "渠道", words(SERVICE_CHANNELS)),
    must("sent_on", "发放日期", date),
    must("sent", "发放份数", { is: "number", decimals: 0 }),
  ],
  survey_responses: [
    estate,
    must("response_no", "答复编号", code),
    must("survey_no", "调查编号", code),
    may("building_code", "楼栋编码", code),
    may("channel", "渠道", words(SERVICE_CHANNELS)),
    must("answered_on", "答复日期", date),
    must("speed", "及时", words(SCORES)),
    must("correctness", "准确", words(SCORES)),
    must("manner", "态度", words(SCORES)),
  ],
} satisfies Record<string, readonly Column[]>;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES: readonly TableName[] = [
  "estates",
  "buildings",
  "units",
  "bills",
  "receipts",
  "receipt_lines",
  "adjustments",
  "voids",
  "fee_standards",
  "control_totals",
  "arrears_reasons",
  "contacts",
  "complaints",
  "surveys",
  "survey_responses",
];

/** What a file or a sheet of each table may be called in Chinese. */
export const CHINESE_NAMES: Readonly<Record<TableName, string>> = {
  estates: "项目",
  buildings: "楼栋",
  units: "房屋",
  bills: "账单",
  receipts: "收款",
  receipt_lines: "收款明细",
  adjustments: "调整",
  voids: "作废",
  fee_standards: "收费标准",
  control_totals: "对账总额",
  arrears_reasons: "欠费原因",
  contacts: "沟通记录",
  complaints: "投诉",
  surveys: "满意度调查",
  survey_responses: "满意度答复",
};

/** The table that a file or a sheet is named after, in English or Chinese. */
export function tableNamed(name: string): TableName | undefined {
  const given = name.trim().toLowerCase();
  return TABLE_NAMES.find((table) => table === given || CHINESE_NAMES[table] === given);
}

export const isTableName = (name: string): name is TableName => Object.hasOwn(TABLES, name);

export const columnsOf = (table: TableName): readonly Column[] => TABLES[table];
