import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { checkMapping } from "../../server/intake/read-mapping.ts";
import type { FileSource, RawRow } from "../../server/intake/source.type.ts";
import { dateOfSerial, formOf, textOfNumber } from "../../server/intake/xlsx-cell.rules.ts";
import { xlsx, type Cell, type SheetText } from "./workbook.ts";

function fileOf(name: string, content: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "intake-xlsx-")), name);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(source: FileSource): Promise<Record<string, RawRow[]>> {
  const rows: Record<string, RawRow[]> = {};
  for (const table of source.tables) {
    const own: RawRow[] = (rows[table.table] = []);
    for await (const row of table.rows()) own.push(row);
  }
  return rows;
}

const styled = (value: number, style: number): Cell => ({ xml: `<c s="${style}"><v>${value}</v></c>` });
const shared = (index: number): Cell => ({ xml: `<c t="s"><v>${index}</v></c>` });

const estates: SheetText = {
  name: "项目",
  rows: [
    ["项目编码", "项目名称", "交付日期"],
    [styled(7, 3), shared(0), styled(46027, 1)],
  ],
};

describe("a workbook", () => {
  it("gives its sheets that are named after tables, with what their cells show", async () => {
    const bills: SheetText = {
      name: "bills",
      rows: [
        ["2026年物业费账单"],
        [],
        "项目编码 账单号 房号 收费项目 费款所属期起 费款所属期止 应收金额 出账日期 应缴日期 录入时间".split(" "),
        [
          "0007",
          20260101,
          { xml: '<c t="str"><f>A1&amp;"1"</f><v>0101</v></c>' },
          shared(1),
          styled(46023, 2),
          styled(46023, 2),
          // The sum 0.1 + 0.2 in binary is 0.30000000000000004.
          { xml: "<c><f>0.1+0.2</f><v>0.30000000000000004</v></c>" },
          styled(46023, 1),
          styled(46053, 1),
          styled(46023.5, 4),
        ],
        ["合计", null, null, null, null, null, 0.3],
      ],
    };
    const source = await openCanonical(
      fileOf(
        "台账.xlsx",
        xlsx(
          [estates, bills, { name: "说明", rows: [["x"]] }, { name: "units", rows: [["x"]], hidden: true }],
          ["<t>示范小区</t>", "<r><t>物业</t></r><r><t>费</t></r><rPh sb='0' eb='1'><t>wuye</t></rPh>"],
        ),
      ),
    );
    expect(await rowsOf(source)).toEqual({
      estates: [{ line: 2, values: { estate_code: "0007", name: "示范小区", handed_over_on: "2026-01-05" } }],
      bills: [
        {
          line: 4,
          values: {
            estate_code: "0007",
            bill_no: "20260101",
            unit_code: "0101",
            fee_item: "物业费",
            period_start: "2026-01-01",
            period_end: "2026-01-31",
            amount: "0.3",
            issued_on: "2026-01-01",
            due_on: "2026-01-31",
            entered_at: "2026-01-01 12:00:00",
          },
        },
      ],
    });
    expect(source.tables.map(({ file }) => file)).toEqual(["台账.xlsx/项目", "台账.xlsx/bills"]);
    expect(source.tables.map((table) => table.sha256?.().length)).toEqual([64, 64]);
    expect(source.ignored?.map(({ en }) => en)).toEqual([
      "台账.xlsx/说明: not a table",
      "台账.xlsx/bills: line 5 holds totals",
    ]);
  });

  it("that is named after a table needs no sheet of that name", async () => {
    const source = await openCanonical(fileOf("estates.xlsx", xlsx([{ ...estates, name: "Sheet1" }], ["<t>x</t>"])));
    expect((await rowsOf(source))["estates"]).toHaveLength(1);
  });

  it("is read through a mapping, at the sheet that the mapping names", async () => {
    const mapping = (sheet: string) =>
      checkMapping("m.json", {
        files: [
          { match: "*.xlsx", sheet, tables: [{ table: "estates", columns: { estate_code: "编号", name: "名称" } }] },
        ],
      });
    const path = fileOf(
      "export.xlsx",
      xlsx([{ name: "首页" }, { name: "数据", rows: [["收费一览"], ["名称", "编号"], ["甲", 1]] }]),
    );
    expect(await rowsOf(openMapped(path, mapping("数据")))).toEqual({
      estates: [{ line: 3, values: { estate_code: "1", name: "甲" } }],
    });
    await expect(rowsOf(openMapped(path, mapping("明细")))).rejects.toThrow(
      "export.xlsx has no visible sheet 明细; it has 首页, 数据. Nothing was imported.",
    );
  });

  it("keeps what cannot be worked out for the check to refuse", async () => {
    const rows: Cell[][] = [
      ["estate_code", "name"],
      [{ xml: "<c><f>SUM(A1:A9)</f></c>" }, { xml: '<c t="e"><v>#N/A</v></c>' }],
      [{ xml: '<c r="C3" t="inlineStr"><is><t>surplus</t></is></c>' }],
    ];
    const source = await openCanonical(fileOf("estates.xlsx", xlsx([{ name: "s", rows }])));
    expect((await rowsOf(source))["estates"]).toEqual([
      { line: 2, values: { estate_code: "=SUM(A1:A9)", name: "#N/A" } },
      {
        line: 3,
        values: { estate_code: "", name: "" },
        broken: { column: "", value: "surplus", reason: "CELL_COUNT" },
      },
    ]);
  });
});

describe("a number of a spreadsheet", () => {
  it.each([
    [14, undefined, "day"],
    [57, undefined, "month"],
    [22, undefined, "time"],
    [4, undefined, "plain"],
    [165, "yyyy/m/d;@", "day"],
    [165, 'yyyy"年"m"月"d"日"', "day"],
    [165, "[$-804]yyyy/m", "month"],
    [165, "#,##0.00_);[Red](#,##0.00)", "plain"],
    [165, '0.00"d"', "plain"],
    [165, "General", "plain"],
  ] as const)("in format %s %s is a %s", (id, code, form) => {
    expect(formOf(id, code)).toBe(form);
  });

  it.each([
    ["61", false, "1900-03-01 00:00:00"],
    ["46027", false, "2026-01-05 00:00:00"],
    // The other calendar begins 1,462 days later.
    ["44565", true, "2026-01-05 00:00:00"],
    ["46027.999994", false, "2026-01-05 23:59:59"],
    ["60", false, null],
    ["2958466", false, null],
  ] as const)("%s since 1904 %s is %s", (serial, since1904, date) => {
    expect(dateOfSerial(Number(serial), since1904)).toBe(date);
  });

  it.each([
    ["286.27999999999997", "plain", "286.28"],
    ["1E-7", "plain", "0.0000001"],
    ["1E21", "plain", "1000000000000000000000"],
    ["7", { digits: 4 }, "0007"],
    ["7.5", { digits: 4 }, "7.5"],
    ["46023", "month", "2026-01"],
    ["-1", "day", "-1"],
    ["", "day", ""],
  ] as const)("%s as %j is %s", (raw, form, text) => {
    expect(textOfNumber(raw, form, false)).toBe(text);
  });
});
