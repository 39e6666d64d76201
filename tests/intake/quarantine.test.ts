import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { CsvFile } from "../../server/intake/csv-file.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { quarantineFile } from "../../server/intake/quarantine-file.ts";
import { openCase } from "../../server/intake/quarantine.store.ts";
import { readResubmission } from "../../server/intake/resubmission.ts";
import { REASONS } from "../../server/intake/reason.rules.ts";
import type { TableName } from "../../server/intake/table.rules.ts";
import { describeEngines } from "../support/engines.ts";
import { bill, openReasons, openRows, payment, register, rowCounts, takeIn, waiver } from "./sources.ts";

const outcomes = (database: Database, estate: string): Promise<unknown[]> =>
  database.asViewer(HEADQUARTERS, async (trx) => {
    const { rows } = await sql<{ fingerprint: string; sealed: string }>`
      select q.table_name, q.line, q.reason, o.outcome, q.fingerprint, c.sealed
      from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
      left join quarantine_outcome o on o.quarantine_id = q.quarantine_id order by q.quarantine_id`.execute(trx);
    return rows
      .filter((row) => openCase(trx, row).content["estate_code"] === estate)
      .map(({ fingerprint: _fingerprint, sealed: _sealed, ...row }) => row);
  });

/** Downloads what is in quarantine for an estate, corrects the text, and resubmits it. */
async function mend(database: Database, estate: string, table: TableName, correct: (text: string) => string) {
  const rows = (await openRows(database)).filter((row) => row.table === table && row.content["estate_code"] === estate);
  const path = join(mkdtempSync(join(tmpdir(), "intake-")), "corrected.csv");
  writeFileSync(path, correct(quarantineFile(table, rows)));
  const resubmit = async () => {
    const source = await readResubmission(database, new CsvFile(path, { names: (header) => [...header] }));
    return importTables(database, source, { kind: "RESUBMISSION", timeZone: "Asia/Shanghai" });
  };
  return { resubmit, report: await resubmit() };
}

describeEngines("the quarantine", (database) => {
  it("keeps place, value, reason and content of rows that fail, early or late", async () => {
    const report = await takeIn(database(), {
      ...register("A", "101"),
      bills: [
        bill("A", "B1", "100.00"),
        bill("A", "B2", "1O0.00", { due_on: "2025-12-01" }),
        bill("A", "B3", "1.00", { unit_code: "999" }),
      ],
      receipts: [
        payment("A", "R1", "10.00"),
        payment("A", "R1", "20.00"),
        payment("A", "R2", "5.00", { kind: "REFUND" }),
      ],
      adjustments: [waiver("A", "W1", "B1", "1000.00")],
    });
    expect(report.reasons).toEqual({
      BAD_AMOUNT: 1,
      UNKNOWN_UNIT: 1,
      DUPLICATE_NUMBER: 1,
      EXCEEDS_HELD: 1,
      EXCEEDS_OPEN: 1,
    });
    expect(await openReasons(database())).toEqual([
      "bills.csv:3 amount 1O0.00 BAD_AMOUNT",
      "bills.csv:4 unit_code 999 UNKNOWN_UNIT",
      "receipts.csv:3 receipt_no R1 DUPLICATE_NUMBER",
      "receipts.csv:4 amount 5.00 EXCEEDS_HELD",
      "adjustments.csv:2 amount 1000.00 EXCEEDS_OPEN",
    ]);
    expect((await openRows(database())).at(-1)?.content).toEqual(waiver("A", "W1", "B1", "1000.00"));
  });

  it("does not hold the same row twice, and an import that only repeats is no batch", async () => {
    const tables = {
      ...register("B", "101"),
      bills: [bill("B", "B1", "100.00"), bill("B", "B2", "x")],
      adjustments: [waiver("B", "W1", "B1", "1000.00"), waiver("B", "W2", "B9", "1.00")],
    };
    await takeIn(database(), tables);
    const before = await rowCounts(database());
    const again = await takeIn(database(), tables);
    expect(again).toMatchObject({
      batchId: null,
      retried: 0,
      reasons: { BAD_AMOUNT: 1, EXCEEDS_OPEN: 1, UNKNOWN_BILL: 1 },
    });
    expect(await rowCounts(database())).toEqual(before);
  });

  it("tries rows that came too early again, whichever batch brings what they lack", async () => {
    const { estates, buildings, units } = register("C", "101");
    await takeIn(database(), {
      bills: [bill("C", "B1", "100.00")],
      units,
      buildings,
      receipt_lines: [{ estate_code: "C", receipt_no: "R1", bill_no: "B1", amount: "10.00" }],
      adjustments: [waiver("C", "W1", "B1", "1.00")],
    });
    expect(await outcomes(database(), "C")).toEqual([
      { table_name: "buildings", line: 2, reason: "UNKNOWN_ESTATE", outcome: null },
      { table_name: "units", line: 2, reason: "UNKNOWN_ESTATE", outcome: null },
      { table_name: "bills", line: 2, reason: "UNKNOWN_ESTATE", outcome: null },
      { table_name: "receipt_lines", line: 2, reason: "UNKNOWN_ESTATE", outcome: null },
      { table_name: "adjustments", line: 2, reason: "UNKNOWN_ESTATE", outcome: null },
    ]);
    // The estate alone releases its building, its unit, the bill and its waiver; the line still lacks its receipt.
    expect((await takeIn(database(), { estates })).retried).toBe(4);
    expect(await outcomes(database(), "C")).toMatchObject([
      { outcome: "ACCEPTED" },
      { outcome: "ACCEPTED" },
      { outcome: "ACCEPTED" },
      { outcome: null },
      { outcome: "ACCEPTED" },
    ]);
    expect((await takeIn(database(), { receipts: [payment("C", "R1", "10.00")] })).retried).toBe(1);
  });

  it("tries a bill again when a file of units alone brings its unit", async () => {
    await takeIn(database(), { ...register("D", "102"), bills: [bill("D", "B1", "100.00")] });
    const report = await takeIn(database(), { units: register("D", "101").units });
    expect(report).toMatchObject({ retried: 1, tables: { units: { accepted: 1 } } });
    expect(await outcomes(database(), "D")).toEqual([
      { table_name: "bills", line: 2, reason: "UNKNOWN_UNIT", outcome: "ACCEPTED" },
    ]);
  });

  it("counts a line once that waited for its receipt and comes again with it", async () => {
    const tables = {
      ...register("E", "101"),
      bills: [bill("E", "B1", "100.00"), bill("E", "B2", "100.00")],
      receipt_lines: [
        { estate_code: "E", receipt_no: "R1", bill_no: "B1", amount: "60.00" },
        { estate_code: "E", receipt_no: "R1", bill_no: "B2", amount: "40.00" },
      ],
    };
    await takeIn(database(), tables);
    const report = await takeIn(database(), { ...tables, receipts: [payment("E", "R1", "100.00")] });
    expect(report).toMatchObject({ retried: 2, reasons: {}, tables: { receipt_lines: { accepted: 2, unchanged: 0 } } });
    expect(await outcomes(database(), "E")).toMatchObject([{ outcome: "ACCEPTED" }, { outcome: "ACCEPTED" }]);
  });

  it("gives out a file whose corrected rows go in, once", async () => {
    await takeIn(database(), {
      ...register("F", "101"),
      bills: [
        bill("F", "B1", "1O0.00", { fee_item: "=cmd()", archive_no: "0007" }),
        bill("F", "B2", "x", { period_end: "2025-01-01" }),
        bill("F", "B3", "y"),
      ],
    });
    const { resubmit, report } = await mend(database(), "F", "bills", (text) => {
      const [header = "", first = "", second = ""] = text.split("\n");
      expect(header).toBe(
        "\ufeffquarantine_id,quarantine_table,quarantine_reason,quarantine_column,quarantine_message,处理说明,estate_code,bill_no,unit_code," +
          "party_code,liable_kind,occupancy,fee_class,fee_item,period_start,period_end,amount,issued_on,due_on,archive_no,entered_at",
      );
      expect(first).toContain(",'=cmd(),");
      expect(second).toContain(`amount: ${REASONS["BAD_AMOUNT"]?.en} | period_end: ${REASONS["PERIOD_REVERSED"]?.en}`);
      return text.replace("1O0.00", "100.00").replace(",y,", ",3.00,");
    });
    expect(report).toMatchObject({
      retried: 0,
      reasons: { BAD_AMOUNT: 1 },
      tables: { bills: { read: 3, accepted: 2, quarantined: 1 } },
    });
    expect(await outcomes(database(), "F")).toMatchObject([
      { outcome: "RESUBMITTED" },
      { outcome: null },
      { outcome: "RESUBMITTED" },
    ]);
    const taken = await database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql`select fee_item, archive_no, amount from bill b join estate e on e.estate_id = b.estate_id where estate_code = 'F' order by bill_no`.execute(
            trx,
          )
        ).rows,
    );
    expect(taken).toEqual([
      { fee_item: "=cmd()", archive_no: "0007", amount: 10000n },
      { fee_item: "property_fee", archive_no: null, amount: 300n },
    ]);
    const again = await resubmit();
    expect(again).toMatchObject({ batchId: null, tables: { bills: { read: 1, accepted: 0, quarantined: 1 } } });
    expect(again.ignored).toHaveLength(2);
  });

  it("knows a row that was mended: the file it came in changes nothing when it comes again", async () => {
    const tables = { ...register("G", "101"), bills: [bill("G", "B1", "1,00")] };
    await takeIn(database(), tables);
    await mend(database(), "G", "bills", (text) => text.replace('"1,00"', "100.00"));
    const again = await takeIn(database(), tables);
    expect(again).toMatchObject({
      batchId: null,
      reasons: {},
      tables: { bills: { read: 1, accepted: 0, unchanged: 1, quarantined: 0 } },
    });
  });

  it("keeps a correction that only came too early", async () => {
    await takeIn(database(), { ...register("H", "101"), adjustments: [waiver("H", "W1", "B1", "x")] });
    const { report } = await mend(database(), "H", "adjustments", (text) => text.replace(",x,", ",1.00,"));
    expect(report.reasons).toEqual({ UNKNOWN_BILL: 1 });
    expect((await takeIn(database(), { bills: [bill("H", "B1", "5.00")] })).retried).toBe(1);
    expect(await outcomes(database(), "H")).toEqual([
      { table_name: "adjustments", line: 2, reason: "BAD_AMOUNT", outcome: "RESUBMITTED" },
      { table_name: "adjustments", line: 2, reason: "UNKNOWN_BILL", outcome: "ACCEPTED" },
    ]);
  });

  it("takes a mended line of a receipt in beside the lines that went in before", async () => {
    const line = (bill_no: string, amount: string) => ({ estate_code: "L", receipt_no: "R1", bill_no, amount });
    await takeIn(database(), {
      ...register("L", "101"),
      bills: [bill("L", "B1", "50.00"), bill("L", "B2", "50.00"), bill("L", "B3", "50.00")],
      receipts: [payment("L", "R1", "100.00")],
      receipt_lines: [line("B1", "50.00"), line("B2", "3O.00"), line("B3", "20.00")],
    });
    const { report } = await mend(database(), "L", "receipt_lines", (text) => text.replace("3O.00", "30.00"));
    expect(report).toMatchObject({ reasons: {}, tables: { receipt_lines: { accepted: 1 } } });
    const lines = [line("B1", "50.00"), line("B2", "30.00"), line("B3", "20.00")];
    expect(await takeIn(database(), { receipt_lines: lines })).toMatchObject({
      batchId: null,
      tables: { receipt_lines: { unchanged: 3 } },
    });
  });

  it("refuses a file that names rows it never held", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "intake-")), "strange.csv");
    const read = (text: string) => {
      writeFileSync(path, text);
      return readResubmission(database(), new CsvFile(path, { names: (header) => [...header] }));
    };
    await expect(read("quarantine_id,quarantine_table,amount\n999999,bills,1\n")).rejects.toThrow(
      "strange.csv, line 2: there is no row 999999 of bills in quarantine.",
    );
    await expect(read("quarantine_id,quarantine_table\nx,bills\n")).rejects.toThrow("x is no quarantine_id");
    await expect(read("estate_code\nE1\n")).rejects.toThrow("is no quarantine file");
  });

  it("puts a row aside that NUL makes unprintable", async () => {
    await takeIn(database(), { ...register("N", "101"), bills: [bill("N", "B\u00001", "1.00")] });
    expect((await openReasons(database())).at(-1)).toBe("bills.csv:2 bill_no B␀1 BAD_TEXT");
  });
});

describe("every reason", () => {
  it("is told in English and in Chinese", () => {
    for (const [code, { en, zh }] of Object.entries(REASONS)) {
      expect(en, code).toMatch(/^[A-Z].*\.$/);
      expect(zh, code).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });
});
