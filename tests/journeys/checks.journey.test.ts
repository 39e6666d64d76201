import { expect, test } from "vitest";
import { act, bringPhoto, waitForState } from "./finding-acts.ts";
import { describeJourney, DESK, overflow, PHONE, settled, violationsByDayAndNight } from "./journey.ts";
import { asked, PIXEL } from "./session-calls.ts";
import { documentId } from "./signed-in.ts";

/** A day from today on, in Shanghai. */
const dayAfter = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

interface People {
  readonly planPeople: readonly { readonly personId: number }[];
}

interface Counted {
  readonly findingFigures: readonly unknown[];
}

describeJourney(
  "a surprise check on a phone without network",
  (open) => {
    test("drawn, carried out offline, sent once there is network, and its bad answer is a finding", async () => {
      const headquarters = await open("/draws");
      const days = `startsOn: "${dayAfter(0)}", endsOn: "${dayAfter(10)}"`;
      await asked(
        headquarters,
        `mutation { freezeDraw(input: { title: "现金突击检查", template: "CASH", ${days}, places: 3, drawsLeft: 0 }) { userErrors { code } } }`,
      );
      await asked(
        headquarters,
        `mutation { drawSurprise(input: { draw: 1, publicWord: "3880.10" }) { userErrors { code } } }`,
      );

      const day = await open("/my-day", DESK, "SUPERVISOR");
      const given = day.getByRole("region", { name: "待检查" });
      await given.getByRole("row", { name: /示例小区1.*突击检查.*进行中/ }).waitFor();
      expect(await violationsByDayAndNight(day)).toEqual([]);
      const phone = await open("/checks/field", PHONE, "SUPERVISOR");
      await phone.getByRole("button", { name: "开始 示例小区1 突击检查" }).waitFor();
      // The page opens without network once it is kept with all that it was loaded from.
      const isKept = () =>
        phone.evaluate(async () => {
          const scripts = [...document.querySelectorAll("script[src], link[rel=stylesheet]")];
          const loaded = [
            "/checks/field",
            ...scripts.map((each) => each.getAttribute("src") ?? each.getAttribute("href")),
          ];
          const kept = await Promise.all(loaded.map((path) => caches.match(path ?? "")));
          return navigator.serviceWorker.controller !== null && kept.every((answer) => answer !== undefined);
        });
      // A function that is waited for must not promise: a promise is true at once.
      await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
      await phone.context().setOffline(true);
      await phone.reload();
      await phone.getByText("无网络").waitFor();
      await phone.getByRole("button", { name: "开始 示例小区1 突击检查" }).click();
      await phone.getByLabel("现场盘点现金与当日台账差额").fill("0");
      for (const [item, answer] of [
        ["前一工作日现金已于次一工作日缴存", "否"],
        ["收支两条线", "是"],
        ["收款即开具票据", "是"],
        ["未使用个人收款码", "是"],
      ] as const)
        await phone.getByRole("group", { name: item }).getByText(answer, { exact: true }).click();
      await phone.locator("input[type=file]").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: PIXEL });
      await phone.getByRole("img", { name: "照片 1" }).waitFor();
      expect(await overflow(phone)).toBe(0);
      expect(await violationsByDayAndNight(phone)).toEqual([]);
      await phone.getByRole("button", { name: "完成检查" }).click();
      await phone.getByText("1 项检查等待上传").waitFor();
      await phone.context().setOffline(false);
      await phone.getByText("已上传 1 项检查").waitFor({ timeout: 60_000 });
      // What was sent is not to be carried out again.
      await phone.getByRole("button", { name: "开始 示例小区1 突击检查" }).waitFor({ state: "detached" });

      const record = await open("/checks");
      await record.getByRole("link", { name: /^E01-C/ }).click();
      await record.getByRole("link", { name: /E01-F1/ }).waitFor();
      await settled(record);
      expect(await violationsByDayAndNight(record)).toEqual([]);
      await record.goto(new URL("/findings/E01-F1", record.url()).href);
      await record.getByRole("heading", { level: 1, name: "前一工作日现金已于次一工作日缴存" }).waitFor();
      // The finding leads to the record of its check.
      await record.getByRole("link", { name: "现场检查", exact: true }).click();
      await record.getByRole("heading", { name: "检查结果" }).waitFor();
    }, 600_000);

    test("what it found is rectified with a photo and accepted by the committee; lists, figures and journal agree", async () => {
      const path = "/findings/E01-F1";
      const supervisor = await open(path, PHONE, "SUPERVISOR");
      await act(supervisor, "派单");
      const manager = await open(path, PHONE, "ESTATE_MANAGER");
      await act(manager, "开始整改");
      await waitForState(manager, "整改中");
      await bringPhoto(manager, 1);
      await act(manager, "提交验收", { 原因分析: "无人值班存行", 整改措施: "已补存", 预防措施: "两人轮值" });
      const committee = await open(path, DESK, "COMMITTEE");
      const handed = committee.getByRole("region", { name: "整改说明" });
      await handed.getByText("两人轮值").waitFor();
      await settled(committee);
      expect(await violationsByDayAndNight(committee)).toEqual([]);
      await act(committee, "验收通过", { 验收意见: "回单相符" });
      await waitForState(committee, "已销号");
      // It is told how far inspection is, though it sees no filters.
      await committee.goto(new URL("/checks", committee.url()).href);
      await committee.getByRole("heading", { level: 2, name: /检查情况$/ }).waitFor();

      const lists = await open("/findings?as=list");
      const accepted = lists.getByRole("region", { name: "验收清单", exact: true });
      await accepted.getByRole("row", { name: /现金已于次一工作日缴存.*已销号/ }).waitFor();
      const { findingFigures } = await asked<Counted>(
        lists,
        `{ findingFigures(from: "${dayAfter(0)}", to: "${dayAfter(0)}") { raised closedRate { numerator denominator } } }`,
      );
      expect(findingFigures).toEqual([{ raised: 1, closedRate: { numerator: 1, denominator: 1 } }]);
      await lists.goto(new URL("/journal?text=E01-F1", lists.url()).href);
      await lists.getByRole("cell", { name: "验收通过，销号" }).waitFor();
      // Recorded, assigned, begun, proved, handed in, accepted.
      expect(await lists.locator("tbody tr").count()).toBe(6);
    }, 600_000);

    test("once every check has started the seed is told, and the committee draws again on a phone: it is the same", async () => {
      const supervisor = await open("/checks", DESK, "SUPERVISOR");
      for (const [at, estate] of ["E02", "E03"].entries())
        await asked(
          supervisor,
          `mutation { startCheck(input: { id: "0a0a0a0a-0000-4000-8000-00000000000${at}", estate: "${estate}", kind: SURPRISE,
            template: "CASH", templateVersion: 1, draw: 1, startedAt: "${new Date().toISOString()}" }) { userErrors { code } } }`,
        );
      await supervisor.goto(new URL("/draws/1", supervisor.url()).href);
      await supervisor.getByRole("row", { name: /示例小区1 \(E01\).*待确认/ }).waitFor();
      await asked(await open("/draws/1"), `mutation { revealDraw(draw: 1) { userErrors { code } } }`);

      const committee = await open("/draws/1", PHONE, "COMMITTEE");
      await committee.getByRole("button", { name: "在本机复算" }).press("Enter");
      await committee.getByText("复算结果与公布的抽取结果完全一致").waitFor();
      // It sees what was drawn, and the name of its own estate alone.
      await committee.getByRole("rowheader", { name: "示例小区1 (E01)" }).first().waitFor();
      await committee.getByRole("rowheader", { name: "E02", exact: true }).first().waitFor();
      expect(await overflow(committee)).toBe(0);
      expect(await violationsByDayAndNight(committee)).toEqual([]);
    }, 600_000);

    test("headquarters writes the next version of a checklist: what is wrong stands at its item, and a check keeps its version", async () => {
      const page = await open("/checks/templates");
      await page.getByRole("link", { name: "收费窗口与现金检查" }).click();
      await page.getByRole("button", { name: "编制新版本" }).click();
      await page.getByRole("button", { name: "添加检查项" }).press("Enter");
      const item = page.getByRole("group", { name: "第 8 项" });
      await item.getByLabel("检查内容（中文）").fill("作废票据份数");
      await item.getByLabel("检查内容（英文）").fill("Receipts voided");
      await item.getByRole("combobox", { name: "作答方式" }).click();
      await page.getByRole("option", { name: "数值" }).click();
      await page.getByLabel("编制原因").fill("增加票据核对");
      await page.getByRole("button", { name: "发布检查表" }).click();
      await item.getByRole("alert").waitFor();
      expect(await item.getByRole("alert").innerText()).toContain("至少填一个");
      expect(await item.evaluate((own) => own === document.activeElement)).toBe(true);
      expect(await violationsByDayAndNight(page)).toEqual([]);
      await page.setViewportSize(PHONE.viewport);
      expect(await overflow(page)).toBe(0);
      await item.getByLabel("合格上限").fill("0");
      await item.getByRole("button", { name: "上移" }).press("Enter");
      expect(await page.getByRole("group", { name: "第 7 项" }).getByLabel("检查内容（中文）").inputValue()).toBe(
        "作废票据份数",
      );
      await page.getByRole("button", { name: "发布检查表" }).click();
      await page.getByText("编制原因：增加票据核对").waitFor();
      await page.getByRole("rowheader", { name: "7. 作废票据份数" }).waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await violationsByDayAndNight(page)).toEqual([]);
      const record = await open("/checks");
      await record.getByRole("link", { name: /^E01-C/ }).click();
      await record.getByRole("link", { name: "第 1 版" }).click();
      await record.getByText("编制原因：系统默认").waitFor();
    }, 600_000);

    test("a check on the phone is not lost for a slip, nor finished with an answer that cannot be taken", async () => {
      const phone = await open("/checks/field", PHONE, "SUPERVISOR");
      const choose = async (name: string, option: string) => {
        await phone.getByRole("combobox", { name }).click();
        await phone.getByRole("option", { name: option }).click();
      };
      await choose("检查类型", "专项检查");
      await choose("检查表", "收缴台账检查");
      const begin = phone.locator("form button[type=submit]");
      await phone.getByLabel("检查事项").fill("   ");
      expect(await begin.isDisabled()).toBe(true);
      await phone.getByLabel("检查事项").fill("窗口收款");
      await begin.click();
      const number = phone.getByLabel("抽查 20 户，账实不符户数");
      const left = phone.locator(".field-foot [role=status]");
      await number.fill("86,5");
      expect(await left.innerText()).toBe("还有 5 项未填");
      await number.fill("86.5");
      expect(await left.innerText()).toBe("还有 4 项未填");
      const drop = phone.getByRole("button", { name: "丢弃", exact: true });
      const dialog = phone.getByRole("dialog");
      await drop.click();
      await dialog.getByText("已填写的答案和照片将从本机删除，无法恢复。").waitFor();
      expect(await violationsByDayAndNight(phone)).toEqual([]);
      await dialog.getByRole("button", { name: "保留" }).click();
      await phone.reload();
      await phone.getByRole("button", { name: "继续（还有 4 项）" }).click();
      expect(await number.inputValue()).toBe("86.5");
      await drop.click();
      await dialog.getByRole("button", { name: "丢弃", exact: true }).click();
      await phone.getByText("没有等待上传的检查").waitFor();
      await expect.poll(() => phone.getByRole("button", { name: /^继续/ }).count()).toBe(0);
    }, 600_000);

    test("a committee that opens the page for checks on site is told whom it is for", async () => {
      const phone = await open("/checks/field", PHONE, "COMMITTEE");
      await phone.getByRole("heading", { name: "此页面供现场检查人员使用" }).waitFor();
      await settled(phone);
      expect([await overflow(phone), await violationsByDayAndNight(phone)]).toEqual([0, []]);
      await phone.getByRole("link", { name: "返回检查" }).click();
      await phone.getByRole("heading", { level: 1, name: "检查", exact: true }).waitFor();
    });

    test("what is to be checked has its place while it is read: on the day of whoever may be given it, and on site", async () => {
      for (const [path, asked, role] of [
        ["/my-day", "MyChecks", "ESTATE_MANAGER"],
        ["/checks/field", "Field", "SUPERVISOR"],
      ] as const) {
        const page = await open("/sign-in", PHONE, role);
        let answer = () => {};
        const until = new Promise<void>((resolve) => (answer = resolve));
        await page.route("**/graphql", async (route) => {
          if ((route.request().postData() ?? "").includes(documentId(asked))) await until;
          await route.continue();
        });
        await page.goto(new URL(path, page.url()).href);
        const place = page.getByRole("region", { name: "待检查" });
        await place.getByRole("group", { name: "正在读取 …" }).waitFor();
        answer();
        await place.getByRole("group", { name: "正在读取 …" }).waitFor({ state: "detached" });
        expect(await place.count()).toBe(1);
      }
    });

    test("the checks carried out show once it is known how long the plan above them is", async () => {
      const page = await open("/sign-in");
      let answer = () => {};
      const until = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/graphql", async (route) => {
        if ((route.request().postData() ?? "").includes(documentId("CheckPlans"))) await until;
        await route.continue();
      });
      await page.goto(new URL("/checks", page.url()).href);
      const carriedOut = page.getByText("检查记录", { exact: true });
      await carriedOut.waitFor({ state: "attached" });
      await page.getByRole("heading", { level: 2, name: "检查计划" }).waitFor();
      expect(await carriedOut.isVisible()).toBe(false);
      answer();
      await carriedOut.waitFor();
    });

    test("a planned check stands by the calendar, whenever the last record is", async () => {
      const headquarters = await open("/checks");
      const today = dayAfter(0);
      const code = today.slice(0, 4);
      const { planPeople } = await asked<People>(
        headquarters,
        `{ planPeople(estate: "E02", kind: ROUTINE) { personId } }`,
      );
      await asked(
        headquarters,
        `mutation { draftPlan(input: { code: "${code}", title: "年度检查" }) { userErrors { code } } }`,
      );
      await asked(
        headquarters,
        `mutation { planCheck(input: { code: "${code}", estate: "E02", kind: ROUTINE, template: "LEDGER", startsOn: "${today}",
          endsOn: "${today}", personId: ${planPeople[0]?.personId} }) { userErrors { code } } }`,
      );
      await asked(headquarters, `mutation { publishPlan(code: "${code}") { userErrors { code } } }`);
      await headquarters.reload();
      const plan = headquarters.getByRole("region", { name: "检查计划" });
      const row = plan.getByRole("listitem");
      await row.waitFor();
      expect(await row.innerText()).toContain("进行中");
    });

    test("axe finds nothing on checks, draws and a draw, by day or by night; they fit a phone", async () => {
      for (const path of ["/checks", "/checks/templates", "/draws", "/draws/1"]) {
        const page = await open(path, DESK, "SUPERVISOR");
        await settled(page);
        expect([path, await violationsByDayAndNight(page)]).toEqual([path, []]);
        await page.setViewportSize(PHONE.viewport);
        expect([path, await overflow(page)]).toEqual([path, 0]);
      }
    });
  },
  [
    { role: "SUPERVISOR", estates: "E01,E02,E03" },
    { role: "COMMITTEE", estates: "E01" },
    { role: "ESTATE_MANAGER", estates: "E01" },
  ],
);
