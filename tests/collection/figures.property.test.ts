import fc from "fast-check";
import { expect, it } from "vitest";
import { kpiReport, Share, type GroupFigures } from "../../server/collection/kpi-report.ts";
import { estateIdsOf, type Grouping } from "../../server/collection/kpi.store.ts";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { describeEngines } from "../support/engines.ts";
import { entriesArbitrary } from "../ledger/ledger.arbitrary.ts";
import { expectChannelSums } from "./channel-sums.ts";
import { define } from "./definition.ts";
import { recordedHouseholds, registerRows, rowsOf, sourceOf, type EntryRow } from "./random-ledger.ts";

const RUNS = 6;
const BATCHES = 3;
const QUESTIONS = [
  { from: "2026-01-15", to: "2026-02-14", asOf: "2026-02-20" },
  { from: "2026-01-01", to: "2026-01-31", asOf: "2026-01-25" },
  { from: "2026-02-10", to: "2026-03-31", asOf: "2026-02-01" },
] as const;

type Figures = Readonly<Record<string, GroupFigures>>;

async function ask(
  database: Database,
  estate: string,
  by: Grouping,
  question: (typeof QUESTIONS)[number],
  knownAt: string | null,
): Promise<Figures> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const estates = [...(await estateIdsOf(trx, [estate])).values()];
    return kpiReport(trx, { ...question, by, knownAt, feeClass: "PROPERTY_FEE", slice: { estates } });
  });
}

const askAll = (database: Database, estate: string, knownAt: string | null) =>
  Promise.all(QUESTIONS.map((question) => ask(database, estate, "estate", question, knownAt)));

/** A figure by its name, however deep it stands in the report. */
function figureOf(figures: GroupFigures, name: string): unknown {
  const cash = figures["cash"];
  if (typeof cash === "object" && cash !== null && name in cash)
    return Object.entries(cash).find(([key]) => key === name)?.[1];
  return figures[name];
}

const sumOf = (figures: GroupFigures, part: string): number =>
  Object.values(Object(figures[part])).reduce<number>((total, value) => total + Number(value), 0);

let runs = 0;

describeEngines("figures over random ledgers", (database) => {
  const options = (recorded = {}) => ({ kind: "IMPORT" as const, timeZone: "Asia/Shanghai", ...recorded });

  it(
    "equal the definition, whatever the order of batches, voids and late entries, and stay as they were known",
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(entriesArbitrary, entriesArbitrary),
          fc.array(fc.nat({ max: BATCHES - 1 }), { minLength: 80, maxLength: 80 }),
          fc.array(fc.nat({ max: 30 }), { maxLength: 2 }),
          async ([first, second], choices, voided) => {
            const estate = `X${++runs}`;
            const entries = [...rowsOf(estate, "101", first), ...rowsOf(estate, "102", second)];
            const rows = [...entries, ...voidsOf(estate, entries, voided)];
            await importTables(database(), sourceOf("register", registerRows(estate, ["101", "102"])), options());
            const known: { at: string; figures: readonly Figures[] }[] = [];
            for (let batch = 0; batch < BATCHES; batch++) {
              const part = rows.filter((_row, index) => (choices[index % choices.length] ?? 0) === batch);
              const report = await importTables(database(), sourceOf(`batch ${batch}`, part), options());
              if (report.recordedAt !== null)
                known.push({ at: report.recordedAt, figures: await askAll(database(), estate, null) });
            }
            for (const { at, figures } of known) expect(await askAll(database(), estate, at)).toEqual(figures);
            for (const question of QUESTIONS) await compare(database(), estate, question);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
});

function voidsOf(estate: string, entries: readonly EntryRow[], choices: readonly number[]): EntryRow[] {
  const own = entries.filter(({ table }) => table === "bills" || table === "receipts");
  const chosen = new Set(choices.map((choice) => own[choice % own.length]));
  return [...chosen].flatMap((row) => {
    const number =
      row?.values["bill_no"] !== undefined && row.table === "bills" ? row.values["bill_no"] : row?.values["receipt_no"];
    return row === undefined || number === undefined
      ? []
      : [{ table: "voids", values: { estate_code: estate, table: row.table, number, reason: "random" } }];
  });
}

async function compare(database: Database, estate: string, question: (typeof QUESTIONS)[number]): Promise<void> {
  const households = await database.asServer(HEADQUARTERS, (trx) => recordedHouseholds(trx, estate));
  const defined = define(households, { ...question, feeClass: "PROPERTY_FEE" });
  const figures = (await ask(database, estate, "estate", question, null))[estate];
  if (figures === undefined) {
    expect(defined.billed + defined.outstanding).toBe(0n);
    return;
  }
  for (const [name, value] of Object.entries(defined))
    if (name !== "outstanding") expect([name, figureOf(figures, name)]).toEqual([name, Number(value)]);
  expectIdentities(figures, Number(defined.outstanding));
  await expectChannelSums(database, estate, question, Number(figures["collected"]));
  const buildings = await ask(database, estate, "unit", question, null);
  // Held money is left out: a household without any bill is no group, and its money stands in the estate's figure alone.
  for (const name of ["billed", "collected", "opening_arrears", "arrears_recovered", "closing"])
    expect(Object.values(buildings).reduce((total, unit) => total + Number(unit[name]), 0)).toBe(Number(figures[name]));
}

/** The identities of METRICS.md. */
function expectIdentities(figures: GroupFigures, outstanding: number): void {
  const n = (name: string) => Number(figureOf(figures, name));
  const bridge =
    n("opening_arrears") +
    n("billed") -
    n("written_off") -
    n("waived") -
    n("collected") -
    n("arrears_recovered") -
    n("arrears_waived") -
    n("arrears_written_off");
  expect(bridge).toBe(n("closing"));
  expect(n("received")).toBe(n("to_period") + n("to_prior") + n("to_later") + n("held_change"));
  expect(sumOf(figures, "ageing")).toBe(outstanding);
  for (const rate of [
    "current_rate",
    "rate_before_waivers",
    "waiver_rate",
    "on_time_rate",
    "overdue_rate",
    "household_rate",
  ]) {
    const value = figures[rate];
    if (value instanceof Share) expect(value.value >= 0 && value.value <= 1).toBe(true);
    else expect(value).toBeNull();
  }
}
