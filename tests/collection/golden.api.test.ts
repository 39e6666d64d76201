import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const GOLDEN = join(import.meta.dirname, "../golden");

const expectedFile = z.object({
  from: z.string(),
  to: z.string(),
  as_of: z.string(),
  by: z.string(),
  fee_class: z.string(),
  groups: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const files = readdirSync(GOLDEN)
  .filter((name) => name.startsWith("expected-"))
  .map((name) => ({ name, ...expectedFile.parse(JSON.parse(readFileSync(join(GOLDEN, name), "utf8"))) }));

const FIGURES = `
  billed waived writtenOff netBilled collected
  currentRate { ...r } rateBeforeWaivers { ...r } waiverRate { ...r } onTimeRate { ...r } overdueRate { ...r }
  recoveryRate { ...r } combinedRate { ...r }
  householdRate { ...c } householdOverdueRate { ...c } householdOnTimeRate { ...c }
  openingArrears openingPriorYears arrearsRecovered recoveredPriorYears arrearsWaived arrearsWrittenOff outstanding
  bridge { closing }
  ageing { bucket open } curve { days value } serviceRate { ...r }
  cash { received toPeriod toPrior toLater heldChange } held unidentified`;
const FRAGMENTS = `fragment r on Rate { value numerator denominator } fragment c on CountRate { value numerator denominator }`;
const ARGUMENTS = `period: { from: $from, to: $to }, asOf: $asOf, feeClass: $feeClass`;
const HEAD = `($from: Date!, $to: Date!, $asOf: Date!, $feeClass: FeeClass!)`;

const fen = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);
const rate = z.object({ value: z.number().nullable(), numerator: fen, denominator: fen });
const countRate = z.object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number() });
const collection = z.object({
  billed: fen,
  waived: fen,
  writtenOff: fen,
  netBilled: fen,
  collected: fen,
  currentRate: rate,
  rateBeforeWaivers: rate,
  waiverRate: rate,
  onTimeRate: rate,
  overdueRate: rate,
  recoveryRate: rate,
  combinedRate: rate,
  householdRate: countRate,
  householdOverdueRate: countRate,
  householdOnTimeRate: countRate,
  openingArrears: fen,
  openingPriorYears: fen,
  arrearsRecovered: fen,
  recoveredPriorYears: fen,
  arrearsWaived: fen,
  arrearsWrittenOff: fen,
  outstanding: fen,
  bridge: z.object({ closing: fen }),
  ageing: z.array(z.object({ bucket: z.string(), open: fen })),
  curve: z.array(z.object({ days: z.number(), value: z.number().nullable() })),
  serviceRate: rate,
  cash: z.object({ received: fen, toPeriod: fen, toPrior: fen, toLater: fen, heldChange: fen }).nullable(),
  held: fen.nullable(),
  unidentified: fen.nullable(),
});
const grouped = z.object({
  data: z.object({
    portfolio: z.object({
      collection: z.object({
        by: z.array(z.object({ key: z.string(), collection })),
      }),
    }),
  }),
});
const whole = z.object({ data: z.object({ portfolio: z.object({ collection }) }) });
const objects = z.object({
  data: z.object({
    estates: z.array(
      z.object({
        code: z.string(),
        collection,
        buildings: z.array(z.object({ code: z.string(), collection })),
      }),
    ),
  }),
});

/** The answer in the names and order of the golden files. */
function asGolden(given: z.infer<typeof collection>): Record<string, unknown> {
  const { cash, held, unidentified } = given;
  return {
    billed: given.billed,
    waived: given.waived,
    written_off: given.writtenOff,
    net_billed: given.netBilled,
    collected: given.collected,
    current_rate: given.currentRate.value,
    rate_before_waivers: given.rateBeforeWaivers.value,
    waiver_rate: given.waiverRate.value,
    on_time: given.onTimeRate.numerator,
    on_time_base: given.onTimeRate.denominator,
    on_time_rate: given.onTimeRate.value,
    overdue: given.overdueRate.numerator,
    overdue_base: given.overdueRate.denominator,
    overdue_rate: given.overdueRate.value,
    households_billed: given.householdRate.denominator,
    households_settled: given.householdRate.numerator,
    household_rate: given.householdRate.value,
    households_due: given.householdOverdueRate.denominator,
    households_overdue: given.householdOverdueRate.numerator,
    household_overdue_rate: given.householdOverdueRate.value,
    households_on_time_base: given.householdOnTimeRate.denominator,
    households_on_time: given.householdOnTimeRate.numerator,
    household_on_time_rate: given.householdOnTimeRate.value,
    opening_arrears: given.openingArrears,
    opening_prior_years: given.openingPriorYears,
    arrears_recovered: given.arrearsRecovered,
    recovered_prior_years: given.recoveredPriorYears,
    arrears_waived: given.arrearsWaived,
    arrears_written_off: given.arrearsWrittenOff,
    recovery_rate: given.recoveryRate.value,
    combined_rate: given.combinedRate.value,
    closing: given.outstanding,
    ageing: Object.fromEntries(given.ageing.map(({ bucket, open }) => [bucket, open])),
    curve: Object.fromEntries(given.curve.map(({ days, value }) => [String(days), value])),
    service: {
      net_billed: given.serviceRate.denominator,
      collected: given.serviceRate.numerator,
      rate: given.serviceRate.value,
    },
    ...(cash !== null && {
      cash: {
        received: cash.received,
        to_period: cash.toPeriod,
        to_prior: cash.toPrior,
        to_later: cash.toLater,
        held_change: cash.heldChange,
      },
    }),
    ...(held !== null && { held }),
    ...(unidentified !== null && { unidentified }),
  };
}

describeEngines("golden figures over the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    await importTables(database(), await openCanonical(join(GOLDEN, "ledger")), {
      kind: "IMPORT",
      timeZone: "Asia/Shanghai",
    });
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  describe.each(files)("$name", ({ from, to, as_of: asOf, by, fee_class: feeClass, groups }) => {
    const variables = { from, to, asOf, feeClass };

    it("stands in the breakdown", async () => {
      if (by === "portfolio") {
        const answer = whole.parse(
          await api.ask(
            `query${HEAD} { portfolio { collection(${ARGUMENTS}) { ${FIGURES} } } } ${FRAGMENTS}`,
            variables,
          ),
        );
        expect({ all: asGolden(answer.data.portfolio.collection) }).toEqual(groups);
        return;
      }
      const query = `query${HEAD} { portfolio { collection(${ARGUMENTS}) { by(dimension: ${by.toUpperCase()}) { key collection { ${FIGURES} } } } } } ${FRAGMENTS}`;
      const { data } = grouped.parse(await api.ask(query, variables));
      expect(
        Object.fromEntries(data.portfolio.collection.by.map(({ key, collection: own }) => [key, asGolden(own)])),
      ).toEqual(groups);
    });

    if (by !== "estate" && by !== "building") return;
    it("stands on each estate and building itself", async () => {
      const query = `query${HEAD} { estates { code collection(${ARGUMENTS}) { ${FIGURES} }
        buildings { code collection(${ARGUMENTS}) { ${FIGURES} } } } } ${FRAGMENTS}`;
      const { data } = objects.parse(await api.ask(query, variables));
      const told = data.estates.flatMap(({ code, collection: own, buildings }) =>
        by === "estate"
          ? [[code, asGolden(own)] as const]
          : buildings.map((building) => [`${code}/${building.code}`, asGolden(building.collection)] as const),
      );
      const all = Object.fromEntries(told);
      for (const [key, figures] of Object.entries(groups)) expect(all[key]).toEqual(figures);
    });
  });
});
