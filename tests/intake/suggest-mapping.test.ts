import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { checkMapping } from "../../server/intake/read-mapping.ts";
import type { RawValues } from "../../server/intake/row.rules.ts";
import { suggestMapping } from "../../server/intake/suggest-mapping.ts";

function fileOf(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "suggest-")), name);
  writeFileSync(path, content);
  return path;
}

/** What the draft makes of the file that it was drafted from. */
async function readWith(path: string): Promise<{ rows: Record<string, RawValues[]>; notes: readonly string[] }> {
  const { mapping, notes } = await suggestMapping(path, "2026-05-31");
  const rows: Record<string, RawValues[]> = {};
  for (const table of openMapped(path, checkMapping("draft", JSON.parse(JSON.stringify(mapping)))).tables) {
    const own: RawValues[] = (rows[table.table] ??= []);
    for await (const { values } of table.rows()) own.push(values);
  }
  return { rows, notes: notes.map(({ en }) => en) };
}

describe("a draft of a mapping", () => {
  it("reads a charge sheet below its title, with values in the words of its system", async () => {
    const path = fileOf(
      "收费明细.csv",
      "2026年收费明细表\n流水号,小区编号,楼号,房间号,建筑面积(㎡),账期,应收金额(元),缴费期限,实收金额,支付方式,缴费时间\n" +
        '7,S01,1,0101,100,2026年1月,"1,074.00",2026/1/31,"1,074.00",微信,2026/1/5 9:12:30\n8,S01,1,0102,80,2026年1月,409.20,2026/1/31,,刷脸,\n',
    );
    const { rows, notes } = await readWith(path);
    expect(rows["units"]).toEqual([
      { estate_code: "S01", building_code: "1", unit_code: "0101", gross_area_m2: "100" },
      { estate_code: "S01", building_code: "1", unit_code: "0102", gross_area_m2: "80" },
    ]);
    expect(rows["bills"]?.[0]).toEqual({
      estate_code: "S01",
      bill_no: "7",
      unit_code: "0101",
      fee_item: "物业费",
      period_start: "2026-01-01",
      period_end: "2026-01-31",
      amount: "1074.00",
      issued_on: "2026-01-01",
      due_on: "2026-01-31",
    });
    expect(rows["receipts"]).toEqual([
      {
        estate_code: "S01",
        receipt_no: "7",
        unit_code: "0101",
        kind: "PAYMENT",
        amount: "1074.00",
        channel: "ONLINE",
        paid_on: "2026-01-05",
        bill_no: "7",
      },
    ]);
    expect(notes).toEqual([
      "收费明细.csv: buildings.property_type (物业类型) stands nowhere and is taken for HIGH_RISE_RESIDENTIAL. Look whether that is so.",
      "收费明细.csv: bills.fee_item (收费项目) stands nowhere and is taken for 物业费. Look whether that is so.",
      "receipts.channel: say what 刷脸 mean; one of CASH, CARD, ONLINE, BANK_TRANSFER, BANK_COLLECTION.",
    ]);
  });

  it("tells days from months where a file writes the day first, and says what it lacks", async () => {
    const { rows, notes } = await readWith(
      fileOf(
        "x.csv",
        "countryCode,customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount\n391,C1,N1,13/1/2026,2/3/2026,10.00\n",
      ),
    );
    expect(rows["bills"]).toMatchObject([
      { issued_on: "2026-01-13", due_on: "2026-03-02", period_start: "2026-01-13", period_end: "2026-03-02" },
    ]);
    expect(notes).toContain(
      "x.csv: bills.period_end (费款所属期止) stands nowhere and is taken from the due date. Look whether that is so.",
    );
    const nothing = await readWith(fileOf("y.csv", "a,b,c\nx,y,z\n"));
    expect(nothing.notes).toContain("y.csv: bills.amount (应收金额) was not found. Name its column, or a constant.");
  });

  it("takes apart the bills that one receipt pays, and the month that a bill is of", async () => {
    const receipts = await readWith(
      fileOf(
        "收款.csv",
        '小区,房间,收据编号,缴费日期,缴费方式,实缴金额,核销账单\nS,101,R1,2026年5月10日,现金,"1,100.50","B1:1,000.00|B2:100.50"\nS,102,R2,2026/5/11,微信,60.00,B3:60.00\nS,103,R3,2026/5/12,微信,70.00,\n',
      ),
    );
    expect(receipts.rows["receipts"]?.map(({ receipt_no, amount }) => [receipt_no, amount])).toEqual([
      ["R1", "1100.50"],
      ["R2", "60.00"],
      ["R3", "70.00"],
    ]);
    expect(receipts.rows["receipt_lines"]).toEqual([
      { estate_code: "S", receipt_no: "R1", bill_no: "B1", amount: "1000.00" },
      { estate_code: "S", receipt_no: "R1", bill_no: "B2", amount: "100.50" },
      { estate_code: "S", receipt_no: "R2", bill_no: "B3", amount: "60.00" },
    ]);
    expect(receipts.notes).toContain(
      "收款.csv: 核销账单 is taken for the bills that a receipt pays, each with its amount. Look whether that is so.",
    );
    const bills = await readWith(
      fileOf(
        "账单.csv",
        "小区,楼号,房间,账单编号,收费项目,所属月份,应收金额(元),账单日期,最后缴费日\nS,1,101,B1,物业费,2026年4月,9.00,2026/5/1,2026/5/25\n",
      ),
    );
    expect(bills.rows["bills"]).toMatchObject([
      { period_start: "2026-04-01", period_end: "2026-04-30", issued_on: "2026-05-01", due_on: "2026-05-25" },
    ]);
  });

  it("turns a wide sheet into a bill a month", async () => {
    const { rows, notes } = await readWith(
      fileOf("台账.csv", "小区编号,楼号,房号,1月,2月,3月\nS01,1,0101,100.00,,300.00\n合计,,,100.00,,300.00\n"),
    );
    expect(rows["bills"]).toEqual([
      {
        estate_code: "S01",
        bill_no: "0101-2026-01",
        unit_code: "0101",
        fee_item: "物业费",
        period_start: "2026-01-01",
        period_end: "2026-01-31",
        amount: "100.00",
        issued_on: "2026-01-01",
        due_on: "2026-01-31",
      },
      expect.objectContaining({ bill_no: "0101-2026-03", amount: "300.00", due_on: "2026-03-31" }),
    ]);
    expect(notes).toContain(
      "台账.csv: 1月 to 3月 name no year and are taken for those of 2026. Set year if it is another.",
    );
    expect(notes).toContain(
      "台账.csv: 1月 to 3月 are taken for bills, each issued on the first and due on the last day of its month.",
    );
  });

  it("tells what was billed by month from what was paid, and leaves months of which there is nothing", async () => {
    const { rows } = await readWith(
      fileOf(
        "台账.csv",
        "小区,楼号,房号,1月应收,2月应收,1月实收,2月实收,2月欠费\nS,1,101,100.00,0.00,60.00,-,40.00\nS,2,101,80.00,80.00,0.00,80.00,0\n",
      ),
    );
    expect(rows["bills"]?.map((row) => [row["bill_no"], row["amount"]])).toEqual([
      ["1-101-2026-01", "100.00"],
      ["1-101-2026-02", "0.00"],
      ["2-101-2026-01", "80.00"],
      ["2-101-2026-02", "80.00"],
    ]);
    expect(rows["receipts"]).toEqual([
      expect.objectContaining({
        receipt_no: "1-101-2026-01",
        bill_no: "1-101-2026-01",
        amount: "60.00",
        paid_on: "2026-01-31",
      }),
      expect.objectContaining({
        receipt_no: "2-101-2026-02",
        unit_code: "2-101",
        amount: "80.00",
        paid_on: "2026-02-28",
      }),
    ]);
  });

  it("makes unit codes of building and room where rooms are numbered anew in each building", async () => {
    const header = "小区编号,楼号,房号,应收金额,缴费期限\n";
    const again = await readWith(fileOf("a.csv", `${header}S,1,101,1.00,2026-01-31\nS,2,101,1.00,2026-01-31\n`));
    expect(again.rows["units"]?.map((row) => row["unit_code"])).toEqual(["1-101", "2-101"]);
    expect(again.rows["bills"]?.map((row) => row["unit_code"])).toEqual(["1-101", "2-101"]);
    const apart = await readWith(
      fileOf("a.csv", `${header}S,1,101,1.00,2026-01-31\nS,1,101,1.00,2026-02-28\nS,2,201,1.00,2026-01-31\n`),
    );
    expect(apart.rows["units"]?.map((row) => row["unit_code"])).toEqual(["101", "201"]);
  });

  it("fits the files of other months too, and shows what stands in each column", async () => {
    const { mapping, files } = await suggestMapping(
      fileOf("2026年3月收费明细.csv", "小区,房号,应收\nS,101,1.00\nS,102,2.00\n"),
      "2026-05-31",
    );
    expect(mapping.files.map(({ match }) => match)).toEqual(["*年*月收费明细.csv"]);
    expect(files).toEqual([
      {
        match: "*年*月收费明细.csv",
        columns: [
          { name: "小区", samples: ["S"] },
          { name: "房号", samples: ["101", "102"] },
          { name: "应收", samples: ["1.00", "2.00"] },
        ],
      },
    ]);
    const numbered = await suggestMapping(fileOf("202603.csv", "小区,房号,应收\nS,101,1.00\n"), "2026-05-31");
    expect(numbered.mapping.files.map(({ match }) => match)).toEqual(["202603.csv"]);
  });
});
