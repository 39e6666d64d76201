import { afterAll, beforeAll, expect, it } from "vitest";
import { openReasons, takeIn } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const HOUSEHOLDS = 30;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Estates of 30 households that owe 100 yuan each; E13 is new, and E12 far off. */
const PAID = [27, 28, 27, 26, 28, 27, 27, 26, 28, 27, 27, 8, 12];
const estates = PAID.map((paid, at) => ({ code: `E${String(at + 1).padStart(2, "0")}`, paid, isNew: at === 12 }));
const units = estates.flatMap(({ code, paid }) =>
  numbers(HOUSEHOLDS).map((no) => ({ code, unit: `1-${no}`, pays: no <= paid })),
);

const TABLES = {
  estates: estates.map(({ code, isNew }) => ({
    estate_code: code,
    name: `${code}苑`,
    handed_over_on: isNew ? "2025-10-01" : "2019-10-01",
  })),
  buildings: estates.map(({ code }) => ({
    estate_code: code,
    building_code: "1",
    name: "1栋",
    property_type: "HIGH_RISE_RESIDENTIAL",
  })),
  units: units.map(({ code, unit }) => ({
    estate_code: code,
    building_code: "1",
    unit_code: unit,
    gross_area_m2: "100",
    use: "RESIDENTIAL",
  })),
  bills: units.map(({ code, unit }) => ({
    estate_code: code,
    bill_no: `B${unit}`,
    unit_code: unit,
    fee_item: "物业费",
    period_start: "2026-01-01",
    period_end: "2026-01-31",
    amount: "100.00",
    issued_on: "2026-01-01",
    due_on: "2026-01-31",
  })),
  receipts: units
    .filter(({ pays }) => pays)
    .map(({ code, unit }) => ({
      estate_code: code,
      receipt_no: `R${unit}`,
      unit_code: unit,
      kind: "PAYMENT",
      amount: "100.00",
      channel: "CASH",
      paid_on: "2026-01-20",
    })),
};

const ASKED = `period: { from: "2026-01-01", to: "2026-01-31" }, asOf: "2026-03-31"`;
const MEMBERS = "members { key label peer value households effective target verdict rank rankLow rankHigh group }";

describeEngines("a fair comparison", (database) => {
  let api: Api;
  beforeAll(async () => {
    await takeIn(database(), TABLES);
    expect(await openReasons(database())).toEqual([]);
    api = await apiOver(database(), "2026-03-31");
  });
  afterAll(() => api.app.close());

  const compared = async (fields: string, call: string) => {
    const answer = await api.ask(`{ portfolio { collection(${ASKED}) { fairComparison(${call}) { ${fields} } } } }`);
    return JSON.parse(JSON.stringify(answer)).data.portfolio.collection.fairComparison;
  };

  it("names the estate far off, ranks nobody new, and tells apart what can be told apart", async () => {
    const { members } = await compared(MEMBERS, "rate: HOUSEHOLD_RATE");
    expect(members.filter((one: { verdict: string }) => one.verdict !== "WITHIN")).toEqual([
      expect.objectContaining({
        key: "E12",
        verdict: "BELOW",
        value: 8 / 30,
        rank: 12,
        rankLow: 12,
        rankHigh: 12,
        group: 2,
      }),
      expect.objectContaining({ key: "E13", label: "E13苑", verdict: "NEW", rank: null, group: null }),
    ]);
    expect(members[0]).toMatchObject({
      key: "E01",
      peer: "ALL",
      households: 30,
      effective: 30,
      target: 306 / 360,
      group: 1,
      rank: 4,
    });
  });

  it("tells money by household: the same rate of the same households", async () => {
    const money = await compared(MEMBERS, "rate: CURRENT_RATE");
    const rows = money.members.map((one: { key: string; value: number; verdict: string }) => [
      one.key,
      one.value,
      one.verdict,
    ]);
    expect(rows[0]).toEqual(["E01", 0.9, "WITHIN"]);
    expect(rows[11]).toEqual(["E12", 8 / 30, "BELOW"]);
    // Each owes the same, so a household's yuan are as good as one answer: 30 ÷ (30/29).
    expect(money.members[0].effective).toBeCloseTo(29, 9);
  });

  it("turns places round where less is better, and draws a funnel for each peer group", async () => {
    const { members, funnels, lessIsBetter, phi, version, draws } = await compared(
      `${MEMBERS} lessIsBetter phi version draws funnels { peer target households lower95 upper998 }`,
      "rate: HOUSEHOLD_OVERDUE_RATE, peers: PROPERTY_TYPE",
    );
    expect({ lessIsBetter, version, draws }).toEqual({ lessIsBetter: true, version: 2, draws: 1000 });
    // Winsorised: one far off does not widen the limits of all.
    expect(phi).toBeCloseTo(0.9225520178, 9);
    expect(members[11]).toMatchObject({ key: "E12", peer: "HIGH_RISE_RESIDENTIAL", verdict: "ABOVE", rank: 12 });
    expect(funnels).toHaveLength(1);
    expect(funnels[0]).toMatchObject({ peer: "HIGH_RISE_RESIDENTIAL", target: 54 / 360 });
    expect(funnels[0].households).toHaveLength(24);
    expect(funnels[0].upper998).toHaveLength(24);
  });

  it("compares buildings, and says nothing of changes where there was nothing", async () => {
    expect((await compared("members { key }", "rate: HOUSEHOLD_RATE, by: BUILDING")).members[0]).toEqual({
      key: "E01/1",
    });
    const since = await compared("members { key } funnels { peer }", "rate: HOUSEHOLD_RATE, of: SINCE_LAST_YEAR");
    expect(since).toEqual({ members: [], funnels: [] });
  });
});
