import { describe, expect, it } from "vitest";
import { inBoth } from "../../server/platform/both-languages.ts";
import type { CardLine } from "../../server/reviews/card-lines.rules.ts";
import type { SchemeLine } from "../../server/reviews/scheme.rules.ts";
import { figureText, halvesText, missingText, ruleText } from "../../server/reviews/score-words.rules.ts";

const line = (given: Partial<CardLine>): CardLine => ({
  indicator: "CURRENT_RATE",
  rule: rule({}),
  effective: 1_000,
  points: 0,
  lost: 0,
  numerator: "0",
  denominator: "0",
  general: 0,
  moreSerious: 0,
  severe: 0,
  target: null,
  reason: null,
  returned: null,
  sent: null,
  metric: null,
  ...given,
});

function rule(given: Partial<SchemeLine>): SchemeLine {
  const scale = { kind: "LINEAR", zero: 6_000, full: "TARGET" } as const;
  return { indicator: "CURRENT_RATE", weight: 10, scale, missing: "SPREAD", ...given };
}

describe("a rule in words", () => {
  const told = (given: Partial<SchemeLine>, target: number | null = null) =>
    inBoth((language) => ruleText(rule(given), target, language));

  it("names the anchors, and the target as a scheme or a scorecard knows it", () => {
    expect(told({ scale: { kind: "LINEAR", zero: 6_000, full: 10_000 } })).toEqual({
      en: "none at 60.00%, all at 100.00%, in proportion between",
      zh: "60.00% 得 0 分，达到 100.00% 得满分，之间按比例",
    });
    expect(told({})).toEqual({
      en: "none at 60.00%, all at the estate's own target, in proportion between",
      zh: "60.00% 得 0 分，达到本项目目标得满分，之间按比例",
    });
    expect(told({}, 9_000)).toEqual({
      en: "none at 60.00%, all at the estate's own target 90.00%, in proportion between",
      zh: "60.00% 得 0 分，达到本项目目标（90.00%）得满分，之间按比例",
    });
  });

  it("names steps from below, of what should fall from above, and what findings cost", () => {
    const steps = [
      { from: 9_500, share: 100 },
      { from: 8_500, share: 60 },
    ];
    expect(told({ scale: { kind: "STEPS", steps } })).toEqual({
      en: "from 95.00%: 100%; from 85.00%: 60%",
      zh: "达到 95.00% 得 100%；达到 85.00% 得 60%",
    });
    expect(told({ indicator: "OVERDUE_RATE", scale: { kind: "STEPS", steps: steps.slice(1) } })).toEqual({
      en: "at most 85.00%: 60%",
      zh: "不高于 85.00% 得 60%",
    });
    const scale = { kind: "DEDUCTION", general: 100, moreSerious: 300, severe: 1_000 } as const;
    expect(told({ indicator: "FINDINGS", scale })).toEqual({
      en: "less 1.00 for each general, 3.00 for each more serious, 10.00 for each severe finding, down to none",
      zh: "每个一般问题扣 1.00 分，较重扣 3.00 分，严重扣 10.00 分，扣完为止",
    });
  });
});

describe("a figure in words", () => {
  const rests = (given: Partial<CardLine>) => inBoth((language) => halvesText(line(given), language));

  it("is a share with its halves, thousands apart; of the plan a twelfth of what is frozen", () => {
    const money = { numerator: "123456789", denominator: "200000000" };
    expect(figureText(line(money), "zh")).toBe("61.73%");
    expect(rests(money)).toEqual({ en: "1,234,567.89 ÷ 2,000,000.00 yuan", zh: "1,234,567.89 ÷ 2,000,000.00 元" });
    expect(rests({ indicator: "PLAN_AMOUNT", numerator: "1200", denominator: "2400" }).en).toBe("1.00 ÷ 2.00 yuan");
    const households = { indicator: "HOUSEHOLD_ON_TIME_RATE", numerator: "1080", denominator: "1200" } as const;
    expect(rests(households)).toEqual({ en: "1,080 ÷ 1,200", zh: "1,080 ÷ 1,200" });
  });

  it("is of satisfaction the mean of five with answers and how many came back", () => {
    // 6 answers that add up to 25 of 30 points: 25 ÷ 6 = 4.17; in sixths of a point 150 of 180.
    const survey = { indicator: "SATISFACTION", numerator: "150", denominator: "180", returned: 6, sent: 8 } as const;
    expect(rests(survey)).toEqual({
      en: "mean 4.17 of 5, 6 answers, 75.00% returned",
      zh: "平均 4.17 分（满分 5 分），6 份答复，回收率 75.00%",
    });
    expect(rests({ ...survey, sent: 0 }).en).toBe("mean 4.17 of 5, 6 answers");
  });

  it("is why there is none, and what became of the weights", () => {
    const lines = [
      line({ reason: "NO_TARGET" }),
      line({ indicator: "OVERDUE_RATE", reason: "NOTHING_TO_MEASURE" }),
      line({ indicator: "SATISFACTION", reason: "TOO_FEW_ANSWERS", rule: rule({ missing: "NONE" }) }),
      line({ indicator: "RECOVERY_RATE", numerator: "1", denominator: "2" }),
    ];
    expect(lines.map((one) => figureText(one, "en"))).toEqual([
      "No target was set",
      "Nothing to measure in the period",
      "Fewer than 5 answers, not told",
      "50.00%",
    ]);
    expect(inBoth((language) => missingText(lines, language))).toEqual({
      en:
        "Current collection rate, Overdue rate had no figure: the weight was spread over the other lines. " +
        "Satisfaction had no figure: the weight stays, and the scheme gives no points.",
      zh: "当期收缴率、逾期率没有可计算的数据，其权重已按比例分摊到其他指标。满意度没有可计算的数据，权重保留，按方案不得分。",
    });
    expect(missingText(lines.slice(3), "zh")).toBe("");
  });
});
