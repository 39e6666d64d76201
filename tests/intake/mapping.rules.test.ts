import { describe, expect, it } from "vitest";
import { fenToYuan, mapRow, takesRow, toCanonicalDate, toCanonicalTime } from "../../server/intake/mapping.rules.ts";
import { plainAmount, plainCell } from "../../server/intake/plain-value.rules.ts";
import { checkMapping } from "../../server/intake/read-mapping.ts";

describe("a date of another format", () => {
  it.each([
    ["4/6/2013", "M/d/yyyy", "2013-04-06"],
    ["2026/1/31", "yyyy/M/d", "2026-01-31"],
    ["2026.1.5", "yyyy.M.d", "2026-01-05"],
    ["20260131", "yyyyMMdd", "2026-01-31"],
    ["2026年1月5日", "yyyy年M月d日", "2026-01-05"],
    ["31-12-2026", "dd-MM-yyyy", "2026-12-31"],
    ["2026/1/31 14:05:00", "yyyy/M/d", "2026-01-31"],
    // What does not fit stays as it came, for the check to refuse and the person to recognise.
    ["2026x1x5", "yyyy.M.d", "2026x1x5"],
    ["2026-01-31", "M/d/yyyy", "2026-01-31"],
    ["31.1.26", "d.M.yyyy", "31.1.26"],
  ])("%s as %s is %s", (text, format, canonical) => {
    expect(toCanonicalDate(text, format)).toBe(canonical);
  });

  it("without a day means the first or the last of its month", () => {
    expect(toCanonicalDate("2028年2月", "yyyy年M月", "first")).toBe("2028-02-01");
    expect(toCanonicalDate("2028年2月", "yyyy年M月", "last")).toBe("2028-02-29");
    expect(toCanonicalDate("202612", "yyyyMM", "last")).toBe("2026-12-31");
  });

  it("keeps its time where a time is asked for", () => {
    expect(toCanonicalTime("2026/1/5 9:12:30", "yyyy/M/d")).toBe("2026-01-05 09:12:30");
    expect(toCanonicalTime("2026/1/5", "yyyy/M/d")).toBe("2026-01-05");
  });
});

describe("an amount of another format", () => {
  it.each([
    ["0", "0.00"],
    ["5", "0.05"],
    ["128628", "1286.28"],
    ["-128628", "-1286.28"],
    ["12.5", "12.5 fen"],
  ])("%s fen is %s", (fen, yuan) => {
    expect(fenToYuan(fen)).toBe(yuan);
  });
  it.each([
    ["¥1,286.28", "1286.28"],
    ["1,286,000", "1286000"],
    ["-￥12", "-12"],
    ["1,28", "1,28"],
    ["12,34.5", "12,34.5"],
    ["￥１，２８６．２８", "1286.28"],
    ["1,286.28元", "1286.28"],
    ["(1,286.28)", "-1286.28"],
    ["12.50-", "-12.50"],
    ["-¥12.5", "-12.5"],
    ["¥-12.5", "-12.5"],
    ["+12.5", "12.5"],
    ["1e3", "1e3"],
    ["¥", "¥"],
  ])("%s is %s", (text, plain) => {
    expect(plainAmount(text)).toBe(plain);
  });
});

describe("a cell of a file", () => {
  it.each([
    ["2026年1月5日", "date", "due_on", "2026-01-05"],
    ["2026.1.5", "date", "due_on", "2026-01-05"],
    ["２０２６/１/５", "date", "due_on", "2026-01-05"],
    ["2026-1-5 9:00", "date", "due_on", "2026-01-05"],
    ["20260105", "date", "due_on", "2026-01-05"],
    // 45,292 days after 1899-12-30 it was New Year of 2024; 2026-01-05 is 366 + 365 + 4 days later.
    ["46027", "date", "due_on", "2026-01-05"],
    ["46027.75", "date", "due_on", "2026-01-05"],
    ["2026年2月", "date", "period_start", "2026-02-01"],
    ["2026年2月", "date", "period_end", "2026-02-28"],
    ["2028-02", "date", "period_end", "2028-02-29"],
    // Which day of the month is meant nobody knows.
    ["2026年2月", "date", "due_on", "2026年2月"],
    ["1/5/2026", "date", "due_on", "1/5/2026"],
    ["2026/2/30", "date", "due_on", "2026/2/30"],
    ["0000-00-00", "date", "due_on", "0000-00-00"],
    ["99999", "date", "due_on", "99999"],
    ["2026/1/5 9:12:30", "instant", "entered_at", "2026-01-05 09:12:30"],
    ["2026-01-05T10:33:09+08:00", "instant", "entered_at", "2026-01-05T10:33:09+08:00"],
    ["1,089.50㎡", "area", "gross_area_m2", "1089.50"],
    ["０１", "text", "unit_code", "０１"],
  ] as const)("%s as %s of %s is %s", (text, kind, column, plain) => {
    expect(plainCell(text, kind, column)).toBe(plain);
  });
});

const FORMATS = { dateFormat: "yyyy/M/d", money: "yuan" } as const;

it("maps renamed, constant, composed, translated and defaulted cells", () => {
  const columns = {
    estate_code: { constant: "E1" },
    receipt_no: "流水号",
    unit_code: { template: "{楼}-{房}" },
    kind: { constant: "PAYMENT" },
    amount: { column: "分", money: "fen" as const },
    channel: { column: "方式", values: { 微信: "ONLINE", "": "CASH" } },
    paid_on: "日期",
    fee_class: { column: "类别", default: "PARKING" },
  };
  const source = { 流水号: " 007 ", 楼: "1", 房: "101", 分: "1250", 方式: "微信", 日期: "2026/1/5", 类别: "" };
  expect(mapRow({ table: "receipts", columns }, source, FORMATS)).toEqual({
    estate_code: "E1",
    receipt_no: "007",
    unit_code: "1-101",
    kind: "PAYMENT",
    amount: "12.50",
    channel: "ONLINE",
    paid_on: "2026-01-05",
    fee_class: "PARKING",
  });
  expect(mapRow({ table: "receipts", columns }, { ...source, 方式: "" }, FORMATS)["channel"]).toBe("CASH");
  expect(mapRow({ table: "receipts", columns }, { ...source, 方式: "比特币" }, FORMATS)["channel"]).toBe("比特币");
});

it("takes the rows that its filters name", () => {
  const filters = { table: "bills" as const, columns: {}, where: { 状态: ["已缴", "部分缴"] }, filled: ["金额"] };
  expect(takesRow(filters, { 状态: " 已缴 ", 金额: "1" })).toBe(true);
  expect(takesRow(filters, { 状态: "未缴", 金额: "1" })).toBe(false);
  expect(takesRow(filters, { 状态: "已缴", 金额: " " })).toBe(false);
  expect(takesRow(filters, {})).toBe(false);
});

it("takes a negative charge as a credit, and leaves the others to another table", () => {
  const charges = { table: "bills" as const, columns: {}, sign: { 金额: "not negative" as const } };
  const credits = { table: "adjustments" as const, columns: {}, sign: { 金额: "negative" as const } };
  const cells = ["1.00", "-1.00", "(1,000.00)", "0", "-0.00", "", "x"];
  expect(cells.filter((金额) => takesRow(credits, { 金额 }))).toEqual(["-1.00", "(1,000.00)"]);
  expect(cells.filter((金额) => takesRow(charges, { 金额 }))).toEqual(["1.00", "0", "-0.00", "", "x"]);
  const columns = { amount: { column: "金额", absolute: true } };
  expect(mapRow({ table: "adjustments", columns }, { 金额: "(1,000.00)" }, FORMATS)).toEqual({ amount: "1000.00" });
});

describe("a mapping is refused by its place", () => {
  const estates = { table: "estates", columns: { estate_code: "a", name: "b" } };
  const withTable = (table: object) => ({ files: [{ match: "*", tables: [table] }] });
  const cases: [string, unknown, string][] = [
    ["no object", [], "The mapping m.json is not valid at its top: Invalid input: expected object, received array."],
    [
      "no files",
      { files: [] },
      "The mapping m.json is not valid at files: Too small: expected array to have >=1 items.",
    ],
    [
      "an unknown key",
      { ...withTable(estates), colour: 1 },
      'The mapping m.json is not valid at its top: Unrecognized key: "colour".',
    ],
    [
      "an unknown column",
      withTable({ ...estates, columns: { ...estates.columns, colour: "c" } }),
      "The mapping m.json fills estates.colour, which is no column of estates.",
    ],
    [
      "a missing column",
      withTable({ ...estates, columns: { estate_code: "a" } }),
      "The mapping m.json does not fill estates.name, which is required.",
    ],
    [
      "a date format that cannot be read",
      { ...withTable(estates), dateFormat: "DD.MM.YY" },
      "The mapping m.json is not valid at dateFormat: a date format has yyyy and M or MM, may have d or dd, and no other letters: yyyy/M/d, yyyyMMdd, yyyy年M月.",
    ],
    [
      "a date without a day",
      withTable({ ...estates, columns: { ...estates.columns, exited_on: { column: "c", dateFormat: "yyyy-MM" } } }),
      'The mapping m.json fills estates.exited_on with a date that has no day. Add "day": "first" or "last" to it.',
    ],
    [
      "made-up bills",
      withTable({
        table: "adjustments",
        distinct: true,
        columns: Object.fromEntries(
          "estate_code adjustment_no bill_no kind amount effective_on reason".split(" ").map((name) => [name, "x"]),
        ),
      }),
      "The mapping m.json asks for distinct adjustments: only estates, buildings and units can be made up.",
    ],
  ];
  it.each(cases)("%s", (_name, json, message) => {
    expect(() => checkMapping("m.json", json)).toThrow(expect.objectContaining({ name: "Refusal", message }));
  });

  it.each([
    [{ files: 3 }, "列映射 m.json 在 files 处格式不正确：无效输入：期望 数组，实际接收 数字。"],
    [
      { ...withTable(estates), dateFormat: "DD.MM.YY" },
      "列映射 m.json 在 dateFormat 处格式不正确：日期格式须有 yyyy 及 M 或 MM，可有 d 或 dd，不能有其他字母，如 yyyy/M/d、yyyyMMdd、yyyy年M月。",
    ],
    [
      withTable({ ...estates, columns: { ...estates.columns, exited_on: { column: "c", dateFormat: "MM" } } }),
      "列映射 m.json 在 files.0.tables.0.columns.exited_on.dateFormat 处格式不正确：日期格式须有 yyyy 及 M 或 MM，可有 d 或 dd，不能有其他字母，如 yyyy/M/d、yyyyMMdd、yyyy年M月。",
    ],
  ])("in Chinese too: %j", (json, zh) => {
    expect(() => checkMapping("m.json", json)).toThrow(
      expect.objectContaining({ told: expect.objectContaining({ zh }) }),
    );
  });
});
