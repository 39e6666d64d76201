import i18next from "i18next";
import { expect, test } from "vitest";
import { zh } from "../../dashboard/i18n/zh.ts";
import { exampleOf, type Figures } from "../../dashboard/metrics/examples.ts";

const RATE = { numerator: "0", denominator: "0" } as const;
const COUNT = { numerator: 0, denominator: 0 } as const;

/** What a ledger without a bill gives. */
const NOTHING: Figures = {
  netBilled: "0",
  held: "0",
  bridge: {
    opening: "0",
    billed: "0",
    waived: "0",
    writtenOff: "0",
    collected: "0",
    recovered: "0",
    arrearsWaived: "0",
    arrearsWrittenOff: "0",
    closing: "0",
  },
  unidentified: "0",
  ageing: [],
  combinedRate: RATE,
  currentRate: RATE,
  onTimeRate: RATE,
  overdueRate: RATE,
  priorYearsRecoveryRate: RATE,
  rateBeforeWaivers: RATE,
  recoveryRate: RATE,
  waiverRate: RATE,
  householdOnTimeRate: COUNT,
  householdOverdueRate: COUNT,
  householdRate: COUNT,
  findings: null,
  service: null,
  promises: COUNT,
};

const told = await i18next.createInstance().init({ lng: "zh", resources: { zh: { translation: zh } } });

test.each([
  ["current_rate", "MONEY_RATE"],
  ["recovery_rate", "MONEY_RATE"],
  ["household_rate", "HOUSEHOLD_RATE"],
  ["promise_kept_rate", "COUNT_RATE"],
] as const)("%s of nothing is no example, not 0 divided by 0", (code, unit) => {
  expect(exampleOf({ code, unit }, NOTHING, told)).toEqual([]);
});

test("a rate is told with what was divided", () => {
  // 93.27 of 100.00 yuan.
  const figures = { ...NOTHING, currentRate: { numerator: "9327", denominator: "10000" } };
  const [line] = exampleOf({ code: "current_rate", unit: "MONEY_RATE" }, figures, told);
  expect(line?.value).toBe("93.27 ÷ 100.00 元 = 93.27%");
});
