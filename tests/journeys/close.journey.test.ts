import { expect, test } from "vitest";
import { importFiles } from "./import-files.ts";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

const BILLS = `estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on
E01,LATE-1,01-001,property_fee,2026-05-01,2026-05-31,100.00,2026-05-01,2026-05-20
E01,LATE-2,01-002,property_fee,2026-05-01,2026-05-31,250.50,2026-05-01,2026-05-20
`;
const RECEIPTS = `estate_code,receipt_no,unit_code,kind,amount,channel,paid_on,bill_no
E01,LATE-R1,01-002,PAYMENT,250.50,CASH,2026-05-21,LATE-2
`;

const fenOf = (text: string): bigint => BigInt(text.replace("−", "-").replace(/[,.]/g, ""));

describeJourney(
  "a month from its close to its restatement",
  (open) => {
    test("closed with a reason, worked out anew, restated by late entries whose rows add up to the change", async () => {
      const head = await open("/closes");
      await head.getByText("尚无已结账的月份", { exact: true }).waitFor();
      await head.getByRole("combobox", { name: "月", exact: true }).click();
      await head.getByRole("option", { name: "2026-05" }).click();
      await head.getByRole("button", { name: "结账 2026-05" }).waitFor();
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);
      await head.getByLabel("结账说明").fill("疑点已知悉，下月核实");
      await head.getByRole("button", { name: "结账 2026-05" }).click();
      await head.getByText(/^2026-05 当期收缴率结账时为 .*，至今未变。/).waitFor();
      await head.getByRole("button", { name: "重算核对 2026-05" }).click();
      await head.getByText(/数据与指标逐字节一致/).waitFor();

      await importFiles(head, { "bills.csv": BILLS, "receipts.csv": RECEIPTS });
      await head.reload();
      await head.getByText(/^2026-05 当期收缴率结账时为 .*，现为 /).waitFor();
      const said = await head.getByText(/^各行合计：/).textContent();
      const [, numerator = "", denominator = ""] = /分子 ([−\d,.]+)，分母 ([−\d,.]+)（元）/.exec(said ?? "") ?? [];
      await head.locator("table.restating tbody tr", { hasText: "LATE-1" }).waitFor();
      const sumOf = async (name: string) => {
        const cells = await head.locator(`table.restating td[data-name="${name}"]`).allTextContents();
        return cells.reduce((sum, cell) => sum + fenOf(cell), 0n);
      };
      expect([await sumOf("对分子"), await sumOf("对分母")]).toEqual([fenOf(numerator), fenOf(denominator)]);
      // 100.00 and 250.50 were billed late.
      expect(fenOf(denominator)).toBe(35_050n);
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);
      // What was closed is what it was.
      await head.getByRole("button", { name: "重算核对 2026-05" }).click();
      await head.getByText(/数据与指标逐字节一致/).waitFor();

      const supervisor = await open("/closes?lang=en", { ...PHONE, locale: "en-US" }, "SUPERVISOR");
      await supervisor.getByText(/ for 2026-05 was .* at the close and is /).waitFor();
      await settled(supervisor);
      expect(await supervisor.getByRole("button", { name: /^Close 2026/ }).count()).toBe(0);
      expect([await overflow(supervisor), await violations(supervisor)]).toEqual([0, []]);
      const committee = await open("/closes", DESK, "COMMITTEE");
      await committee.getByText("此页面不对“业委会”开放").waitFor();
    }, 600_000);
  },
  [
    { role: "SUPERVISOR", estates: "E01,E02,E03" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);
