import { expect, test } from "vitest";
import { describeJourney, overflow, PHONE, settled, violations, violationsByDayAndNight } from "./journey.ts";

const QUARTER = "period=2026-Q1";
const ESTATE = `/estates/E01?${QUARTER}`;
const BUILDING = `/estates/E01/buildings/01?${QUARTER}&asOf=2026-02-20`;

describeJourney("estates and buildings for every eye", (open) => {
  test.each([
    ["an estate", ESTATE],
    ["a building", BUILDING],
    ["the portfolio, grouped", `/comparison?${QUARTER}&group=company`],
  ])("%s fits a phone, and axe finds nothing there", async (_name, path) => {
    const page = await open(path, PHONE);
    await settled(page);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    ["an estate", ESTATE],
    ["an estate in tables", `${ESTATE}&table=trend&table=bridge&table=curve&table=ageing&table=origin&table=channels`],
    ["an estate by households", `${ESTATE}&unit=households`],
    ["an estate before it was billed", "/estates/E01?period=2020"],
    ["a building", BUILDING],
    ["an amount's rows", `${ESTATE}&explain=outstanding&explainEstate=E01`],
    ["no such estate", "/estates/E99"],
  ])("axe finds nothing in %s, by day or by night", async (_name, path) => {
    const page = await open(path);
    await settled(page);
    expect(await violationsByDayAndNight(page)).toEqual([]);
  });
});
