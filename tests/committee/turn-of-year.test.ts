import { expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";
import type { Household } from "./random-estate.ts";
import { release } from "./release.ts";

const UNITS = Array.from({ length: 20 }, (_, at) => at + 1);
const household = (unit: number, unpaid: number, prior: number): Household => ({
  unit,
  building: "A",
  household: true,
  owes: unpaid > 0,
  net: 100,
  paid: 100 - unpaid,
  unpaid,
  age: unpaid > 0 ? "D30" : null,
  prior,
});

/** Ten owe 100 of the year, six others 300 of years before. */
const DECEMBER = UNITS.map((unit) => household(unit, unit <= 10 ? 100 : 0, unit > 10 && unit <= 16 ? 300 : 0));
/** All owe 50 of the new year; the first ones have paid the old. */
const january = (paid: number) =>
  UNITS.map((unit) => household(unit, 50, unit <= paid ? 0 : unit <= 10 ? 100 : unit <= 16 ? 300 : 0));
const LAST_YEAR = UNITS.map((unit) => household(unit, 0, 0));

const december = { kind: "HEADLINE", day: "2025-12-31", now: DECEMBER, lastYear: LAST_YEAR } as const;
const ofJanuary = (paid: number) =>
  ({ kind: "HEADLINE", day: "2026-01-02", now: january(paid), lastYear: LAST_YEAR }) as const;

let made = 0;
const estate = (database: Database) => addEstate(database, `Y${made++}`, null);

describeEngines("the turn of a year", (database) => {
  const both = async (first: "december" | "january", paid: number) => {
    const estateId = await estate(database());
    return database().asServer({ scope: "all" }, async (trx) => {
      const [one, other] = first === "december" ? [december, ofJanuary(paid)] : [ofJanuary(paid), december];
      return [
        await release(trx, estateId, { ...one, at: 1 }),
        await release(trx, estateId, { ...other, at: 2 }),
      ] as const;
    });
  };

  it("tells what is open of earlier years where nobody or many have paid since: 1,000 + 1,800 less 500", async () => {
    expect((await both("december", 0))[1].prior).toEqual({ owing: 16, open: "2800" });
    expect((await both("december", 5))[1].prior).toEqual({ owing: 11, open: "2300" });
  });

  it("tells nothing of it where the year before, added up, would name the two who paid", async () => {
    const [before, after] = await both("december", 2);
    expect([before.prior, after.prior]).toEqual([{ owing: 6, open: "1800" }, null]);
    expect(after.total).not.toBeNull();
  });

  it("tells nothing of the year before where the new one has been told already", async () => {
    const [before, after] = await both("january", 2);
    expect([before.prior, after.total]).toEqual([{ owing: 14, open: "2600" }, null]);
    expect((await both("january", 5))[1].total).not.toBeNull();
  });
});
