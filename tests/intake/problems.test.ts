import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tellReport } from "../../server/cli/print-report.ts";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { checkMapping } from "../../server/intake/read-mapping.ts";
import type { Source } from "../../server/intake/source.type.ts";
import { describeEngines } from "../support/engines.ts";
import { register, takeIn } from "./sources.ts";

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "intake-problems-")), name);
  writeFileSync(path, lines.join("\n"));
  return path;
}

const line = (no: string, unit: string, amount: string) =>
  `P,${no},${unit},物业费,2026-01-01,2026-01-31,${amount},2026-01-01,2026-01-31`;

describeEngines("what a trial says of rows that would be put aside", (database) => {
  const tryOut = async (source: Source) => {
    await takeIn(database(), register("P", "101"));
    return importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai", dryRun: true });
  };

  it("is where they stand: file, row, column as the file and as the format call it, and value", async () => {
    const path = fileOf("账单.csv", [
      "项目编码,账单号,房号,收费项目,费款所属期起,费款所属期止,应收金额,出账日期,应缴日期",
      line("B1", "101", "1O0"),
      line("B2", "999", "100.00"),
      line("B3", "101", "2O0"),
      `${line("B4", "101", "100.00")},13900001111`,
    ]);
    const report = await tryOut(await openCanonical(path));
    const bills = { file: "账单.csv", table: "bills" };
    expect(report.problems).toEqual([
      {
        ...bills,
        column: "amount",
        header: "应收金额",
        reason: "BAD_AMOUNT",
        count: 2,
        rows: [
          { line: 2, value: "1O0" },
          { line: 4, value: "2O0" },
        ],
      },
      // What slipped beyond the header may be a person's.
      { ...bills, column: null, header: null, reason: "CELL_COUNT", count: 1, rows: [{ line: 5, value: null }] },
      {
        ...bills,
        column: "unit_code",
        header: "房号",
        reason: "UNKNOWN_UNIT",
        count: 1,
        rows: [{ line: 3, value: "999" }],
      },
    ]);
    expect(tellReport(report, "zh")).toContain(
      "  2 × BAD_AMOUNT, 账单.csv, 应收金额 (bills.amount): 金额格式不正确，应为最多两位小数的元，如 1286.28。\n      行 2: 1O0; 4: 2O0\n",
    );
  });

  it("names the columns that a mapping reads, and none where it makes the column up", async () => {
    const mapping = checkMapping("m.json", {
      files: [
        {
          match: "*.csv",
          tables: [
            {
              table: "receipts",
              columns: {
                estate_code: { constant: "P" },
                receipt_no: "流水",
                unit_code: { template: "{楼}-{房}" },
                kind: { constant: "PAID" },
                amount: "实收",
                channel: "方式",
                paid_on: "日期",
              },
            },
          ],
        },
      ],
    });
    const path = fileOf("export.csv", [
      "流水,楼,房,实收,方式,日期",
      "1,1,101,x,现金,2026-01-05",
      "2,1,101,1.00,支票,2026-01-05",
    ]);
    const { problems } = await tryOut(openMapped(path, mapping));
    expect(problems.map(({ column, header, rows }) => [column, header, rows[0]?.value])).toEqual([
      ["kind", null, "PAID"],
    ]);
    const receipts = mapping.files[0]?.tables[0];
    if (receipts === undefined) throw new Error("the mapping has one table");
    receipts.columns["kind"] = { constant: "PAYMENT" };
    const again = (await tryOut(openMapped(path, mapping))).problems;
    expect(again.map(({ column, header, rows }) => [column, header, rows])).toEqual([
      ["amount", "实收", [{ line: 2, value: "x" }]],
      ["channel", "方式", [{ line: 3, value: "支票" }]],
    ]);
    receipts.columns["channel"] = { constant: "CASH" };
    const unknown = (await tryOut(openMapped(path, mapping))).problems.at(-1);
    expect([unknown?.column, unknown?.header, unknown?.rows]).toEqual([
      "unit_code",
      "楼 + 房",
      [{ line: 3, value: "1-101" }],
    ]);
  });

  it("names the first twenty rows of a kind and counts the others", async () => {
    const path = fileOf("bills.csv", [
      "estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on",
      ...Array.from({ length: 25 }, (_one, at) => line(`C${at}`, "101", "x")),
    ]);
    const [problem] = (await tryOut(await openCanonical(path))).problems;
    expect([problem?.count, problem?.rows.length, problem?.rows.at(-1)?.line]).toEqual([25, 20, 21]);
  });
});
