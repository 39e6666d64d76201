import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { register, takeIn, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const ESTATES = ["WA", "WB"];
const BUILDINGS = ["01", "02", "03"];
/** When files came in: within the months asked about and after them. */
const BATCHES = ["2026-02-25", "2026-04-02", "2026-04-09"];

interface Given {
  readonly estate: string;
  readonly building: string;
  readonly channel: string;
  readonly day: string;
  readonly scores: string;
  readonly batch: number;
}

const given: fc.Arbitrary<Given> = fc.record({
  estate: fc.constantFrom(...ESTATES),
  // Few in one building, and one channel that is nearly a building, are what gives somebody away.
  building: fc.constantFrom("01", "01", "01", "02", "02", "03"),
  channel: fc.constantFrom("APP", "APP", "APP", "PHONE"),
  day: fc.integer({ min: 0, max: 88 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  scores: fc.constantFrom("555", "542", "321", "455", "4", "115"),
  batch: fc.integer({ min: 0, max: BATCHES.length - 1 }),
});

interface Told {
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly known: string;
  readonly key: string;
  readonly counted: number;
}

const DAYS = ["2026-01-01", "2026-01-15", "2026-02-01"];
const ENDS = ["2026-01-31", "2026-02-28", "2026-03-20", "2026-03-31"];
const KNOWN = ["2026-04-02", "2026-04-09"];
const few = (count: number): boolean => count > 0 && count < 5;

describeEngines("an attack on means of satisfaction", (database) => {
  let told: readonly Told[];
  beforeAll(async () => {
    const answers = fc.sample(fc.array(given, { minLength: 240, maxLength: 240 }), { seed: 7, numRuns: 1 })[0] ?? [];
    const rows = answers.map(({ estate, building, channel, day, scores }, index): Cells => ({
      estate_code: estate,
      response_no: `R${index}`,
      survey_no: "S1",
      building_code: building,
      channel,
      answered_on: day,
      speed: scores[0] ?? "",
      correctness: scores[1] ?? "",
      manner: scores[2] ?? "",
    }));
    const estates = ESTATES.map((estate) => register(estate, "101"));
    await takeIn(
      database(),
      {
        estates: estates.flatMap((each) => each.estates),
        buildings: estates.flatMap((each) =>
          BUILDINGS.flatMap((building_code) => each.buildings.map((row) => ({ ...row, building_code }))),
        ),
      },
      { recordedAt: "2026-01-02T00:00:00Z" },
    );
    for (const [batch, day] of BATCHES.entries()) {
      const due = rows.filter((_row, index) => answers[index]?.batch === batch);
      await takeIn(
        database(),
        { survey_responses: due.filter(({ answered_on = "" }) => answered_on <= day) },
        { recordedAt: `${day}T04:00:00Z` },
      );
    }
    const found = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<Told>`
        select b.by, f.day as "from", t.day as "to", k.day as known, s.group_key as key, s.counted
        from unnest(${["ALL", "ESTATE", "BUILDING", "CHANNEL", "MONTH"]}::text[]) b(by) cross join unnest(${DAYS}::text[]) f(day)
        cross join unnest(${ENDS}::text[]) t(day) cross join unnest(${KNOWN}::text[]) k(day)
        cross join lateral figures.satisfaction(b.by, f.day::date, t.day::date, t.day::date, (k.day || 'T12:00:00Z')::timestamptz,
          case b.by when 'CHANNEL' then array['WA'] end, '2026-04-20') s
        where f.day < t.day order by 1, 2, 3, 4, 5`.execute(trx),
    );
    told = found.rows;
  });

  const of = (by: string) => told.filter((one) => one.by === by && one.counted > 0);

  it("finds enough that is told", () => {
    for (const by of ["ALL", "ESTATE", "BUILDING", "CHANNEL", "MONTH"])
      expect([by, of(by).length > 0]).toEqual([by, true]);
    expect(told.filter(({ counted }) => few(counted))).toEqual([]);
  });

  it("recovers no few by subtracting one period or known-at time from another", () => {
    const caught = ["ALL", "ESTATE", "BUILDING", "CHANNEL", "MONTH"].flatMap((by) =>
      of(by).flatMap((wide) =>
        of(by).filter(
          (narrow) =>
            narrow.key === wide.key &&
            narrow.from >= wide.from &&
            narrow.to <= wide.to &&
            narrow.known <= wide.known &&
            few(Math.abs(wide.counted - narrow.counted)),
        ),
      ),
    );
    expect(caught).toEqual([]);
  });

  it("recovers no few by subtracting groups from what they are groups of", () => {
    const sum = (parts: readonly Told[]) => parts.reduce((all, { counted }) => all + counted, 0);
    const same = (a: Told) => (b: Told) => a.from === b.from && a.to === b.to && a.known === b.known;
    const whole = of("ESTATE");
    const rests = [
      ...of("ALL").map((all) => all.counted - sum(whole.filter(same(all)))),
      ...whole.map(
        (all) => all.counted - sum(of("BUILDING").filter((one) => same(all)(one) && one.key.startsWith(all.key))),
      ),
      ...whole.filter(({ key }) => key === "WA").map((all) => all.counted - sum(of("CHANNEL").filter(same(all)))),
      // Months lie within the period: what is told of it beside them.
      ...of("ALL").map((all) => all.counted - sum(of("MONTH").filter(same(all)))),
    ];
    expect(rests.filter((rest) => few(Math.abs(rest)))).toEqual([]);
  });
});
