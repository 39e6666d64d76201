import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BothLanguages } from "../../server/platform/both-languages.ts";
import { Refusal } from "../../server/platform/refusal.ts";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { checkRow } from "../../server/intake/row.rules.ts";
import { workbook, xlsx, zipOf, type Part } from "./workbook.ts";

/** What reading every row of a file of estates comes to: how many rows, or the refusal in both languages. */
async function readingOf(name: string, content: string | Buffer): Promise<BothLanguages> {
  const path = join(mkdtempSync(join(tmpdir(), "intake-hostile-")), name);
  writeFileSync(path, content);
  try {
    let rows = 0;
    for (const table of (await openCanonical(path)).tables) for await (const _row of table.rows()) rows++;
    return { en: `${rows} rows`, zh: `${rows} 行` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.told;
  }
}

const HEADER = "estate_code,name\n";
const sheet = (xml: string) => `<worksheet><sheetData>${xml}</sheetData></worksheet>`;
const row = "<row><c><v>1</v></c></row>";
const replaced = (part: Part): Buffer =>
  zipOf([...workbook([{ name: "estates" }]).filter(({ name }) => name !== part.name), part]);
const sheetPart = "xl/worksheets/sheet1.xml";

describe("a hostile file", () => {
  const whole = xlsx([
    {
      name: "estates",
      rows: [
        ["estate_code", "name"],
        ["1", "x"],
      ],
    },
  ]);
  const cases: [string, string, string | Buffer | (() => Buffer), RegExp][] = [
    ["empty", "estates.csv", "", /estates\.csv is empty: it lacks a header row/],
    [
      "a lone quote to the end",
      "estates.csv",
      `${HEADER}1,"x\n2,y\n`,
      /cannot be read as CSV: a quote in the record that begins at line 2 is never closed/,
    ],
    [
      "a lone quote in a large file",
      "estates.csv",
      `${HEADER}1,"${"x\n".repeat(600_000)}`,
      /more than 1000000 characters begins at line 2, as a quote that is never closed makes it/,
    ],
    [
      "a line of 5 MB",
      "estates.csv",
      `${HEADER}1,${"x".repeat(5_000_000)}\n`,
      /more than 1000000 characters begins at line 2/,
    ],
    ["10^6 columns", "estates.csv", `${"c,".repeat(1_000_000)}\n1\n`, /has 1000001 columns/],
    [
      "10^5 columns",
      "estates.csv",
      `estate_code,name${",c".repeat(100_000)}\n1\n`,
      /has 100002 columns; 5000 are the most/,
    ],
    ["bytes of no encoding", "estates.csv", Buffer.from([0x61, 0xff, 0xff, 0x0a]), /neither UTF-8 nor GB18030/],
    [
      "a picture",
      "estates.csv",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]),
      /neither UTF-8 nor GB18030/,
    ],
    ["a workbook named as text", "estates.csv", whole, /neither UTF-8|lacks the column|cannot be read/],
    ["a header twice", "estates.csv", "estate_code,name,项目名称\n1,x,y\n", /has the column name twice/],
    ["text named as a workbook", "estates.xlsx", HEADER, /cannot be read as XLSX: it is a file of another kind/],
    [
      "an old or protected workbook",
      "estates.xlsx",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      /cannot be read as XLSX: it is of the older kind of Excel 97–2003, or protected by a password/,
    ],
    [
      "a workbook cut off",
      "estates.xlsx",
      whole.subarray(0, whole.length - 100),
      /cannot be read as XLSX: it is cut off/,
    ],
    [
      "a workbook with a hole",
      "estates.xlsx",
      Buffer.concat([whole.subarray(0, 200), Buffer.alloc(60), whole.subarray(260)]),
      /cannot be read as XLSX/,
    ],
    [
      "an archive of something else",
      "estates.xlsx",
      zipOf([{ name: "a.txt", content: "a" }]),
      /lacks its part xl\/_rels\/workbook\.xml\.rels/,
    ],
    [
      "XML that is none",
      "estates.xlsx",
      replaced({ name: sheetPart, content: "<worksheet><row>" }),
      /sheet1\.xml: .*unclosed tag/,
    ],
    [
      "entities of its own",
      "estates.xlsx",
      replaced({
        name: sheetPart,
        content: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet(`<row><c t="str"><v>&a;</v></c></row>`)}`,
      }),
      /sheet1\.xml: .*entity/,
    ],
    [
      "a reference to no text",
      "estates.xlsx",
      replaced({ name: sheetPart, content: sheet('<row><c t="s"><v>9</v></c></row>') }),
      /a text 9 that is not there/,
    ],
    [
      "a cell beyond the last column",
      "estates.xlsx",
      replaced({ name: sheetPart, content: sheet('<row><c r="XFD1"><v>1</v></c></row>') }),
      /more than 5000 columns/,
    ],
    [
      "a cell at no address",
      "estates.xlsx",
      replaced({ name: sheetPart, content: sheet('<row><c r="1A"><v>1</v></c></row>') }),
      /no cell 1A/,
    ],
    [
      "a cell of 2 MB",
      "estates.xlsx",
      replaced({ name: sheetPart, content: sheet(`<row><c t="str"><v>${"x".repeat(2_000_000)}</v></c></row>`) }),
      /holds more than a spreadsheet may/,
    ],
    [
      "a bomb",
      "estates.xlsx",
      () => replaced({ name: sheetPart, content: sheet(row.repeat(3_000_000)) }),
      /unpacks to far more/,
    ],
    [
      "a bomb that lies about its size",
      "estates.xlsx",
      () => replaced({ name: sheetPart, content: sheet(row.repeat(3_000_000)), statedSize: 100 }),
      /cannot be read as XLSX/,
    ],
    [
      "a bomb of shared texts",
      "estates.xlsx",
      () => replaced({ name: "xl/sharedStrings.xml", content: `<sst>${"<si/>".repeat(10_000_000)}</sst>` }),
      /unpacks to far more/,
    ],
  ];

  it.each(cases)("(%s) is refused in a line", async (_what, name, content, message) => {
    const before = process.memoryUsage().rss;
    const { en, zh } = await readingOf(name, typeof content === "function" ? content() : content);
    expect(en).toMatch(message);
    expect(en).toMatch(/Nothing was imported\.$/);
    expect(en).not.toContain("\n");
    expect(zh).toMatch(/未导入任何数据。$/);
    // Names of files, parts and columns stand there as they are; what a library says in English does not.
    expect(zh).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 ** 2);
  });

  it("of days that are none or NUL has its rows put aside, each for its cell", () => {
    const bill = {
      estate_code: "1",
      bill_no: "1",
      unit_code: "1",
      fee_item: "x",
      period_start: "0000-00-00",
      period_end: "2026-01-32",
      amount: "1.00",
      issued_on: "2026-00-01",
      due_on: "2026-01-01\u0000",
    };
    expect(checkRow("bills", bill).problems.map(({ column, reason }) => `${column} ${reason}`)).toEqual([
      "period_start BAD_DATE",
      "period_end BAD_DATE",
      "issued_on BAD_DATE",
      "due_on BAD_DATE",
    ]);
  });
});
