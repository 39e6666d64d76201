/** Reviews of RA by four schemes: what each line is scored from and gives, and how that is shown; the last row is the score. */
export const CARDS = [
  {
    // Linear anchors; the weight of rectification, which has no figure, is spread: see score.rules.test.ts.
    code: "2026-10",
    scheme: "",
    score: 6835,
    lines: [
      [48_000, 60_000, 4706, 3137, 1569],
      [12_000, 60_000, 2353, 1345, 1008],
      [3_000, 9_000, 1765, 1177, 588],
      [0, 0, 0, 0, 0],
      [0, 0, 1176, 1176, 0],
    ],
    shown: [
      ["当期收缴率", "80.00%", "480.00 ÷ 600.00 元", "47.06", "31.37", "15.69"],
      ["逾期率", "20.00%", "120.00 ÷ 600.00 元", "23.53", "13.45", "10.08"],
      ["清欠率", "33.33%", "30.00 ÷ 90.00 元", "17.65", "11.77", "5.88"],
      ["整改及时率", "期内没有可计算的数据", "", "0.00", "0.00", "0.00"],
      ["问题扣分", "一般 0 · 较重 0 · 严重 0", "", "11.76", "11.76", "0.00"],
      ["最终得分", "68.35"],
    ],
  },
  {
    // Steps: one of three households in time is above 30 %: 33 % of 33 points; 20 % overdue is within 25 %: half of 33. Collected
    // 480 + 30 of a quarter of 2,400 is 85 %: a quarter of the way from 80 to 100 %, of 34 points.
    code: "2026-Q4",
    scheme: `{ indicator: HOUSEHOLD_ON_TIME_RATE, weight: 33, scale: STEPS, missing: NONE,
        steps: [{ from: 9500, share: 100 }, { from: 8500, share: 67 }, { from: 3000, share: 33 }] },
      { indicator: OVERDUE_RATE, weight: 33, scale: STEPS, missing: FULL, steps: [{ from: 500, share: 100 }, { from: 2500, share: 50 }] },
      { indicator: PLAN_AMOUNT, weight: 34, scale: LINEAR, zero: 8000, full: 10000 }`,
    score: 3589,
    lines: [
      [1, 3, 3300, 1089, 2211],
      [12_000, 60_000, 3300, 1650, 1650],
      [612_000, 720_000, 3400, 850, 2550],
    ],
    shown: [
      ["户缴费及时率", "33.33%", "1 ÷ 3", "33.00", "10.89", "22.11"],
      ["逾期率", "20.00%", "120.00 ÷ 600.00 元", "33.00", "16.50", "16.50"],
      ["回款计划完成率", "85.00%", "510.00 ÷ 600.00 元", "34.00", "8.50", "25.50"],
      ["最终得分", "35.89"],
    ],
  },
  {
    // Deductions: 2 × 2 + 1 × 5 of 75 points; 510 of 690 is 73.91 %: (73.91 − 60) ÷ (90 − 60) = 96/207 of 25 points, 11.594. Nobody
    // was asked how satisfied they are: those 20 points are spread over 60 and 20.
    code: "2026",
    scheme: `{ indicator: FINDINGS, weight: 60, scale: DEDUCTION, general: 200, moreSerious: 500, severe: 2000 },
      { indicator: CURRENT_RATE, weight: 20, scale: LINEAR, zero: 6000 },
      { indicator: SATISFACTION, weight: 20, scale: LINEAR, zero: 6000, full: 9000 }`,
    score: 7759,
    lines: [
      [0, 0, 7500, 6600, 900],
      [51_000, 69_000, 2500, 1159, 1341],
      [0, 0, 0, 0, 0],
    ],
    shown: [
      ["问题扣分", "一般 2 · 较重 1 · 严重 0", "", "75.00", "66.00", "9.00"],
      ["当期收缴率", "73.91%", "510.00 ÷ 690.00 元", "25.00", "11.59", "13.41"],
      ["满意度", "期内没有可计算的数据", "", "0.00", "0.00", "0.00"],
      ["最终得分", "77.59"],
    ],
  },
  {
    // Three lines without a figure: one gives all its points, one none, and the last's 10 points are spread over the other 90: running
    // sums 50/90 = 55.56, 70/90 = 77.78 and 100. Findings are those of December: 2 × 2 + 5 points less.
    code: "2026-12",
    scheme: `{ indicator: FINDINGS, weight: 50, scale: DEDUCTION, general: 200, moreSerious: 500, severe: 2000 },
      { indicator: CURRENT_RATE, weight: 20, scale: LINEAR, zero: 6000, full: 9000, missing: FULL },
      { indicator: SATISFACTION, weight: 20, scale: LINEAR, zero: 6000, full: 9000, missing: NONE },
      { indicator: PLAN_COMPLETION, weight: 10, scale: LINEAR, zero: 6000, full: 10000 }`,
    score: 6878,
    lines: [
      [0, 0, 5556, 4656, 900],
      [0, 0, 2222, 2222, 0],
      [0, 0, 2222, 0, 2222],
      [0, 0, 0, 0, 0],
    ],
    shown: [
      ["问题扣分", "一般 2 · 较重 1 · 严重 0", "", "55.56", "46.56", "9.00"],
      ["当期收缴率", "期内没有可计算的数据", "", "22.22", "22.22", "0.00"],
      ["满意度", "期内没有可计算的数据", "", "22.22", "0.00", "22.22"],
      ["检查计划完成率", "期内没有可计算的数据", "", "0.00", "0.00", "0.00"],
      ["最终得分", "68.78"],
    ],
  },
] as const;
