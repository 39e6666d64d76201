import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { CsvFile } from "../../server/intake/csv-file.ts";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { checkMapping } from "../../server/intake/read-mapping.ts";
import type { RawRow } from "../../server/intake/source.type.ts";

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "intake-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function rowsOf(content: string | Buffer): Promise<RawRow[]> {
  const file = new CsvFile(join(folderOf({ "f.csv": content }), "f.csv"), { names: (header) => [...header] });
  return listOf(file.records());
}

describe("a CSV file", () => {
  it("is read with or without a byte order mark, with any line ending", async () => {
    const rows = [
      { line: 2, values: { a: "1", b: "东" } },
      { line: 3, values: { a: "2", b: "" } },
    ];
    expect(await rowsOf("a,b\n1,东\n2,\n")).toEqual(rows);
    expect(await rowsOf("\ufeffa , b\r\n1,东\r\n2,")).toEqual(rows);
  });

  it("may quote commas, quotes and line breaks, and skip empty rows", async () => {
    expect(await rowsOf('a,b\n"1,5","say ""x"""\n\n,,\n"two\nlines",张"三\n')).toEqual([
      { line: 2, values: { a: "1,5", b: 'say "x"' } },
      { line: 6, values: { a: "two\nlines", b: '张"三' } },
    ]);
  });

  it("may leave empty cells at the end of a row out; a cell too many breaks the row", async () => {
    expect(await rowsOf("a,b,c\n1\n1,2,3, ,\n1,286.28,3,4\n")).toEqual([
      { line: 2, values: { a: "1", b: "", c: "" } },
      { line: 3, values: { a: "1", b: "2", c: "3" } },
      { line: 4, values: { a: "1", b: "286.28", c: "3" }, broken: { column: "", value: "4", reason: "CELL_COUNT" } },
    ]);
  });

  it("is refused when it is empty, in another encoding, or swallowed by a lone quote", async () => {
    await expect(rowsOf("")).rejects.toThrow("f.csv is empty: it lacks a header row. Nothing was imported.");
    await expect(rowsOf(Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]))).rejects.toThrow(
      "f.csv is neither UTF-8 nor GB18030 text. Save it as CSV UTF-8",
    );
    await expect(rowsOf(`a\n"${"x\n".repeat(600_000)}`)).rejects.toThrow("f.csv cannot be read as CSV");
  });

  it("may be GB18030 or UTF-16, as spreadsheets save it, and use semicolons or tabs", async () => {
    const rows = [{ line: 2, values: { a: "1,5", b: "中" } }];
    // 中 is D6 D0 in GB18030.
    expect(await rowsOf(Buffer.from("a;b\n1,5;\xd6\xd0\n", "latin1"))).toEqual(rows);
    expect(await rowsOf(Buffer.from("\ufeffa\tb\r\n1,5\t中\r\n", "utf16le"))).toEqual(rows);
    expect(await rowsOf('a,b\n"1,5",中\n')).toEqual(rows);
  });

  it("may sum rows up in between: totals are left out, and told", async () => {
    const notes: string[] = [];
    const path = join(
      folderOf({ "f.csv": "户,金额\n101,1\n小 计,1\n102,2\n合计：,3\n,总计,3\n合计花园,4\n" }),
      "f.csv",
    );
    const file = new CsvFile(path, { names: (header) => [...header], note: ({ en, zh }) => notes.push(en, zh) });
    expect((await listOf(file.records())).map(({ values }) => values["户"])).toEqual(["101", "102", "合计花园"]);
    expect(notes).toEqual(["f.csv: lines 3, 5, 6 hold totals", "f.csv：第 3、5、6 行为合计行"]);
  });

  it("knows its digest once it has been read", async () => {
    const file = new CsvFile(join(folderOf({ "f.csv": "a\n1\n" }), "f.csv"), { names: (header) => [...header] });
    expect(file.sha256()).toBe("");
    await listOf(file.records());
    // printf 'a\n1\n' | sha256sum
    expect(file.sha256()).toBe("309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc");
  });
});

async function readCanonical(path: string) {
  const source = await openCanonical(path);
  const rows: Record<string, unknown[]> = {};
  for (const own of source.tables) rows[own.table] = (await listOf(own.rows())).map(({ values }) => values);
  return { rows, ignored: source.ignored?.map(({ en }) => en) };
}

describe("canonical files", () => {
  it("have English or Chinese headers in any order; what is unknown is reported", async () => {
    const folder = folderOf({
      "estates.csv": "项目名称,项目编码,颜色\n示范小区,01,红\n",
      "Buildings.CSV": "name,Estate_Code,building_code,property_type\n1号楼,01,1,高层住宅\n",
      "opinions.csv": "a\n1\n",
      "notes.txt": "hello",
    });
    mkdirSync(join(folder, "bills.csv"));
    expect(await readCanonical(folder)).toEqual({
      rows: {
        estates: [{ name: "示范小区", estate_code: "01" }],
        buildings: [{ name: "1号楼", estate_code: "01", building_code: "1", property_type: "高层住宅" }],
      },
      ignored: ["notes.txt: not a table", "opinions.csv: not a table", "estates.csv: column 颜色"],
    });
  });

  it("may be called in Chinese, have titles above the header, and write values as spreadsheets do", async () => {
    const header = "项目编码,账单号,房号,收费项目,费款所属期起,费款所属期止,应收金额,出账日期,应缴日期";
    const folder = folderOf({
      "账单.csv": `2026年账单明细表,,,\n制表：财务部,,\n${header}\n01,007,101,物业费,2026年1月,2026年2月,"¥1,286.28",2026/1/1,2026.2.10\n`,
    });
    expect((await readCanonical(folder)).rows).toEqual({
      bills: [
        {
          estate_code: "01",
          bill_no: "007",
          unit_code: "101",
          fee_item: "物业费",
          period_start: "2026-01-01",
          period_end: "2026-02-28",
          amount: "1286.28",
          issued_on: "2026-01-01",
          due_on: "2026-02-10",
        },
      ],
    });
  });

  it("may be one file", async () => {
    const folder = folderOf({ "estates.csv": "estate_code,name\n01,x\n", "opinions.csv": "a\n1\n" });
    expect((await readCanonical(join(folder, "estates.csv"))).rows).toEqual({
      estates: [{ estate_code: "01", name: "x" }],
    });
  });

  it("are refused by name: missing, strange, without or with doubled columns", async () => {
    await expect(openCanonical("/nowhere/at/all")).rejects.toThrow("There is no file or folder /nowhere/at/all.");
    await expect(openCanonical(folderOf({ "x.csv": "a\n" }))).rejects.toThrow(
      "holds no CSV file named after a table (estates, buildings",
    );
    await expect(readCanonical(folderOf({ "estates.csv": "estate_code\n01\n" }))).rejects.toThrow(
      "estates.csv lacks the column name (项目名称). Nothing was imported.",
    );
    await expect(readCanonical(folderOf({ "estates.csv": "name,项目名称,estate_code\n" }))).rejects.toThrow(
      "estates.csv has the column name twice.",
    );
  });

  it("are told what the likeliest header lacks, and what it has instead, below a title", async () => {
    const titled = folderOf({ "estates.csv": "2026 Estates,,\nestate_code,小区,region\n01,x,North\n" });
    await expect(readCanonical(titled)).rejects.toThrow(
      "estates.csv lacks the column name (项目名称). No column of this table is called 小区: rename what is meant, or say it in a mapping. Nothing was imported.",
    );
  });
});

describe("mapped files", () => {
  const mapping = checkMapping("m.json", {
    files: [
      {
        match: "export*.txt",
        delimiter: ";",
        tables: [
          { table: "estates", distinct: true, columns: { estate_code: "e", name: { template: "Estate {e}" } } },
          {
            table: "voids",
            filled: ["v"],
            columns: { estate_code: "e", table: { constant: "bills" }, number: "v", reason: { constant: "x" } },
          },
        ],
      },
    ],
  });

  it("feed several tables: register rows once per code, entries where the filter takes them, broken rows once", async () => {
    const folder = folderOf({ "Export-1.txt": "e;v;more\n01;;x\n01;B1;x\n02;B2;x;surplus\n", "other.txt": "" });
    const source = openMapped(folder, mapping);
    const rows = await Promise.all(source.tables.map((own) => listOf(own.rows())));
    expect(rows).toEqual([
      [{ line: 2, values: { estate_code: "01", name: "Estate 01" } }],
      [
        { line: 3, values: { estate_code: "01", table: "bills", number: "B1", reason: "x" } },
        {
          line: 4,
          values: { estate_code: "02", table: "bills", number: "B2", reason: "x" },
          broken: { column: "", value: "surplus", reason: "CELL_COUNT" },
        },
      ],
    ]);
    expect(source.ignored?.map(({ en }) => en)).toEqual([
      "other.txt: the mapping does not name it",
      "Export-1.txt: column more",
    ]);
    expect(source.tables.map(({ onlyNew }) => onlyNew)).toEqual([true, false]);
  });

  it("are refused when the mapping fits no file, or reads a column that is not there", async () => {
    expect(() => openMapped(folderOf({ "a.csv": "e\n" }), mapping)).toThrow("it names export*.txt.");
    const [first] = openMapped(folderOf({ "export.txt": "e;w\n1;2\n" }), mapping).tables;
    if (first === undefined) throw new Error("no table");
    await expect(listOf(first.rows())).rejects.toThrow(
      "export.txt lacks the column v, which the mapping reads. Nothing was imported.",
    );
  });
});
