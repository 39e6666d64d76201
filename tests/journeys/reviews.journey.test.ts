import { expect, test } from "vitest";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

const ALL = "E01,E02,E03";
const NEXT_YEAR = new Date().getFullYear() + 1;
const GROUNDS = "一户已签分期协议，欠款不应计入逾期";

describeJourney(
  "a review from its draw to an appeal to its end",
  (open) => {
    test("targets are pasted, told where they cannot be read, and show before their year begins", async () => {
      const head = await open("/reviews/targets?year=2026");
      const dialog = head.getByRole("dialog");
      await head.getByRole("button", { name: "下达目标" }).click();
      await dialog.getByLabel("理由").fill("年度计划");
      // A share that was copied without its sign is no target of 0.95 %.
      await dialog.getByLabel("目标表").fill("E01\t95%\t\t5%\nE02\t0.95");
      await dialog.getByText("第 2 行：当期收缴率无法识别。").waitFor();
      await dialog.getByLabel("目标表").fill("E01\t95%\t\t5%\nE02\t95");
      await dialog.getByRole("button", { name: "下达 2 个项目的目标" }).click();
      await head.getByRole("row", { name: /E02.*95\.00%.*第 1 版/ }).waitFor();
      // What stands there already is changed for one of them.
      await head.getByRole("button", { name: "下达目标" }).click();
      const table = await dialog.getByLabel("目标表").inputValue();
      await dialog.getByLabel("目标表").fill(table.replace("E02\t95.00%", "E02\t94.00%"));
      await dialog.getByText("1 个项目没有改动，不产生新版本。").waitFor();
      await dialog.getByLabel("理由").fill("现场核实后调低");
      await dialog.getByRole("button", { name: "下达 1 个项目的目标" }).click();
      await head.getByRole("row", { name: /E02.*94\.00%.*第 2 版/ }).waitFor();
      await head.getByRole("row", { name: /E01.*95\.00%.*第 1 版/ }).waitFor();

      await head.goto(new URL(`/reviews/targets?year=${NEXT_YEAR}`, head.url()).href);
      await head.getByRole("button", { name: "下达目标" }).click();
      await dialog.getByLabel("目标表").fill("E01\t96%\t\t\t\t\t2027/6/30");
      await dialog.getByLabel("理由").fill("下年度计划");
      await dialog.getByRole("button", { name: "下达 1 个项目的目标" }).click();
      await head.getByRole("row", { name: new RegExp(`96\\.00%.*第 1 版.*${NEXT_YEAR}-01-01 起生效`) }).waitFor();
      await head.getByRole("link", { name: "第 1 版" }).click();
      await dialog.getByText("接管期截止日 2027-06-30").waitFor();
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);
    });

    test("drawn, published, appealed against, decided by somebody else, signed off", async () => {
      const head = await open("/reviews");
      await head.getByText("还没有考核", { exact: true }).waitFor();
      await head.getByRole("button", { name: "开启考核" }).click();
      await head.getByRole("dialog").getByLabel("考核期间").fill("2026-Q1");
      await head.getByRole("dialog").getByRole("button", { name: "开启考核" }).click();
      await head.getByRole("button", { name: "取数并测算" }).waitFor();
      expect(await head.locator(".review-steps [data-reached]").allInnerTexts()).toEqual(["已开启"]);
      await head.getByRole("button", { name: "取数并测算" }).click();
      await head.getByRole("button", { name: "公布给项目" }).click();
      await head.getByRole("dialog").getByText("不再重新取数").waitFor();
      expect(await violations(head)).toEqual([]);
      await head.getByRole("dialog").getByRole("button", { name: "公布给项目" }).click();
      await head.getByRole("button", { name: "定案" }).click();
      // It is refused as long as estates may still appeal; who asks again later begins anew.
      const refusal = head.getByRole("dialog").getByText("申诉期未满");
      await head.getByRole("dialog").getByRole("button", { name: "定案" }).click();
      await refusal.waitFor();
      await head.keyboard.press("Escape");
      await head.getByRole("dialog").waitFor({ state: "detached" });
      await head.getByRole("button", { name: "定案" }).click();
      await head.getByRole("dialog").getByRole("button", { name: "定案" }).waitFor();
      expect(await refusal.count()).toBe(0);
      await head.keyboard.press("Escape");
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);

      const elsewhere = await open("/reviews/2026-Q1/E01", DESK, "ESTATE_MANAGER");
      await elsewhere.getByRole("button", { name: "提交陈述" }).click();
      await elsewhere.getByRole("dialog").getByLabel("陈述内容").fill("无异议");

      const manager = await open("/reviews/2026-Q1/E01", PHONE, "ESTATE_MANAGER");
      await manager.getByRole("button", { name: "提起申诉" }).click();
      await manager.getByRole("dialog").getByLabel("申诉理由").fill(GROUNDS);
      await manager.getByRole("dialog").getByRole("button", { name: "提起申诉" }).click();
      await manager.getByText(GROUNDS).waitFor();
      await settled(manager);
      expect([await overflow(manager), await violations(manager)]).toEqual([0, []]);
      // Whoever is late reads what has become of it, behind what was being written.
      await elsewhere.getByRole("dialog").getByRole("button", { name: "提交陈述" }).click();
      await elsewhere.getByText("其他人刚刚处理过").waitFor();
      await elsewhere.locator("main .facts dd", { hasText: "申诉中" }).waitFor();
      expect(await elsewhere.getByRole("dialog").getByLabel("陈述内容").inputValue()).toBe("无异议");
      for (const estate of ["E02", "E03"]) {
        await manager.goto(new URL(`/reviews/2026-Q1/${estate}`, manager.url()).href);
        // E03 was given no target, which leaves less than half of the weight: there are no points to appeal for.
        if (estate === "E03") {
          await manager.getByText("本期不计分，没有可申诉的分数；可以提交陈述。").waitFor();
          expect(await manager.getByRole("button", { name: "提起申诉" }).count()).toBe(0);
        }
        await manager.getByRole("button", { name: "提交陈述" }).click();
        await manager.getByRole("dialog").getByLabel("陈述内容").fill("无异议");
        await manager.getByRole("dialog").getByRole("button", { name: "提交陈述" }).click();
        await manager.locator("main .facts dd", { hasText: "已陈述" }).last().waitFor();
      }

      const supervisor = await open("/reviews/2026-Q1/E01", DESK, "SUPERVISOR");
      // More than was lost is refused, and never taken for all that was lost.
      await supervisor.getByRole("button", { name: "申诉成立" }).click();
      await supervisor.getByRole("dialog").getByLabel("返还分数").fill("99.5");
      await supervisor.getByRole("dialog").getByLabel("裁定理由").fill("多写了一位");
      await supervisor.getByRole("dialog").getByRole("button", { name: "申诉成立" }).click();
      await supervisor.getByText("返还分数应大于 0，不超过扣分。").waitFor();
      await supervisor.keyboard.press("Escape");
      await supervisor.getByRole("button", { name: "申诉不成立" }).click();
      await supervisor.getByRole("dialog").getByLabel("裁定理由").fill("协议在期后签订");
      await supervisor.getByRole("dialog").getByRole("button", { name: "申诉不成立" }).click();
      await supervisor.getByText("协议在期后签订").waitFor();

      await head.reload();
      await head.getByRole("button", { name: "定案" }).click();
      await head.getByRole("dialog").getByRole("button", { name: "定案" }).click();
      await head.locator(".review-state", { hasText: "已定案" }).first().waitFor();
      await head.goto(new URL("/reviews/2026-Q1/E01/notice", head.url()).href);
      await head.getByText(/^签发 /).waitFor();
      await head.getByRole("columnheader", { name: "扣分" }).waitFor();
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);
      const [download] = await Promise.all([
        head.waitForEvent("download"),
        head.getByRole("link", { name: "PDF" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("review-2026-Q1-E01.pdf");
    }, 600_000);

    test("a trial is of the lines that stand above it, and goes when they change", async () => {
      const page = await open("/reviews/scheme");
      await page.getByRole("button", { name: "拟定下一版" }).click();
      await page.getByRole("button", { name: "试算", exact: true }).click();
      await page.getByText("个项目名次变化").waitFor();
      await page.getByRole("textbox", { name: "权重" }).first().fill("39");
      await page.getByText("个项目名次变化").waitFor({ state: "detached" });
    });

    test("a result notice shows its points on a phone", async () => {
      const page = await open("/reviews/2026-Q1/E01/notice", PHONE);
      await settled(page);
      const points = page.locator(".result-notice tbody td.number").last();
      const right = await points.evaluate((cell) => cell.getBoundingClientRect().right);
      expect(right).toBeLessThanOrEqual(PHONE.viewport.width);
    });

    test("targets and schemes hold on a phone, in English and by night", async () => {
      for (const path of ["/reviews/targets", "/reviews/scheme"]) {
        const page = await open(`${path}?lang=en`, { ...PHONE, locale: "en-US", colorScheme: "dark" });
        await settled(page);
        expect([path, await overflow(page), await violations(page)]).toEqual([path, 0, []]);
      }
    });

    test("targets are read on a phone without moving them sideways", async () => {
      const page = await open("/reviews/targets?year=2026", PHONE);
      const cell = page.getByRole("row", { name: /E01/ }).getByRole("cell", { name: "第 1 版" });
      await cell.waitFor();
      const right = await cell.evaluate((each) => each.getBoundingClientRect().right);
      expect(right).toBeLessThanOrEqual(PHONE.viewport.width);
    });
  },
  [
    { role: "ESTATE_MANAGER", estates: ALL },
    { role: "SUPERVISOR", estates: ALL },
  ],
);
