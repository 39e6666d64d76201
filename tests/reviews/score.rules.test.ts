import { expect, it } from "vitest";
import { readNewScheme, type SchemeLine } from "../../server/reviews/scheme.rules.ts";
import { scoreCard, type ReviewInput } from "../../server/reviews/score.rules.ts";

const figure = (
  indicator: ReviewInput["indicator"],
  numerator = 0n,
  denominator = 0n,
  more: Partial<ReviewInput> = {},
): ReviewInput => ({
  indicator,
  numerator,
  denominator,
  general: 0,
  moreSerious: 0,
  severe: 0,
  target: null,
  reason: denominator === 0n && indicator !== "FINDINGS" ? "NOTHING_TO_MEASURE" : null,
  returned: null,
  sent: null,
  ...more,
});

const points = (scheme: readonly SchemeLine[], inputs: readonly ReviewInput[]) => {
  const { lines, score } = scoreCard(scheme, inputs);
  return {
    lines: lines.map((line) => [Number(line.effective), Number(line.points), line.reason]),
    score: score === null ? null : Number(score),
  };
};

const linear: readonly SchemeLine[] = [
  { indicator: "CURRENT_RATE", weight: 40, scale: { kind: "LINEAR", zero: 6000, full: "TARGET" }, missing: "SPREAD" },
  { indicator: "OVERDUE_RATE", weight: 20, scale: { kind: "LINEAR", zero: 4000, full: 500 }, missing: "SPREAD" },
  { indicator: "RECOVERY_RATE", weight: 15, scale: { kind: "LINEAR", zero: 0, full: 5000 }, missing: "SPREAD" },
  { indicator: "RECTIFIED_ON_TIME", weight: 15, scale: { kind: "LINEAR", zero: 5000, full: 10000 }, missing: "SPREAD" },
  {
    indicator: "FINDINGS",
    weight: 10,
    scale: { kind: "DEDUCTION", general: 100, moreSerious: 300, severe: 1000 },
    missing: "SPREAD",
  },
];

it("scores in proportion between anchors, and spreads the weight of what has no figure", () => {
  const inputs = [
    figure("CURRENT_RATE", 48_000n, 60_000n, { target: 9000 }), // 80 %: (80 − 60) ÷ (90 − 60) = 2/3
    figure("OVERDUE_RATE", 12_000n, 60_000n), // 20 %: (40 − 20) ÷ (40 − 5) = 4/7
    figure("RECOVERY_RATE", 3_000n, 9_000n), // 1/3 ÷ 1/2 = 2/3
    figure("RECTIFIED_ON_TIME"),
    figure("FINDINGS"),
  ];
  // 85 of 100 are left: running sums 40, 60, 75, 75, 85 of 85 are 4705.88, 7058.82, 8823.53, 8823.53, 10000.
  expect(points(linear, inputs)).toEqual({
    lines: [
      [4706, 3137, null], // 4706 × 2/3 = 3137.33
      [2353, 1345, null], // 2353 × 4/7 = 1344.57
      [1765, 1177, null], // 1765 × 2/3 = 1176.67
      [0, 0, "NOTHING_TO_MEASURE"],
      [1176, 1176, null],
    ],
    score: 6835,
  });
});

it("takes off what each finding costs, and never below nothing", () => {
  const rates = [
    figure("CURRENT_RATE", 9n, 10n, { target: 9000 }),
    figure("OVERDUE_RATE", 0n, 1n),
    figure("RECOVERY_RATE", 1n, 2n),
  ];
  const onTime = figure("RECTIFIED_ON_TIME", 3n, 4n); // (75 − 50) ÷ 50 = 1/2 of 15
  const found = (general: number, moreSerious: number, severe: number) =>
    points(linear, [...rates, onTime, figure("FINDINGS", 0n, 0n, { general, moreSerious, severe })]);
  expect(found(2, 1, 0)).toEqual({
    lines: [
      [4000, 4000, null],
      [2000, 2000, null],
      [1500, 1500, null],
      [1500, 750, null],
      [1000, 500, null], // 10 − 2 × 1 − 1 × 3 = 5
    ],
    score: 8750,
  });
  expect(found(0, 1, 1).score).toBe(8250);
});

const steps: readonly SchemeLine[] = [
  {
    indicator: "HOUSEHOLD_ON_TIME_RATE",
    weight: 33,
    scale: {
      kind: "STEPS",
      steps: [
        { from: 9500, share: 100 },
        { from: 8500, share: 67 },
        { from: 7500, share: 33 },
      ],
    },
    missing: "NONE",
  },
  {
    indicator: "OVERDUE_RATE",
    weight: 33,
    scale: {
      kind: "STEPS",
      steps: [
        { from: 500, share: 100 },
        { from: 1000, share: 50 },
      ],
    },
    missing: "FULL",
  },
  { indicator: "PLAN_AMOUNT", weight: 34, scale: { kind: "LINEAR", zero: 8000, full: 10000 }, missing: "SPREAD" },
];

it("gives the share of the best step that is reached, exactly at its edge", () => {
  const inputs = [
    figure("HOUSEHOLD_ON_TIME_RATE", 17n, 20n), // 85 %
    figure("OVERDUE_RATE", 1n, 10n), // 10 %
    figure("PLAN_AMOUNT", 95n * 12n, 100n * 12n), // 95 %: 3/4
  ];
  expect(points(steps, inputs)).toEqual({
    lines: [
      [3300, 2211, null],
      [3300, 1650, null],
      [3400, 2550, null],
    ],
    score: 6411,
  });
  expect(points(steps, [figure("HOUSEHOLD_ON_TIME_RATE", 8499n, 10_000n), ...inputs.slice(1)]).lines[0]).toEqual([
    3300,
    1089,
    null,
  ]);
});

it("keeps a weight with all or no points where the scheme says so", () => {
  const inputs = [
    figure("HOUSEHOLD_ON_TIME_RATE"),
    figure("OVERDUE_RATE", 3n, 100n),
    figure("PLAN_AMOUNT", 0n, 0n, { reason: "NO_TARGET" }),
  ];
  // 33 of 66 each; a third of the weight has a figure, so the card has no score.
  expect(points(steps, inputs)).toEqual({
    lines: [
      [5000, 0, "NOTHING_TO_MEASURE"],
      [5000, 5000, null],
      [0, 0, "NO_TARGET"],
    ],
    score: null,
  });
});

it("holds below and above its anchors, and needs a target where it asks for one", () => {
  const one: readonly SchemeLine[] = [
    {
      indicator: "CURRENT_RATE",
      weight: 100,
      scale: { kind: "LINEAR", zero: 6000, full: "TARGET" },
      missing: "SPREAD",
    },
  ];
  const of = (percent: bigint, target: number | null) =>
    points(one, [figure("CURRENT_RATE", percent, 100n, { target })]).score;
  expect([of(59n, 9000), of(60n, 9000), of(90n, 9000), of(99n, 9000), of(80n, null)]).toEqual([
    0,
    0,
    10_000,
    10_000,
    null,
  ]);
  // Half way between 60 and 90 % less a sixtieth: 74.5 % gives 14.5 ÷ 30 = 48.33.
  expect(points(one, [figure("CURRENT_RATE", 745n, 1000n, { target: 9000 })]).score).toBe(4833);
});

it("takes a recovery rate below nothing as nothing", () => {
  const one: readonly SchemeLine[] = [
    { indicator: "RECOVERY_RATE", weight: 100, scale: { kind: "LINEAR", zero: 0, full: 5000 }, missing: "NONE" },
  ];
  expect(points(one, [figure("RECOVERY_RATE", -5n, 100n)]).score).toBe(0);
});

it.each([
  ["weights that do not add up", [{ ...linear[0], weight: 90 }], "WEIGHTS_NOT_100"],
  [
    "an indicator twice",
    [
      { ...linear[0], weight: 50 },
      { ...linear[0], weight: 50 },
    ],
    "INDICATOR_TWICE",
  ],
  ["findings on a line", [{ ...linear[4], weight: 100, scale: linear[0]?.scale }], "SCALE_UNFIT"],
  ["a rate by deductions", [{ ...linear[0], weight: 100, scale: linear[4]?.scale }], "SCALE_UNFIT"],
  [
    "anchors the wrong way round",
    [{ ...linear[0], weight: 100, scale: { kind: "LINEAR", zero: 9000, full: 6000 } }],
    "SCALE_UNFIT",
  ],
  ["no lines", [], "SCHEME_SHAPE"],
  ["a scale that there is not", [{ ...linear[0], weight: 100, scale: { kind: "CURVE" } }], "SCHEME_SHAPE"],
  [
    "a target that no estate can have",
    [{ indicator: "FIRST_PASS", weight: 100, scale: { kind: "LINEAR", zero: 0, full: "TARGET" }, missing: "SPREAD" }],
    "SCALE_UNFIT",
  ],
])("refuses %s", (_name, lines, flaw) => {
  expect(readNewScheme(lines)).toMatchObject({ flaw });
});
