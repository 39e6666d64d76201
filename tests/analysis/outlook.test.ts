import { expect, it } from "vitest";
import { PORTFOLIO } from "../../server/demo/portfolio.rules.ts";
import { biasOf, shareOf } from "./back-test.ts";
import { demonstrated, heldOf, simulated } from "./forecast-section.ts";
import { detections, falseAlarms, foundShare } from "./warning-section.ts";

// Smaller than `npm run analysis:evaluate`, by the same seeds: the same draws on every machine.

it("raises at most one false alarm in 300 months of steady estates", () => {
  const { months, alarms } = falseAlarms(50);
  expect((alarms * 300) / months).toBeLessThanOrEqual(1);
});

it("finds a fall of six points within two months in nine cases of ten, also in small estates", () => {
  expect(foundShare(detections(120, 0.06))).toBeGreaterThanOrEqual(0.9);
  expect(foundShare(detections(120, 0.06, "warning", true))).toBeGreaterThanOrEqual(0.9);
});

it("forecasts intervals that hold what came in 75 to 85 % of cases, of estates steady and in decline", () => {
  const [steady, declining] = [simulated(8, "steady"), simulated(8, "declining")];
  for (const test of [steady, declining, demonstrated(PORTFOLIO.slice(0, 6))])
    expect(heldOf(test)).toBeGreaterThanOrEqual(0.75);
  for (const test of [steady, declining]) expect(heldOf(test)).toBeLessThanOrEqual(0.85);
  // Months not begun: no farther off than the mean of all months where nothing changes, and a third of it in decline.
  expect(Math.abs(biasOf(steady.toCome))).toBeLessThan(0.5);
  expect(biasOf(declining.toCome)).toBeLessThan(biasOf(declining.byTheMean) / 3);
  expect(shareOf(declining.toCome) - shareOf(declining.byTheMean)).toBeGreaterThan(0.25);
});
