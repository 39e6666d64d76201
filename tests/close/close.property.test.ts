import "reflect-metadata";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { closeMonth } from "../../server/close/close-month.ts";
import { readClose, replayClose } from "../../server/close/close.store.ts";
import { ClosedRate } from "../../server/close/close.type.ts";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { registerRows, rowsOf, sourceOf, type EntryRow } from "../collection/random-ledger.ts";
import { entriesArbitrary } from "../ledger/ledger.arbitrary.ts";
import { describeEngines } from "../support/engines.ts";

/** `CLOSE_RUNS=200` makes it longer. */
const RUNS = Number(process.env["CLOSE_RUNS"] ?? 2);
const MONTHS = ["2026-01-01", "2026-02-01"];
const UNITS = ["101", "102"];
const clock = systemClock("Asia/Shanghai", () => new Date("2026-06-01T04:00:00Z"));

const record = (database: Database, rows: readonly EntryRow[]) =>
  importTables(database, sourceOf("part", rows), { kind: "IMPORT", timeZone: "Asia/Shanghai" });

const close = (database: Database, month: string) =>
  database.asServer(HEADQUARTERS, async (trx) => {
    const { refused } = await closeMonth(trx, clock, { month, reason: "random" });
    expect(refused).toBeUndefined();
  });

/** Voids of every third entry of what was recorded. */
const voids = (estate: string, rows: readonly EntryRow[]): EntryRow[] =>
  rows
    .filter(({ table }) => table !== "receipt_lines")
    .filter((_row, index) => index % 3 === 0)
    .map(({ table, values }) => ({
      table: "voids",
      values: {
        estate_code: estate,
        table,
        number:
          values["bill_no"] !== undefined && table === "bills"
            ? values["bill_no"]
            : (values["receipt_no"] ?? values["adjustment_no"] ?? ""),
        reason: "random",
      },
    }));

/** For every rate and estate: change of its parts, and what its rows add up to. */
async function changes(database: Database, month: string): Promise<unknown[]> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ rate: string; differs: boolean }>`
      select q.rate, r.now_numerator - r.then_numerator as change_n, r.now_denominator - r.then_denominator as change_d, s.n, s.d
      from unnest(${Object.values(ClosedRate)}::text[]) q (rate)
      cross join month_close c
      cross join lateral figures.restatement(q.rate, c.month, '{}') r
      left join lateral (
        select coalesce(sum(w.numerator), 0) as n, coalesce(sum(w.denominator), 0) as d
        from figures.restatement_rows(q.rate, c.month, c.known_at,
          case when r.estate_id is null then '{}' else jsonb_build_object('estates', jsonb_build_array(r.estate_id)) end, null, null, 100000) w
      ) s on true
      where c.month = ${month}::date
        and (r.now_numerator - r.then_numerator <> s.n or r.now_denominator - r.then_denominator <> s.d)`.execute(trx);
    return found.rows;
  });
}

let runs = 0;

describeEngines("closed months over random ledgers", (database) => {
  it(
    "give the same bytes after whatever is recorded later, and their restatement adds up",
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(entriesArbitrary, entriesArbitrary),
          fc.array(fc.nat({ max: 2 }), { minLength: 30, maxLength: 30 }),
          async (entries, choices) => {
            const estate = `Z${++runs}`;
            // A month is closed once: each run has months of its own.
            const shift = (day: string) => `${2026 - runs}${day.slice(4)}`;
            const rows = UNITS.flatMap((unit, index) => rowsOf(estate, unit, entries[index] ?? [])).map(
              ({ table, values }) => ({
                table,
                values: Object.fromEntries(
                  Object.entries(values).map(([name, value]) => [
                    name,
                    /_on$|^period_/.test(name) ? shift(value) : value,
                  ]),
                ),
              }),
            );
            const part = (of: number) => rows.filter((_row, index) => (choices[index % choices.length] ?? 0) === of);
            await record(database(), registerRows(estate, UNITS));
            await record(database(), part(0));
            for (const month of MONTHS) await close(database(), shift(month));
            await record(database(), part(1));
            await record(database(), [...part(2), ...voids(estate, part(0))]);
            for (const month of MONTHS) {
              const replay = await database().asViewer(HEADQUARTERS, async (trx) => {
                const closed = await readClose(trx, shift(month));
                return closed === null ? [] : replayClose(trx, closed, null);
              });
              expect(replay.length).toBeGreaterThan(0);
              expect(replay.filter(({ inputs, outputs }) => !inputs || !outputs)).toEqual([]);
              expect(await changes(database(), shift(month))).toEqual([]);
            }
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );

  it("cannot be changed in the database", async () => {
    for (const change of ["update month_close_estate set figures = ''", "delete from month_close"])
      await expect(database().asOwner((trx) => sql.raw(change).execute(trx))).rejects.toThrow("insert-only");
  });
});
