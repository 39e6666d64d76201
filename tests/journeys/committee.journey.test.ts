import { expect, test } from "vitest";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

const PROMISE = "每周六上午在大堂设缴费咨询台";
const QUESTION = "户收缴率为何低于去年";

/** How many sheets a printed page takes. */
const sheetsOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describeJourney(
  "a bulletin from its publication to an answer",
  (open) => {
    test("published, signed for, asked about and answered; on one sheet of A4", async () => {
      const manager = await open("/committee/E01", DESK, "ESTATE_MANAGER");
      await manager.getByRole("button", { name: "发布报告" }).click();
      await manager.getByRole("dialog").getByLabel("承诺事项（可不填）").fill(PROMISE);
      await manager.getByRole("dialog").getByRole("button", { name: "发布报告" }).click();
      await manager.getByRole("link", { name: /^\d{4}-\d{2}$/ }).waitFor();
      await manager.getByText(PROMISE).waitFor();
      await settled(manager);
      expect([await overflow(manager), await violations(manager)]).toEqual([0, []]);

      const committee = await open("/", PHONE, "COMMITTEE");
      await committee.getByRole("heading", { level: 1, name: "业委会看板 · 示例小区1" }).waitFor();
      await settled(committee);
      expect([await overflow(committee), await violations(committee)]).toEqual([0, []]);
      await committee.getByRole("button", { name: "就“户收缴率”提问" }).click();
      await committee.getByRole("dialog").getByLabel("您的问题").fill(QUESTION);
      expect(await violations(committee)).toEqual([]);
      await committee.getByRole("dialog").getByRole("button", { name: "提交" }).click();
      await committee.getByText(QUESTION).waitFor();
      await committee.getByRole("link", { name: /^\d{4}-\d{2}$/ }).click();
      await committee.getByRole("button", { name: "签收", exact: true }).click();
      await committee.getByText(/\s·\s业委会\s·\s\d{4}-/).waitFor();
      await committee.getByRole("button", { name: "反馈意见" }).click();
      await committee.getByRole("dialog").getByLabel("监督意见").fill("请张贴公示");
      await committee.getByRole("dialog").getByRole("button", { name: "反馈意见" }).click();
      await committee.getByText("请张贴公示").waitFor();
      await committee.getByText("账务记录与本报告一致").waitFor();
      await committee.getByRole("button", { name: "在本浏览器核对" }).click();
      await committee.getByText("重新计算的指纹一致，全文与发布时相同。").waitFor();
      expect([await overflow(committee), await violations(committee)]).toEqual([0, []]);
      expect(sheetsOf(await committee.pdf({ preferCSSPageSize: true }))).toBe(1);

      await manager.reload();
      await manager.getByRole("button", { name: "答复第 1 号" }).click();
      await manager.getByRole("dialog").getByRole("textbox").fill("三户外出，已电话联系");
      await manager.getByRole("dialog").getByRole("button", { name: "答复", exact: true }).click();
      await manager.getByText("三户外出，已电话联系").waitFor();
      // Figures of its own making are not for a committee, whatever the address.
      for (const path of ["/comparison", "/reviews/targets"]) {
        await committee.goto(new URL(path, committee.url()).href);
        await committee.getByText("此页面不对“业委会”开放").waitFor();
        expect(await committee.title()).toBe("此页面不对“业委会”开放 · 物业费收缴监督平台");
      }
    }, 600_000);

    test("holds by night and in English", async () => {
      const page = await open("/committee?lang=en", { ...PHONE, locale: "en-US", colorScheme: "dark" }, "COMMITTEE");
      await page.getByRole("heading", { level: 1, name: /^Committee window/ }).waitFor();
      await settled(page);
      expect([await overflow(page), await violations(page)]).toEqual([0, []]);

      // A text that was altered on its way by one letter.
      await page.route("**/graphql", async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replaceAll("在大堂", "在大厅") });
      });
      await page.getByRole("link", { name: /^\d{4}-\d{2}$/ }).click();
      await page.getByRole("button", { name: "Check in this browser" }).click();
      await page.getByText("Worked out anew it is another one: the text or its fingerprint was changed.").waitFor();
      await settled(page);
      const scrolled = await page.evaluate(
        () =>
          [...document.querySelectorAll(".bulletin .table-scroll")].filter(
            (room) => room.scrollWidth > room.clientWidth,
          ).length,
      );
      expect([scrolled, await overflow(page), await violations(page)]).toEqual([0, 0, []]);
    });
  },
  [
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);
