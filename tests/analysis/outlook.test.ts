import { expect, it } from "vitest";
import { PORTFOLIO } from "../../server/demo/portfolio.rules.ts";
import { demoCoverage, shareOf, simulatedCoverage } from "./forecast-section.ts";
import { detections, falseAlarms, foundShare } from "./warning-section.ts";

// Smaller than `npm run analysis:evaluate`, by the same seeds: the same draws on every machine.

it("raises at most one false alarm in 300 months of steady estates", () => {
  const { months, alarms } = falseAlarms(50);
  expect((alarms * 300) / months).toBeLessThanOrEqual(1);
});

it("finds a fall of six points within two months in nine cases of ten", () => {
  expect(foundShare(detections(120, 0.06))).toBeGreaterThanOrEqual(0.9);
});

it("forecasts intervals that hold what came in 75 to 85 % of cases", () => {
  const shares = [shareOf(simulatedCoverage(8)), shareOf(demoCoverage(PORTFOLIO.slice(0, 6)))];
  for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.75);
  expect(shares[0]).toBeLessThanOrEqual(0.85);
});
