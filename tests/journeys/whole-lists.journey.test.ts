import type { Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "vitest";
import { describeJourney, DESK, settled } from "./journey.ts";
import { catchPrint } from "./printing.ts";
import { asked } from "./session-calls.ts";

/** More than a page of complaints, and than one of the journal, that tells of each of them. */
const LOGGED = 120;

interface Entry {
  readonly seq: string;
  readonly act: string;
  readonly actor: string;
  readonly after: string | null;
  readonly hash: string;
}

const save = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出 Excel" }).click(),
  ]);
  const sheets = await readWorkbook(await download.path());
  return {
    names: sheets.map(({ sheet }) => sheet),
    rowsOf: (name: string) => sheets.find(({ sheet }) => sheet === name)?.data,
  };
};

describeJourney(
  "lists that are longer than a page",
  (open) => {
    test("complaints say how many they are, print to their end and go into a workbook as the screen narrows them", async () => {
      const page = await open("/service", DESK, "ESTATE_MANAGER");
      for (let from = 0; from < LOGGED; from += 10)
        await asked(
          page,
          `mutation { ${Array.from({ length: 10 }, (_, at) => {
            const no = String(from + at).padStart(3, "0");
            // Every third is settled.
            const settledAt =
              (from + at) % 3 === 0 ? `, respondedAt: "2026-01-05T09:00:00Z", settledAt: "2026-01-06T09:00:00Z"` : "";
            return `c${no}: logComplaint(input: { estate: "E01", complaintNo: "T-${no}", channel: PHONE, subject: CLEANING,
              receivedAt: "2026-01-05T02:00:${String((from + at) % 60).padStart(2, "0")}Z"${settledAt} }) { userErrors { code } }`;
          }).join("\n")} }`,
        );
      await page.reload();
      await page.getByText(`第 1–50 行，共 ${LOGGED} 行`).waitFor();
      await page.getByRole("button", { name: "继续加载" }).click();
      await page.getByText(`第 1–100 行，共 ${LOGGED} 行`).waitFor();
      await page.getByRole("switch", { name: "只看未办结" }).click();
      await page.getByText("第 1–50 行，共 80 行").waitFor();
      await settled(page);
      const { names, rowsOf } = await save(page);
      expect(names).toEqual(["封面", "投诉与咨询"]);
      const rows = rowsOf("投诉与咨询") ?? [];
      expect(rows).toHaveLength(1 + 80);
      expect(new Set(rows.slice(1).map(([no]) => no)).size).toBe(80);
      expect(rows.map((row) => row[10])).toEqual(["办结时间", ...Array.from({ length: 80 }, () => null)]);
      expect(rowsOf("封面")?.find(([name]) => name === "筛选条件")?.[1]).toBe("只看未办结");
      const printed = await catchPrint(page, "table.complaints tbody tr");
      await page.getByRole("button", { name: "打印", exact: true }).click();
      await expect.poll(printed).toEqual({ rows: 80, left: [] });
    }, 600_000);

    test("the journal goes into a workbook by whoever may read it, entry by entry, and that stands in it", async () => {
      const page = await open("/journal?act=LOGGED_COMPLAINT", DESK, "ADMINISTRATOR");
      await page.getByText(`第 1–100 行，共 ${LOGGED} 行`).waitFor();
      await settled(page);
      await page.emulateMedia({ media: "print" });
      await expect
        .poll(() => page.locator(".rows-left").innerText())
        .toBe(`以上仅为前 100 行，共 ${LOGGED} 行。 全部记录见本页“导出 Excel”。`);
      await page.emulateMedia({ media: "screen" });
      const { names, rowsOf } = await save(page);
      expect(names).toEqual(["封面", "日志记录"]);
      const { journal } = await asked<{ journal: { nodes: readonly Entry[] } }>(
        page,
        `{ journal(act: "LOGGED_COMPLAINT", first: 200) { nodes { seq act actor after hash } } }`,
      );
      expect(journal.nodes).toHaveLength(LOGGED);
      expect(
        rowsOf("日志记录")
          ?.slice(1)
          .map((row) => [row[0], row[2], row[8], row[10]]),
      ).toEqual(journal.nodes.map(({ seq, actor, after, hash }) => [seq, actor, after, hash]));
      const noted = await asked<{
        journal: { nodes: readonly { actor: string; role: string; subject: string; after: string }[] };
      }>(page, `{ journal(act: "EXPORTED", first: 1) { nodes { role subject after } } }`);
      expect(noted.journal.nodes).toMatchObject([
        { role: "ADMINISTRATOR", after: expect.stringContaining("act=LOGGED_COMPLAINT") },
      ]);
    }, 600_000);

    test("exceptions and checks say how many they are, in words of the reader's language", async () => {
      for (const [path, sheets] of [
        ["/audit", ["封面", "按规则汇总", "疑点清单"]],
        // Nothing was planned or checked: of nothing there is no sheet.
        ["/checks", ["封面", expect.stringContaining("年检查")]],
      ] as const) {
        const page = await open(path);
        await settled(page);
        const { names } = await save(page);
        expect([path, names]).toEqual([path, sheets]);
      }
    }, 600_000);
  },
  [{ role: "ESTATE_MANAGER", estates: "E01" }, { role: "ADMINISTRATOR" }],
);
