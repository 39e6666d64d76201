import type { DemoSubject } from "../platform/demo/demo-picture.ts";
import type { FindingOpening } from "../platform/finding-desk.ts";
import type { FindingAction } from "./rectification.rules.ts";

/** Who does something in the demonstration: by the name before @ of their account. */
export type DemoActor = "headquarters" | "supervisor" | "manager" | "manager2" | "manager3" | "committee" | "auditor";

/** How many days ago, who, and what; a submission and an extension say more. */
export interface DemoStep {
  readonly ago: number;
  readonly who: DemoActor;
  readonly action: Exclude<FindingAction, "RAISE">;
  readonly reason?: string;
  /** Until how many days from now. */
  readonly until?: number;
  readonly work?: readonly [rootCause: string, corrective: string, preventive: string];
}

export interface DemoFinding extends Pick<
  FindingOpening,
  "source" | "sourceKey" | "severity" | "title" | "description"
> {
  /** Which of the estates in order of code. */
  readonly estate: number;
  readonly ago: number;
  readonly who: DemoActor;
  /** What its photos show: as it was when the problem was raised, and as it is when its rectification is handed in. */
  readonly shows: DemoSubject | null;
  readonly steps: readonly DemoStep[];
}

type Head = readonly [
  estate: number,
  ago: number,
  who: DemoActor,
  severity: FindingOpening["severity"],
  title: string,
  description: string,
  shows?: DemoSubject,
];
type Step = readonly [ago: number, who: DemoActor, action: DemoStep["action"], more?: Partial<DemoStep>];

const found = (
  [estate, ago, who, severity, title, description, shows]: Head,
  ...steps: readonly Step[]
): DemoFinding => ({
  estate,
  ago,
  who,
  severity,
  title,
  description,
  shows: shows ?? null,
  source: who === "committee" ? "COMMITTEE" : "MANUAL",
  sourceKey: null,
  steps: steps.map(([day, by, action, more]) => ({ ago: day, who: by, action, ...more })),
});

const CASH_WORK = [
  "收银员下班晚于银行营业时间，未安排次日专人存行。",
  "补存现金并附存款回单，逐日核对当月收据与存款。",
  "改由两人次日上午 10 点前存行，值班表上墙，每周抽查一次。",
] as const;
const LATE_CASH = { source: "REVIEW", sourceKey: "cash-banked-late" } as const;

/** Findings in every state, as an inspection of such estates might record them. */
export const DEMO_FINDINGS: readonly DemoFinding[] = [
  found(
    [
      0,
      41,
      "supervisor",
      "GENERAL",
      "收据存根缺号未作说明",
      "抽查 9 月收据存根，缺两个连续号段，登记簿未注明作废原因。",
      "RECEIPT_BOOK",
    ],
    [40, "supervisor", "ASSIGN"],
    [38, "manager", "START"],
    [
      33,
      "manager",
      "SUBMIT",
      {
        work: ["作废收据未随存根装订。", "找回作废联并补登记，附照片。", "作废收据当日装订，月末由会计核对号段。"],
      },
    ],
    [31, "committee", "ACCEPT", { reason: "已核对作废联，号段连续。" }],
  ),
  found(
    [
      0,
      24,
      "supervisor",
      "MORE_SERIOUS",
      "催缴通知送达记录缺失",
      "抽查 12 户逾期业户，7 户没有通知送达记录。",
      "LEDGER",
    ],
    [23, "supervisor", "ASSIGN"],
    [21, "manager", "START"],
    [
      16,
      "manager",
      "SUBMIT",
      {
        work: ["上门送达后未回填系统。", "补录 7 户送达记录并请管家签字。", "通知发出前先建送达清单，次日复核。"],
      },
    ],
    [13, "committee", "REJECT", { reason: "7 户中仍有 3 户没有签收或拍照，请补齐后再提交。" }],
  ),
  found(
    [
      0,
      15,
      "supervisor",
      "SEVERE",
      "现金收款未于次日存行",
      "盘点 3 号岗收银：两日现金合计未存行，未见盘点表。",
      "CASH_COUNT",
    ],
    [14, "supervisor", "ASSIGN"],
    [13, "manager", "START"],
  ),
  found(
    [
      0,
      8,
      "supervisor",
      "GENERAL",
      "缴费确认单未及时交付业主",
      "抽查线下缴费 10 笔，4 笔缴费确认单超过三日未交付。",
      "RECEIPT_BOOK",
    ],
    [7, "supervisor", "ASSIGN"],
    [6, "manager", "START"],
    [
      2,
      "manager",
      "SUBMIT",
      {
        work: ["确认单集中在月末打印。", "四笔已补交，业主签收。", "收款当日打印，改用电子确认单推送。"],
      },
    ],
  ),
  found([
    0,
    4,
    "committee",
    "GENERAL",
    "公示的停车费与收费标准不一致",
    "公告栏公示的地面车位月费与备案标准不同，请核实。",
    "NOTICE_BOARD",
  ]),
  found(
    [0, 3, "supervisor", "GENERAL", "收费标准公示牌缺少投诉电话", "大厅公示牌未列监督投诉电话。", "NOTICE_BOARD"],
    [2, "supervisor", "ASSIGN"],
  ),
  found(
    [1, 16, "supervisor", "GENERAL", "减免审批单缺少业主申请", "抽查 5 份减免审批单，2 份未附业主申请。"],
    [15, "supervisor", "ASSIGN"],
    [12, "manager2", "REQUEST_EXTENSION", { reason: "两户业主外出，约定下周补签。", until: 9 }],
  ),
  found(
    [1, 11, "supervisor", "MORE_SERIOUS", "产权变更后账单仍寄原业主", "抽查过户 6 户，其中 3 户账单收件人未变更。"],
    [10, "headquarters", "ASSIGN"],
    [8, "manager2", "DISPUTE", { reason: "三户均为本月过户，变更在下月账单生效，已有登记。" }],
  ),
  found(
    [2, 18, "supervisor", "MORE_SERIOUS", "收银终端未按日轧账", "两台终端日结单缺失，系统与银行流水无法逐日核对。"],
    [17, "headquarters", "ASSIGN"],
    [9, "headquarters", "PROPOSE_RISK", { reason: "终端年底前统一更换，更换前改为人工逐日核对。", until: 45 }],
  ),
  {
    ...found(
      [2, 74, "supervisor", "MORE_SERIOUS", "现金隔两日存行", "抽查 8 月现金日记账，三次隔两日存行。", "CASH_COUNT"],
      [73, "supervisor", "ASSIGN"],
      [71, "manager2", "START"],
      [66, "manager2", "SUBMIT", { work: CASH_WORK }],
      [63, "auditor", "ACCEPT", { reason: "存款回单与收据逐日相符。" }],
    ),
    ...LATE_CASH,
  },
  {
    ...found(
      [2, 6, "supervisor", "MORE_SERIOUS", "现金再次隔两日存行", "抽查 11 月现金日记账，再次发现隔两日存行。"],
      [5, "supervisor", "ASSIGN"],
      [4, "manager2", "START"],
    ),
    ...LATE_CASH,
  },
  found(
    [3, 22, "supervisor", "GENERAL", "空置房减半收费未见备案", "空置房按七折收取，未见与业主的书面约定。"],
    [21, "supervisor", "ASSIGN"],
    [19, "manager3", "START"],
    [10, "manager3", "REQUEST_EXTENSION", { reason: "需逐户补签约定，尚余 11 户。", until: 12 }],
    [9, "supervisor", "GRANT_EXTENSION", { reason: "同意，每周报送进度。", until: 12 }],
  ),
  found(
    [
      3,
      13,
      "auditor",
      "MORE_SERIOUS",
      "收费台账与账单份数不符",
      "抽样一栋：系统账单 96 份，台账登记 93 份。",
      "LEDGER",
    ],
    [12, "supervisor", "ASSIGN"],
    [11, "manager3", "START"],
    [
      3,
      "manager3",
      "SUBMIT",
      {
        work: ["新交付三户未补登台账。", "补登三户并与系统逐户核对。", "每月出账后次日核对份数并签字。"],
      },
    ],
  ),
  found(
    [4, 27, "supervisor", "GENERAL", "旧式收据仍在使用", "临时停车仍开具手写收据。"],
    [26, "supervisor", "ASSIGN"],
    [20, "headquarters", "ACCEPT_RISK", { reason: "道闸系统年内改造，改造前手写收据逐日交账。", until: 40 }],
  ),
  found(
    [5, 9, "supervisor", "GENERAL", "电子发票抬头错误", "抽查一张电子发票抬头与业主不符。"],
    [8, "supervisor", "VOID", { reason: "经核对系业主要求开具公司抬头，登记有误。" }],
  ),
];
