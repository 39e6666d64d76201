import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { USUAL_LIMITS } from "../../server/platform/limits.ts";
import { takeIn, type Cells } from "../intake/sources.ts";
import { apiOver, type Answer, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { billedOf, ESTATES, fillFourEstates, markOf, type EstateCode } from "./four-estates.ts";
import { MATRIX, PARTS } from "./matrix.ts";

const RUNS = Number(process.env["VIEWERS"] ?? "6");
const QUERIES = Object.entries({ ...MATRIX, ...PARTS }).filter(([name]) => !name.startsWith("Mutation"));

/** So many requests come from one address here: who is turned away is shown nothing, and would pass for one who sees nothing foreign. */
const limits = { ...USUAL_LIMITS, perAddress: 1e9, perPerson: 1e9 };
const TURNED_AWAY = ["RATE_LIMITED", "OVERLOADED", "UNAVAILABLE"];

const billed = z.object({ data: z.object({ portfolio: z.object({ collection: z.object({ billed: z.string() }) }) }) });

const viewer = fc.record({
  role: fc.constantFrom("SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"),
  estates: fc.subarray([...ESTATES], { minLength: 1 }),
});

const codesOf = ({ errors = [] }: Answer): string[] =>
  errors.map(({ extensions }) => String(extensions?.["code"] ?? ""));

/** Yuan billed to further households of each estate: how many there are, and how much each is billed, is left to chance. */
const households = fc.record<Record<EstateCode, number[]>>({
  KA: amounts(),
  KB: amounts(),
  KC: amounts(),
  KD: amounts(),
});
function amounts(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 12 });
}

/** The rows of further households, named by their estate. */
function rowsOf(estate: EstateCode, yuan: readonly number[]): Record<string, readonly Cells[]> {
  const own = { estate_code: estate };
  const named = (part: string, at: number) => `${markOf(estate)}${part}${at}`;
  const days = { period_start: "2026-01-01", period_end: "2026-01-31", issued_on: "2026-01-01", due_on: "2026-01-31" };
  const paid = { paid_on: "2026-02-03", channel: "现金", kind: "收款" };
  return {
    units: yuan.map((_amount, at) => ({
      ...own,
      building_code: `${markOf(estate)}1`,
      unit_code: named("U", at),
      gross_area_m2: "90",
      use: "住宅",
      occupant_name: named("住户", at),
      occupant_phone: `1380000${String(1000 + at)}`,
    })),
    bills: yuan.map((amount, at) => ({
      ...own,
      ...days,
      unit_code: named("U", at),
      fee_item: "物业费",
      bill_no: named("F", at),
      amount: `${amount}.00`,
    })),
    receipts: yuan
      .map((amount, at) => ({
        ...own,
        ...paid,
        receipt_no: named("Z", at),
        unit_code: named("U", at),
        amount: `${amount}.00`,
      }))
      .filter((_receipt, at) => at % 2 === 0),
  };
}

describeEngines(`${RUNS} random viewers, each with every query on every estate`, (database) => {
  let api: Api;
  const seed = Number(process.env["VIEWERS_SEED"] ?? Date.now() % 2 ** 31);
  const [further] = fc.sample(households, { numRuns: 1, seed });
  beforeAll(async () => {
    await fillFourEstates(database());
    for (const estate of ESTATES) await takeIn(database(), rowsOf(estate, further?.[estate] ?? []));
    api = await apiOver(database(), "2026-05-31", { limits });
  });
  afterAll(() => api.app.close());
  const furtherOf = (estate: EstateCode): bigint =>
    (further?.[estate] ?? []).reduce((fen, yuan) => fen + BigInt(yuan) * 100n, 0n);

  it("never see a row of another's estate, nor count one in", async () => {
    const property = fc.asyncProperty(viewer, async ({ role, estates }) => {
      const asker = await api.as(role, estates);
      const foreign = ESTATES.filter((estate) => !estates.includes(estate));
      for (const [, { ask }] of QUERIES)
        for (const estate of ESTATES) {
          const answer = await asker.ask(`{ ${ask(estate)} }`);
          expect(codesOf(answer).filter((code) => TURNED_AWAY.includes(code))).toEqual([]);
          const told = JSON.stringify(answer.data ?? null);
          expect(foreign.filter((code) => told.includes(markOf(code)))).toEqual([]);
        }
      // A committee is shown what is published alone.
      if (role === "COMMITTEE") return;
      const sum = billed.parse(
        await asker.ask(`{ portfolio { collection(period: { from: "2026-01-01", to: "2026-01-31" }) { billed } } }`),
      );
      const own = estates.reduce((total, estate: EstateCode) => total + billedOf(estate) + furtherOf(estate), 0n);
      expect(BigInt(sum.data.portfolio.collection.billed)).toBe(own);
    });
    await fc.assert(property, { numRuns: RUNS, seed });
  }, 300_000);
});
