import { expect, test } from "vitest";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

const ALL = "E01,E02,E03";
const GROUNDS = "一户已签分期协议，欠款不应计入逾期";

describeJourney(
  "a review from its draw to an appeal to its end",
  (open) => {
    test("drawn, published, appealed against, decided by somebody else, signed off", async () => {
      const head = await open("/reviews");
      await head.getByText("还没有考核", { exact: true }).waitFor();
      await head.getByRole("button", { name: "开启考核" }).click();
      await head.getByRole("dialog").getByLabel("考核期间").fill("2026-Q1");
      await head.getByRole("dialog").getByRole("button", { name: "开启考核" }).click();
      await head.getByRole("button", { name: "取数并测算" }).click();
      await head.getByRole("button", { name: "公布给项目" }).click();
      await head.getByRole("button", { name: "定案" }).waitFor();
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
  },
  [
    { role: "ESTATE_MANAGER", estates: ALL },
    { role: "SUPERVISOR", estates: ALL },
  ],
);
