import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import type { Source } from "../../server/intake/source.type.ts";
import { describeEngines } from "../support/engines.ts";
import { bill, openReasons, payment, register, rowCounts, sourceOf, takeIn, waiver } from "./sources.ts";

const read = <R>(database: Database, query: ReturnType<typeof sql<R>>): Promise<R[]> =>
  database.asViewer(HEADQUARTERS, async (trx) => (await query.execute(trx)).rows);

describeEngines("an import", (database) => {
  it("takes everything in whatever the order of its tables, and the same again changes nothing", async () => {
    const tables = {
      voids: [{ estate_code: "A", table: "bills", number: "B3", reason: "重复" }],
      adjustments: [waiver("A", "W1", "B1", "10.00")],
      receipt_lines: [
        { estate_code: "A", receipt_no: "R2", bill_no: "B1", amount: "5.00" },
        { estate_code: "A", receipt_no: "R2", bill_no: "B2", amount: "20.00" },
      ],
      receipts: [payment("A", "R1", "30.00"), payment("A", "R2", "25.00", { 用途: "" })],
      bills: [bill("A", "B1", "100.00"), bill("A", "B2", "50.00"), bill("A", "B3", "1.00")],
      ...register("A", "101"),
    };
    const first = await takeIn(database(), tables);
    expect(first.tables).toEqual({
      estates: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
      buildings: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
      units: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
      bills: { read: 3, accepted: 3, unchanged: 0, quarantined: 0 },
      receipts: { read: 2, accepted: 2, unchanged: 0, quarantined: 0 },
      receipt_lines: { read: 2, accepted: 2, unchanged: 0, quarantined: 0 },
      adjustments: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
      voids: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
    });
    expect(first.batchId).not.toBeNull();
    const before = await rowCounts(database());

    const second = await takeIn(database(), tables);
    expect(second.batchId).toBeNull();
    expect(second.recordedAt).toBeNull();
    expect(Object.values(second.tables).map(({ accepted, unchanged }) => [accepted, unchanged])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 3],
      [0, 2],
      [0, 2],
      [0, 1],
      [0, 1],
    ]);
    expect(await rowCounts(database())).toEqual(before);
  });

  it("says for each file what became of its rows, and for each estate how many entries came", async () => {
    const { batchId } = await takeIn(database(), {
      ...register("B", "101"),
      bills: [bill("B", "B1", "1.00"), bill("B", "B2", "x")],
    });
    expect(
      await read(
        database(),
        sql`
      select file, table_name, accepted, unchanged, quarantined from batch_file where batch_id = ${batchId} order by file`,
      ),
    ).toEqual([
      { file: "bills.csv", table_name: "bills", accepted: 1, unchanged: 0, quarantined: 1 },
      { file: "buildings.csv", table_name: "buildings", accepted: 1, unchanged: 0, quarantined: 0 },
      { file: "estates.csv", table_name: "estates", accepted: 1, unchanged: 0, quarantined: 0 },
      { file: "units.csv", table_name: "units", accepted: 1, unchanged: 0, quarantined: 0 },
    ]);
    expect(
      await read(
        database(),
        sql`
      select e.estate_code, b.accepted from batch_estate b join estate e on e.estate_id = b.estate_id where b.batch_id = ${batchId}`,
      ),
    ).toEqual([{ estate_code: "B", accepted: 1 }]);
  });

  it("counts two tables of one file apart, also where they are the same table", async () => {
    const [units, rent, parking] = [
      sourceOf(register("F", "101")),
      sourceOf({ bills: [bill("F", "B1", "1.00")] }),
      sourceOf({ bills: [bill("F", "B2", "2.00")] }),
    ];
    const source = {
      name: "sheet",
      tables: [...units.tables, ...rent.tables, ...parking.tables].map((table) => ({ ...table, file: "sheet.csv" })),
    };
    const { batchId } = await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    expect(
      await read(
        database(),
        sql`select table_name, accepted from batch_file where batch_id = ${batchId} and table_name = 'bills'`,
      ),
    ).toEqual([{ table_name: "bills", accepted: 2 }]);
  });

  it("that is cut off half way leaves nothing", async () => {
    const before = await rowCounts(database());
    const good = sourceOf({ ...register("C", "101"), bills: [bill("C", "B1", "1.00")] });
    const broken: Source = {
      ...good,
      tables: [
        ...good.tables,
        {
          table: "receipts",
          file: "receipts.csv",
          async *rows() {
            yield { line: 2, values: payment("C", "R1", "1.00") };
            throw new Error("the disk is gone");
          },
        },
      ],
    };
    await expect(importTables(database(), broken, { kind: "IMPORT", timeZone: "Asia/Shanghai" })).rejects.toThrow(
      "the disk is gone",
    );
    expect(await rowCounts(database())).toEqual(before);
  });

  it("tried dry reports the same and leaves nothing", async () => {
    const tables = { ...register("D", "101"), bills: [bill("D", "B1", "1.00"), bill("D", "B2", "1.005")] };
    const before = await rowCounts(database());
    const dry = await takeIn(database(), tables, { dryRun: true });
    expect(dry).toMatchObject({ batchId: null, recordedAt: null, dryRun: true, reasons: { BAD_AMOUNT: 1 } });
    expect(await rowCounts(database())).toEqual(before);
    const wet = await takeIn(database(), tables);
    expect(wet.tables).toEqual(dry.tables);
    expect(wet.reasons).toEqual(dry.reasons);
  });

  it("stages history: recorded_at is as given, and never goes back", async () => {
    const options = { kind: "DEMO", recordedAt: "2090-01-02 18:00:00+08" } as const;
    const report = await takeIn(database(), register("H", "101"), options);
    expect(report.recordedAt).toBe("2090-01-02 10:00:00+00");
    await expect(takeIn(database(), register("H2", "101"), options)).rejects.toThrow("is not after");
    const later = await takeIn(database(), register("H2", "101"));
    expect(later.recordedAt).toBe("2090-01-02 10:00:00.001+00");
  });

  it("reads a time without a zone as the company's local time", async () => {
    await takeIn(database(), {
      ...register("Z", "101"),
      bills: [
        bill("Z", "B1", "1.00", { entered_at: "2026-01-05 10:33" }),
        bill("Z", "B2", "1.00", { entered_at: "2026-01-05T10:33:09Z" }),
        bill("Z", "B3", "1.00", { entered_at: "2026-01-05" }),
      ],
    });
    expect(
      await read(
        database(),
        sql`
      select entered_at from bill b join estate e on e.estate_id = b.estate_id where estate_code = 'Z' order by bill_no`,
      ),
    ).toEqual([
      { entered_at: "2026-01-05 02:33:00+00" },
      { entered_at: "2026-01-05 10:33:09+00" },
      { entered_at: "2026-01-04 16:00:00+00" },
    ]);
  });

  describe("of the register", () => {
    it("writes a version where something changed, and only there", async () => {
      await takeIn(database(), register("V", "101", "102"));
      const changed = register("V", "101", "102");
      const report = await takeIn(database(), {
        ...changed,
        estates: [{ estate_code: "V", name: "示范小区", region: "华东" }],
        units: [{ ...changed.units[0], occupant_name: "甲先生" }, { ...changed.units[1] }],
      });
      expect(report.tables).toEqual({
        estates: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
        buildings: { read: 1, accepted: 0, unchanged: 1, quarantined: 0 },
        units: { read: 2, accepted: 1, unchanged: 1, quarantined: 0 },
      });
      expect(
        await read(
          database(),
          sql`
        select v.region from estate_version v join estate e on e.estate_id = v.estate_id where e.estate_code = 'V' order by v.version_id`,
        ),
      ).toEqual([{ region: null }, { region: "华东" }]);
      expect(
        await read(
          database(),
          sql`
        select u.unit_code, o.masked_name as name from occupant o join unit u on u.estate_id = o.estate_id and u.unit_id = o.unit_id join estate e on e.estate_id = u.estate_id
        where e.estate_code = 'V'`,
        ),
      ).toEqual([{ unit_code: "101", name: "甲**" }]);
    });

    it("keeps what it knows where a file does not have the column, and forgets it where the cell is empty", async () => {
      const { units, ...rest } = register("W", "P1");
      const parking = {
        ...units[0],
        use: "车位",
        usable_area_m2: "90.5",
        occupant_name: "甲先生",
        occupant_phone: "13900000001",
      };
      await takeIn(database(), {
        ...rest,
        estates: [{ estate_code: "W", name: "示范小区", region: "华东" }],
        units: [parking],
      });
      expect((await takeIn(database(), register("W", "P1"))).batchId).toBeNull();
      await takeIn(database(), { units: [{ ...units[0], usable_area_m2: "", occupant_phone: "" }] });
      expect(
        await read(
          database(),
          sql`
        select v.use, v.usable_area_m2, o.masked_name as name, o.masked_phone as phone from unit u join estate e on e.estate_id = u.estate_id and e.estate_code = 'W'
        join unit_version v on v.estate_id = u.estate_id and v.unit_id = u.unit_id
        join occupant o on o.estate_id = u.estate_id and o.unit_id = u.unit_id
        order by v.version_id desc, o.version_id desc limit 1`,
        ),
      ).toEqual([{ use: "PARKING", usable_area_m2: null, name: "甲**", phone: null }]);
    });

    it("refuses rows that contradict each other, and a unit that moves to another building", async () => {
      const { estates, buildings, units } = register("K", "101");
      await takeIn(database(), { estates, buildings: [...buildings, { ...buildings[0], building_code: "02" }], units });
      await takeIn(database(), {
        estates: [...estates, { estate_code: "K", name: "另一个名字" }],
        units: [{ ...units[0], building_code: "02" }],
      });
      expect((await openReasons(database())).slice(-2)).toEqual([
        "estates.csv:3 estate_code K CONTRADICTS",
        "units.csv:2 building_code 02 UNIT_MOVED",
      ]);
    });

    it("that is made up from another export never changes what the register holds", async () => {
      await takeIn(database(), register("M", "101"));
      const madeUp = sourceOf({ ...register("M", "101", "102"), estates: [{ estate_code: "M", name: "M" }] });
      const source = { ...madeUp, tables: madeUp.tables.map((table) => ({ ...table, onlyNew: true })) };
      const report = await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
      expect(report.tables).toEqual({
        estates: { read: 1, accepted: 0, unchanged: 1, quarantined: 0 },
        buildings: { read: 1, accepted: 0, unchanged: 1, quarantined: 0 },
        units: { read: 2, accepted: 1, unchanged: 1, quarantined: 0 },
      });
    });
  });
});
