import type { BothLanguages } from "../platform/both-languages.ts";
import type { Indicator, SchemeLine } from "./scheme.rules.ts";

const say = (zh: string, en: string): BothLanguages => ({ en, zh });

/** Names of indicators on paper. */
export const INDICATOR_NAMES: Readonly<Record<Indicator, BothLanguages>> = {
  CURRENT_RATE: say("当期收缴率", "Current collection rate"),
  ON_TIME_RATE: say("缴费及时率", "On-time rate"),
  HOUSEHOLD_ON_TIME_RATE: say("户缴费及时率", "Household on-time rate"),
  OVERDUE_RATE: say("逾期率", "Overdue rate"),
  RECOVERY_RATE: say("清欠率", "Arrears recovery rate"),
  PLAN_AMOUNT: say("回款计划完成率", "Collections against plan"),
  RECTIFIED_ON_TIME: say("整改及时率", "Rectified on time"),
  FIRST_PASS: say("一次通过率", "Passed first time"),
  FINDINGS: say("问题扣分", "Findings"),
  PLAN_COMPLETION: say("检查计划完成率", "Plan completion"),
  COMPLAINTS_RESPONDED: say("投诉响应及时率", "Responded within 24 hours"),
  SATISFACTION: say("满意度", "Satisfaction"),
};

/** Why there is no figure. */
export const MISSING_WORDS: Readonly<Record<string, BothLanguages>> = {
  NOTHING_TO_MEASURE: say("期内没有可计算的数据", "Nothing to measure in the period"),
  NO_TARGET: say("没有下达目标", "No target was set"),
  NO_RECORDS: say("没有记录", "No records"),
  TOO_FEW_ANSWERS: say("答复不足 5 份，不公布", "Fewer than 5 answers, not told"),
};

/** What became of the weight of lines without a figure. */
export const WEIGHT_WORDS: Readonly<Record<SchemeLine["missing"], BothLanguages>> = {
  SPREAD: say(
    "{{indicators}}没有可计算的数据，其权重已按比例分摊到其他指标。",
    "{{indicators}} had no figure: the weight was spread over the other lines.",
  ),
  FULL: say(
    "{{indicators}}没有可计算的数据，权重保留，按方案给满分。",
    "{{indicators}} had no figure: the weight stays, and the scheme gives all points.",
  ),
  NONE: say(
    "{{indicators}}没有可计算的数据，权重保留，按方案不得分。",
    "{{indicators}} had no figure: the weight stays, and the scheme gives no points.",
  ),
};

/** Why there is no place. */
export const UNRANKED_WORDS: Readonly<Record<string, BothLanguages>> = {
  STAGE: say("接管期，不参与排名", "take-over stage, not ranked"),
  NOT_COMPUTABLE: say("不计分", "not scored"),
};

/** Everything else that a result notice says. */
export const NOTICE_WORDS = {
  title: say("考核结果通知书", "Result notice"),
  review: say("考核期间", "Review"),
  estate: say("项目", "Estate"),
  score: say("得分", "Score"),
  place: say("名次", "Place"),
  asDrawn: say("（按测算得分）", ", by the score as drawn"),
  unscored: say("不计分：可计算的指标不足一半权重", "Not scored: less than half of the weight has a figure"),
  asOf: say("统计截止日", "As of"),
  indicator: say("指标", "Indicator"),
  figure: say("取数值", "Figure as frozen"),
  rule: say("计分规则", "Rule"),
  weight: say("实际权重", "Weight applied"),
  points: say("得分", "Points"),
  lost: say("扣分", "Lost"),
  listJoin: say("、", ", "),
  drawn: say("测算得分", "Score as drawn"),
  awarded: say("申诉返还", "Given back on appeal"),
  final: say("最终得分", "Final score"),
  measures: say("改进措施", "Improvement measures"),
  notFinal: say("尚未定案，仅供核对", "Not signed off yet"),
  signed: say("签发", "Signed off by"),
  day: say("日期", "Date"),
  hash: say("数据指纹 SHA-256", "SHA-256 of inputs"),
} as const;
