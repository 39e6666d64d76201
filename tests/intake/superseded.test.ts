import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { openCase } from "../../server/intake/quarantine.store.ts";
import { describeEngines } from "../support/engines.ts";
import { bill, openReasons, payment, register, rowCounts, takeIn } from "./sources.ts";

/** Table, line, outcome and the batch that ended it, of every row that was put aside for an estate. */
const history = (database: Database, estate: string): Promise<unknown[]> =>
  database.asViewer(HEADQUARTERS, async (trx) => {
    const { rows } = await sql<{ told: unknown; fingerprint: string; sealed: string }>`
      select json_build_array(q.table_name, q.line, o.outcome, o.batch_id) as told, q.fingerprint, c.sealed
      from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
      left join quarantine_outcome o on o.quarantine_id = q.quarantine_id order by q.quarantine_id`.execute(trx);
    return rows.filter((row) => openCase(trx, row).content["estate_code"] === estate).map(({ told }) => told);
  });

const open = async (database: Database, estate: string) =>
  (await history(database, estate)).filter((row) => Array.isArray(row) && row[2] === null).length;

describeEngines("a row put aside whose file was corrected and imported afresh", (database) => {
  it("is superseded by the row of its number that went in, and stays on record", async () => {
    const wrong = { bills: [bill("A", "B1", "100.00"), bill("A", "B2", "2O0.00"), bill("A", "B3", "3O0.00")] };
    await takeIn(database(), { ...register("A", "101"), ...wrong });
    const right = { bills: [bill("A", "B1", "100.00"), bill("A", "B2", "200.00"), bill("A", "B3", "3O0.00")] };
    const dry = await takeIn(database(), right, { dryRun: true });
    expect([dry.superseded, await open(database(), "A")]).toEqual([1, 2]);
    const { batchId, superseded, tables } = await takeIn(database(), right);
    expect(superseded).toBe(1);
    expect(tables["bills"]).toEqual({ read: 3, accepted: 1, unchanged: 1, quarantined: 1 });
    expect(await history(database(), "A")).toEqual([
      ["bills", 3, "SUPERSEDED", batchId],
      ["bills", 4, null, null],
    ]);
    const before = await rowCounts(database());
    // The first file still holds the row that was superseded, and the second what it brought.
    for (const again of [wrong, right])
      expect(await takeIn(database(), again)).toMatchObject({ batchId: null, superseded: 0 });
    expect(await rowCounts(database())).toEqual(before);
  });

  it("is superseded where it waited for a unit that there is not", async () => {
    await takeIn(database(), { ...register("B", "101"), receipts: [payment("B", "R1", "5.00", { unit_code: "1O1" })] });
    expect((await takeIn(database(), { receipts: [payment("B", "R1", "5.00")] })).superseded).toBe(1);
    expect(await takeIn(database(), register("B", "1O1"))).toMatchObject({ retried: 0 });
  });

  it("is superseded in the register and beside the ledger too, also where nothing new is said", async () => {
    const [unit] = register("C", "101").units;
    const reason = { estate_code: "C", unit_code: "101", reason: "空置", noted_on: "2026-01-05" };
    await takeIn(database(), register("C", "101"));
    await takeIn(database(), {
      units: [{ ...unit, gross_area_m2: "1OO" }],
      arrears_reasons: [{ ...reason, reason: "空着" }],
    });
    const { batchId, superseded } = await takeIn(database(), { units: [{ ...unit }], arrears_reasons: [reason] });
    expect(superseded).toBe(2);
    expect(await history(database(), "C")).toEqual([
      ["units", 2, "SUPERSEDED", batchId],
      ["arrears_reasons", 2, "SUPERSEDED", batchId],
    ]);
  });

  it("waits on where its own file comes again beside the good row of its number", async () => {
    const twice = { bills: [bill("D", "B1", "100.00"), bill("D", "B1", "1O0.00")] };
    await takeIn(database(), { ...register("D", "101"), ...twice });
    expect(await takeIn(database(), twice)).toMatchObject({ batchId: null, superseded: 0 });
    expect(await open(database(), "D")).toBe(1);
  });

  it("waits on where it disputes what is recorded, and that is only said once more", async () => {
    const first = { bills: [bill("E", "B1", "100.00")] };
    await takeIn(database(), { ...register("E", "101"), ...first });
    await takeIn(database(), { bills: [bill("E", "B1", "200.00")] });
    expect(await takeIn(database(), first)).toMatchObject({ batchId: null, superseded: 0 });
    expect((await openReasons(database())).filter((told) => told.endsWith("DUPLICATE_NUMBER"))).toHaveLength(1);
  });

  it("is another's where the estate is another", async () => {
    await takeIn(database(), { ...register("F", "101"), bills: [bill("F", "B1", "x")] });
    await takeIn(database(), { ...register("G", "101"), bills: [bill("G", "B1", "1.00")] });
    expect(await open(database(), "F")).toBe(1);
  });
});
