import type { Request } from "playwright-core";
import { expect, test } from "vitest";
import { act, bringPhoto, offered, PICTURE, waitForState } from "./finding-acts.ts";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";
import { documentId } from "./signed-in.ts";

const TITLE = "三号岗现金未存行";

describeJourney(
  "a finding from a phone to its acceptance",
  (open) => {
    test("recorded with a photo, assigned, rectified and accepted by another; lists, figures and journal agree", async () => {
      const phone = await open("/findings/new", PHONE, "SUPERVISOR");
      await phone.getByRole("combobox", { name: "项目", exact: true }).selectOption("E01");
      await phone.getByLabel("问题（一句话）").fill(TITLE);
      const file = phone.locator("input[type=file]");
      // However long its name is, the form fits.
      await file.setInputFiles({ ...PICTURE, name: `${"现场照片".repeat(40)}.png` });
      await phone.getByText("现场照片现场照片").waitFor();
      expect(await overflow(phone)).toBe(0);
      await file.setInputFiles(PICTURE);
      expect(await overflow(phone)).toBe(0);
      expect(await violations(phone)).toEqual([]);
      await phone.getByRole("button", { name: "登记", exact: true }).click();
      await phone.getByRole("heading", { level: 1, name: TITLE }).waitFor();
      await phone.getByRole("link", { name: "第 1 号佐证 整改.png" }).waitFor();
      const path = new URL(phone.url()).pathname;
      expect(path).toBe("/findings/E01-F1");
      expect(await offered(phone)).toEqual(["派单", "作废"]);
      await act(phone, "派单");
      await waitForState(phone, "待整改");
      expect(await overflow(phone)).toBe(0);

      const manager = await open("/my-day", PHONE, "ESTATE_MANAGER");
      await manager.getByRole("link", { name: TITLE }).first().click();
      await act(manager, "开始整改");
      await waitForState(manager, "整改中");
      // Without a file of this round nothing is handed in.
      const words = { 原因分析: "未安排专人", 整改措施: "已补存", 预防措施: "次日上午存行" };
      await manager.getByRole("button", { name: "提交验收" }).click();
      const dialog = manager.getByRole("dialog");
      for (const [label, text] of Object.entries(words)) await dialog.getByLabel(label).fill(text);
      await dialog.getByRole("button", { name: "提交验收" }).click();
      await dialog.getByText("请先上传至少一份本轮整改的佐证。").waitFor();
      await manager.keyboard.press("Escape");
      await bringPhoto(manager, 2);
      await act(manager, "提交验收", words);
      await waitForState(manager, "待验收");
      expect(await offered(manager)).toEqual([]);

      // Nor may the supervisor accept what the estate's acceptor of record signs.
      const supervisor = await open(path, DESK, "SUPERVISOR");
      await waitForState(supervisor, "待验收");
      expect(await offered(supervisor)).toEqual([]);
      const committee = await open("/my-day", DESK, "COMMITTEE");
      await committee.locator(".waiting-count", { hasText: "1" }).waitFor();
      await committee.getByRole("link", { name: TITLE }).first().click();
      expect(await violations(committee)).toEqual([]);
      await act(committee, "验收通过", { 验收意见: "已核对回单" });
      await waitForState(committee, "已销号");
      await committee.getByText("已核对回单").waitFor();

      // What was waited for is done: no notice of it is left.
      await committee.goto(new URL("/my-day", committee.url()).href);
      await settled(committee);
      expect(await committee.locator(".waiting-count").count()).toBe(0);

      const lists = await open("/findings?as=list", DESK);
      await lists.getByRole("row", { name: new RegExp(`${TITLE}.*已销号`) }).waitFor();
      await lists.getByText("1 ÷ 1").first().waitFor();
      await lists.goto(`${new URL(lists.url()).origin}/findings`);
      await lists.getByRole("heading", { name: "验收清单 1" }).waitFor();
      await lists.getByRole("heading", { name: "问题清单 0" }).waitFor();
      await settled(lists);
      expect(await violations(lists)).toEqual([]);
      await lists.goto(`${new URL(lists.url()).origin}/journal?text=E01-F1`);
      await lists.getByRole("cell", { name: "验收通过，销号" }).waitFor();
      expect(await lists.locator("tbody tr").count()).toBe(7);
      // Five people one after the other, on whatever machine.
    }, 600_000);

    test("my day says that nothing is overdue, or nothing else where what is listed above is", async () => {
      const page = await open("/my-day", DESK, "SUPERVISOR");
      await page.getByRole("heading", { name: "没有逾期的问题" }).waitFor();
      // The finding of before, as if it waited for the reader and were late.
      await page.route("**/graphql", async (route) => {
        const sent = route.request().postData() ?? "";
        if (!sent.includes(documentId("FindingPage")) || !sent.includes('{"awaitingMe":true}')) return route.continue();
        const response = await route.fetch({ postData: sent.replace('{"awaitingMe":true}', "{}") });
        const told = await response.text();
        return route.fulfill({ response, body: told.replaceAll('"overdue":false', '"overdue":true') });
      });
      await page.reload();
      await page.getByRole("heading", { name: "没有其他逾期的问题" }).waitFor();
    });

    test("on a phone what follows a list shows when the list is there, which may be short", async () => {
      const page = await open("/my-day", PHONE, "SUPERVISOR");
      await page.getByText("没有逾期的问题", { exact: true }).waitFor();
      const { promise: toldToGoOn, resolve: goOn } = Promise.withResolvers<void>();
      await page.route("**/graphql", async (route) => {
        const sent = route.request().postData() ?? "";
        if (sent.includes(documentId("FindingPage")) && sent.includes('{"awaitingMe":true}')) await toldToGoOn;
        return route.continue();
      });
      await page.reload();
      const below = page.getByText("没有逾期的问题", { exact: true });
      await below.waitFor({ state: "attached" });
      expect(await below.isVisible()).toBe(false);
      goOn();
      await below.waitFor();
    });

    test("figures that do not come say so, beside lists that do, and can be asked for again", async () => {
      const page = await open("/findings");
      await settled(page);
      const asksFor = (request: Request) => (request.postData() ?? "").includes(documentId("FindingFigures"));
      await page.route("**/graphql", (route) => (asksFor(route.request()) ? route.abort() : route.continue()));
      await page.reload();
      await page.getByRole("alert").getByText("无法连接服务器").waitFor();
      await page.getByRole("heading", { level: 2, name: /^问题清单/ }).waitFor();
      await page.unroute("**/graphql");
      const answer = page.waitForResponse((response) => asksFor(response.request()));
      await page.getByRole("button", { name: "重试" }).click();
      expect((await answer).ok()).toBe(true);
      await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    });

    test("a group chat is set, tried and ended; an address of the own network is refused at its field", async () => {
      const page = await open("/notices");
      await page.getByText("尚未设置通知群").waitFor();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "添加通知群" }).press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("名称").fill("项目一群");
      await dialog.getByLabel("机器人地址").fill("https://10.0.0.5/send?key=k");
      await dialog.getByRole("button", { name: "添加通知群" }).click();
      await dialog.getByText("地址须以 https:// 开头，且不是内网地址。").waitFor();
      expect(await violations(page)).toEqual([]);
      await dialog.getByLabel("机器人地址").fill("https://robot.invalid/send?key=k");
      await dialog.getByRole("button", { name: "添加通知群" }).click();
      await page.getByRole("button", { name: "向 项目一群 发送测试通知" }).press("Enter");
      await page.getByRole("row", { name: /项目一群.*测试.*全部项目/ }).waitFor();
      expect(await page.content()).not.toContain("key=k");
      await page.setViewportSize(PHONE.viewport);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "停用 项目一群" }).press("Enter");
      await page.getByText("尚未设置通知群").waitFor();
    });

    test("the rectification notice is a sheet of paper, and pages hold by night and in English", async () => {
      const notice = await open("/findings/E01-F1/notice", DESK, "SUPERVISOR");
      await notice.getByRole("heading", { level: 2, name: "整改通知单" }).waitFor();
      await notice.getByText("回执").first().waitFor();
      // What was there when it was issued, not what proves the rectification.
      const attached = notice.getByRole("row", { name: /^所附佐证/ });
      expect(await attached.innerText()).toMatch(/^所附佐证\s+1\. 整改\.png \([0-9a-f]{12}\)$/);
      expect(await violations(notice)).toEqual([]);
      for (const path of ["/findings/E01-F1?lang=en", "/findings?lang=en", "/my-day?lang=en"]) {
        const page = await open(path, { ...PHONE, locale: "en-US", colorScheme: "dark" }, "ESTATE_MANAGER");
        await settled(page);
        expect([path, await violations(page), await overflow(page)]).toEqual([path, [], 0]);
      }
      // Nine columns with long names.
      const figures = await open("/findings?as=figures&by=PERSON&lang=en", { ...DESK, locale: "en-US" });
      await figures.getByRole("columnheader", { name: "Median time to acceptance" }).waitFor();
      const room = figures.locator(".table-scroll");
      expect(await room.evaluate((own) => own.scrollWidth - own.clientWidth)).toBe(0);
      // A page that is not for one's role has a title as well.
      const closed = await open("/audit", DESK, "COMMITTEE");
      await closed.getByRole("heading", { level: 1, name: "此页面不对“业委会”开放" }).waitFor();
      expect(await violations(closed)).toEqual([]);
    });
  },
  [
    { role: "SUPERVISOR", estates: "E01" },
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);
