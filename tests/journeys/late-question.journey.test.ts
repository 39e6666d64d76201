import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openEmbedded } from "../../server/database/embedded.ts";
import { importFiles } from "./import-files.ts";
import { describeJourney, DESK, isInSight, looseDays, overflow, PHONE, settled, violations } from "./journey.ts";
import { PIXEL } from "./session-calls.ts";

const QUESTION = "户收缴率为何低于去年";
/** Asked thirty days ago, when nobody looked. */
const ASKED = `insert into committee_question (estate_id, question_id, figure, cell, words, at, asked_on, due_on, asker_id, asker_name)
  select g.estate_id, 1, 'householdRate', '', '${QUESTION}', now() - interval '30 days', current_date - 30, current_date - 20, p.person_id, p.name
  from role_grant g join person p on p.person_id = g.person_id where g.role = 'COMMITTEE'`;

const LATE_BILL = `estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on
E01,LATE-1,01-002,property_fee,2026-05-01,2026-05-31,100.00,2026-05-01,2026-05-20
`;

/** The server looks every half minute: the page is asked again until it tells. */
async function told(page: Page, text: RegExp): Promise<void> {
  while ((await page.getByText(text).count()) === 0) {
    await page.reload();
    await settled(page);
  }
}

describeJourney(
  "what a committee is owed",
  (open) => {
    test("a question that was answered late is a finding, and stays late", async () => {
      const manager = await open("/committee/E01", DESK, "ESTATE_MANAGER");
      await told(manager, /^已登记为问题/);
      await manager.getByText("累计 1 件，已答复 0 件，逾期未答或逾期答复 1 件").waitFor();
      await manager.getByRole("button", { name: "答复第 1 号" }).click();
      await manager.getByRole("dialog").getByRole("textbox").fill("三户外出，已电话联系");
      await manager.getByRole("dialog").getByRole("button", { name: "答复", exact: true }).click();
      await manager.getByText("累计 1 件，已答复 1 件，逾期未答或逾期答复 1 件").waitFor();

      const committee = await open("/committee", PHONE, "COMMITTEE");
      await committee.getByText("三户外出，已电话联系").waitFor();
      await committee.getByRole("link", { name: "E01-F1" }).click();
      await committee.getByRole("heading", { level: 1, name: /业委会质询第 1 号逾期未答复/ }).waitFor();
      await settled(committee);
      expect([await overflow(committee), await violations(committee)]).toEqual([0, []]);

      // The finding leads back to the very question, far down a page that has to be read first.
      const anew = await open("/findings/E01-F1", PHONE, "COMMITTEE");
      await anew.locator("main").getByRole("link", { name: "业委会提出" }).click();
      const question = anew.locator("li[aria-current]", { hasText: QUESTION });
      await expect.poll(() => question.evaluate(isInSight)).toBe(true);
      expect(await question.evaluate((own) => own === document.activeElement)).toBe(true);
      await settled(anew);
      expect([await overflow(anew), await violations(anew), await looseDays(anew)]).toEqual([0, [], []]);
      // One that is so old that it is no longer listed leads to the list.
      await anew.goto(new URL("/committee/E01#questions-101", anew.url()).href);
      await anew.reload();
      const questions = anew.getByRole("heading", { level: 2, name: "质询与答复" });
      await expect.poll(() => questions.evaluate(isInSight)).toBe(true);
    }, 600_000);

    test("minutes are brought and signed for, and what was decided is tracked", async () => {
      const manager = await open("/committee/E01", DESK, "ESTATE_MANAGER");
      await manager.getByRole("button", { name: "上传纪要" }).click();
      const dialog = manager.getByRole("dialog");
      await dialog.getByLabel("会议名称").fill("第三季度监督会议");
      await dialog
        .locator("input[type=file]")
        .setInputFiles({ name: "纪要.png", mimeType: "image/png", buffer: PIXEL });
      await dialog.getByRole("button", { name: "上传纪要" }).click();
      await manager.getByText("第三季度监督会议").waitFor();
      await manager.getByRole("button", { name: /^登记决议 / }).click();
      await dialog.getByLabel("决议事项（每行一项，勿写住户姓名或房号）").fill("公示公共收益\n张贴催缴安排");
      expect(await violations(manager)).toEqual([]);
      await dialog.getByRole("button", { name: "登记决议" }).click();
      const decision = manager.getByRole("listitem").filter({ hasText: /^张贴催缴安排 E01-F\d+/ });
      await decision.getByRole("link").click();
      await manager.locator("main").getByRole("link", { name: "业委会提出" }).click();
      await expect.poll(() => decision.evaluate(isInSight)).toBe(true);
      expect(await decision.getAttribute("aria-current")).toBe("location");

      const committee = await open("/committee?lang=en", { ...PHONE, locale: "en-US" }, "COMMITTEE");
      await committee.getByRole("button", { name: /^Sign for the minutes / }).click();
      await committee.getByText(/\s·\sOwners' committee\s·\s\d{4}-/).waitFor();
      await settled(committee);
      expect([await overflow(committee), await violations(committee)]).toEqual([0, []]);
    }, 600_000);

    test("a bulletin says that the ledger has since come to say something else, and stays; sixty buildings take one sheet", async () => {
      const manager = await open("/committee/E01", DESK, "ESTATE_MANAGER");
      await manager.getByRole("button", { name: "发布报告" }).click();
      await manager.getByRole("dialog").getByRole("button", { name: "发布报告" }).click();
      await manager.getByRole("link", { name: /^\d{4}-\d{2}$/ }).click();
      await manager.getByText("截至目前，账务记录与本报告一致。").waitFor();
      const fingerprint = await manager.locator(".bulletin-foot code").textContent();

      const head = await open("/");
      await importFiles(head, { "bills.csv": LATE_BILL });
      await told(
        manager,
        /^\d{4}-\d{2}-\d{2} 起，账务记录对同一统计截止日的数据有补录或更正；本报告保持发布时的内容。$/,
      );
      expect(await manager.locator(".bulletin-foot code").textContent()).toBe(fingerprint);
      expect([await overflow(manager), await violations(manager)]).toEqual([0, []]);

      await manager.route("**/graphql", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: sixtyBuildings(await response.text()) });
      });
      await manager.reload();
      await manager.getByRole("row", { name: /^60号楼/ }).waitFor();
      const pdf = await manager.pdf({ preferCSSPageSize: true });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }, 600_000);
  },
  [
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
  async (folder) => {
    const engine = await openEmbedded({ folder: join(folder, "database") });
    await engine.runScript(ASKED);
    await engine.close();
  },
);

/** An answer as of an estate of sixty buildings. */
function sixtyBuildings(answer: string): string {
  const cells = Array.from({ length: 60 }, (_, at) => ({
    __typename: "CommitteeCell",
    cell: `N${at + 1}`,
    households: 36,
    owing: 9,
    householdRate: 0.75,
    unpaid: "1528589",
  }));
  const names = cells.map(({ cell }) => ({
    __typename: "CommitteeBuildingName",
    code: cell,
    name: `${cell.slice(1)}号楼`,
  }));
  return answer
    .replaceAll(/"buildings":\[\{[^\]]*"cell"[^\]]*\]/g, `"buildings":${JSON.stringify(cells)}`)
    .replaceAll(/"buildings":\[\{[^\]]*"code"[^\]]*\]/g, `"buildings":${JSON.stringify(names)}`);
}
