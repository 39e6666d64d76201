import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { billedOf, ESTATES, fillFourEstates, markOf, type EstateCode } from "./four-estates.ts";
import { MATRIX, PARTS } from "./matrix.ts";

const RUNS = Number(process.env["VIEWERS"] ?? "6");
const QUERIES = Object.entries({ ...MATRIX, ...PARTS }).filter(([name]) => !name.startsWith("Mutation"));

const billed = z.object({ data: z.object({ portfolio: z.object({ collection: z.object({ billed: z.string() }) }) }) });

const viewer = fc.record({
  role: fc.constantFrom("SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"),
  estates: fc.subarray([...ESTATES], { minLength: 1 }),
});

describeEngines(`${RUNS} random viewers, each with every query on every estate`, (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillFourEstates(database());
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  it("never see a row of another's estate, nor count one in", async () => {
    const property = fc.asyncProperty(viewer, async ({ role, estates }) => {
      const asker = await api.as(role, estates);
      const foreign = ESTATES.filter((estate) => !estates.includes(estate));
      for (const [, { ask }] of QUERIES)
        for (const estate of ESTATES) {
          const told = JSON.stringify((await asker.ask(`{ ${ask(estate)} }`)).data ?? null);
          expect(foreign.filter((code) => told.includes(markOf(code)))).toEqual([]);
        }
      // A committee is shown what is published alone.
      if (role === "COMMITTEE") return;
      const sum = billed.parse(
        await asker.ask(`{ portfolio { collection(period: { from: "2026-01-01", to: "2026-01-31" }) { billed } } }`),
      );
      const own = estates.reduce((total, estate: EstateCode) => total + billedOf(estate), 0n);
      expect(BigInt(sum.data.portfolio.collection.billed)).toBe(own);
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 300_000);
});
