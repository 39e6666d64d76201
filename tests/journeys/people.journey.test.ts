import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";
import { JOURNEY_PASSWORD } from "./signed-in.ts";

const MENUS = {
  HEADQUARTERS: ["项目对比", "业委会看板", "收款与账单", "数据导入", "指标口径", "操作日志"],
  SUPERVISOR: ["项目对比", "业委会看板", "收款与账单", "指标口径"],
  COMMITTEE: ["业委会看板", "指标口径"],
  ADMINISTRATOR: ["人员与授权", "操作日志"],
} as const;

const menuOf = (page: Page): Promise<string[]> =>
  page.getByRole("navigation", { name: "页面" }).getByRole("link").allInnerTexts();

/** Pages that other features have added to a menu are theirs to test. */
const expectMenu = async (page: Page, role: keyof typeof MENUS): Promise<void> => {
  const menu = await menuOf(page);
  expect(MENUS[role].filter((page_) => !menu.includes(page_))).toEqual([]);
  const others = Object.values(MENUS)
    .flat()
    .filter((page_) => !MENUS[role].some((own) => own === page_));
  expect(menu.filter((page_) => others.some((other) => other === page_))).toEqual([]);
};

const ADDED = z.object({ data: z.object({ invitePerson: z.object({ person: z.object({ personId: z.number() }) }) }) });

/** Asks the API as whoever has signed in on a page. */
const ask = (page: Page, query: string): Promise<unknown> =>
  page.evaluate(
    async (text) =>
      (
        await fetch("/graphql", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: text }),
        })
      ).json(),
    query,
  );

describeJourney(
  "people in a browser",
  (open) => {
    test("an administrator invites somebody of two roles, who comes in by the link, sees a role's pages and switches", async () => {
      const admin = await open("/people", DESK, "ADMINISTRATOR");
      await settled(admin);
      await expectMenu(admin, "ADMINISTRATOR");
      await admin.getByRole("button", { name: "邀请人员" }).click();
      await admin.getByRole("dialog").getByLabel("姓名").fill("张晓岚");
      await admin.getByRole("dialog").getByLabel("手机号或邮箱").fill("13912340000");
      await admin.getByRole("button", { name: "生成邀请链接", exact: true }).click();
      const link = new URL(
        await admin.getByRole("region", { name: "张晓岚 的邀请链接已生成" }).locator("code").innerText(),
      );
      await admin.getByRole("button", { name: "给 张晓岚 授权" }).click();
      const dialog = admin.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "授权项目" }).click();
      await admin.getByRole("option", { name: /^E01 / }).click();
      await dialog.getByRole("button", { name: "授权" }).click();
      await admin.getByText("项目经理 · 示例小区1").waitFor();
      const { data } = ADDED.parse(
        await ask(
          admin,
          `mutation { invitePerson(input: { name: "李", login: "li@journey.example" }) { person { personId } } }`,
        ),
      );
      const other = data.invitePerson.person.personId;
      // A committee of the same estate is the other side; of another estate it is not.
      const grant = (personId: number, estate: string) =>
        ask(
          admin,
          `mutation { grantRole(input: { personId: ${personId}, role: COMMITTEE, estates: ["${estate}"], startsOn: "2026-01-01", endsOn: "2099-12-31" }) { userErrors { code } } }`,
        );
      expect(await grant(other - 1, "E01")).toMatchObject({
        data: { grantRole: { userErrors: [{ code: "TWO_SIDES" }] } },
      });
      expect(await grant(other - 1, "E02")).toMatchObject({ data: { grantRole: { userErrors: [] } } });
      expect(await violations(admin)).toEqual([]);
      // A page that is not open to a role asks nothing for it: no attempt stands in the journal.
      for (const path of ["/comparison", "/estates/E01", "/estates/E01/buildings/1"]) {
        await admin.goto(new URL(path, admin.url()).href);
        await admin.getByText("此页面不对“系统管理员”开放").waitFor();
        await settled(admin);
      }
      expect(await ask(admin, `{ journal(first: 1, act: "REFUSED") { nodes { subject } } }`)).toMatchObject({
        data: { journal: { nodes: [] } },
      });

      const own = await open(link.pathname + link.hash, PHONE, null);
      await own.getByRole("heading", { name: "张晓岚，您好" }).waitFor();
      expect([await overflow(own), await violations(own)]).toEqual([0, []]);
      await own.getByLabel(/^新密码/).fill(JOURNEY_PASSWORD);
      await own.getByLabel("再次输入新密码").fill(JOURNEY_PASSWORD);
      await own.getByRole("button", { name: "设置密码并进入" }).click();
      await own.getByRole("heading", { level: 1, name: "项目对比" }).waitFor();
      await own.goto(new URL("/profile", own.url()).href);
      await settled(own);
      await own.getByText("当前角色").waitFor();
      expect([await overflow(own), await violations(own)]).toEqual([0, []]);
      await own.getByRole("button", { name: "切换为业委会" }).click();
      await own.getByRole("heading", { level: 1, name: /^业委会看板/ }).waitFor();
      await own.getByRole("button", { name: "菜单" }).click();
      await own.getByText("业委会 · 1 个项目").waitFor();
      await expectMenu(own, "COMMITTEE");
      // Neither tells whether there is such a thing.
      await own.goto(new URL("/households/E02%2F01-001", own.url()).href);
      await own.getByText("此页面不对“业委会”开放").waitFor();
      const told: string[] = [];
      for (const estate of ["E01", "NONE"]) {
        await own.goto(new URL(`/committee/${estate}`, own.url()).href);
        await own.getByText("没有可查看的项目").waitFor();
        told.push((await own.locator("main").innerText()).replaceAll(estate, "*"));
      }
      expect(told[0]).toBe(told[1]);

      // A role that is ended is gone at once: one is asked before.
      await admin.goto(new URL("/people", admin.url()).href);
      const press = () => admin.getByRole("button", { name: "终止授权：业委会，示例小区2" }).press("Enter");
      await press();
      await admin.getByRole("dialog").getByText("终止后张晓岚立即失去该角色").waitFor();
      await admin.keyboard.press("Escape");
      await admin.getByRole("dialog").waitFor({ state: "detached" });
      await press();
      await admin.getByRole("dialog").getByRole("button", { name: "终止", exact: true }).press("Enter");
      await admin.getByRole("listitem").filter({ hasText: "业委会 · 示例小区2" }).getByText("已终止").waitFor();
      // Two people and a dozen pages: on a busy machine it takes longer than one page does.
    }, 600_000);

    test("an administrator at the end of a long list sees the new link for whom they asked, and long words fit a phone", async () => {
      const admin = await open("/people", PHONE, "ADMINISTRATOR");
      await settled(admin);
      for (let at = 1; at <= 8; at++) {
        const login = `list${at}@journey.example`;
        await ask(
          admin,
          `mutation { invitePerson(input: { name: "名单${at}", login: "${login}" }) { person { personId } } }`,
        );
      }
      const note = "https://registry.example/" + "x".repeat(300);
      await ask(
        admin,
        `mutation { declareInterest(input: { kind: COMPANY, subject: "供应商", note: "${note}" }) { userErrors { code } } }`,
      );
      for (const path of ["/profile", "/people"]) {
        await admin.goto(new URL(path, admin.url()).href);
        await settled(admin);
        expect([path, await overflow(admin)]).toEqual([path, 0]);
      }
      await admin.getByRole("button", { name: "为 名单8 重新生成邀请链接" }).click();
      const link = admin.getByRole("region", { name: "名单8 的邀请链接已生成" });
      await link.waitFor();
      expect(await link.evaluate((shown) => shown === document.activeElement)).toBe(true);
      const box = await link.boundingBox();
      expect([box !== null && box.y >= 0, box !== null && box.y + box.height <= PHONE.viewport.height]).toEqual([
        true,
        true,
      ]);
      expect([await overflow(admin), await violations(admin)]).toEqual([0, []]);
    });

    test("somebody signs in with a password, in the role they hold, and out again", async () => {
      const page = await open("/sign-in?next=/metrics", DESK, null);
      await page.getByLabel("手机号或邮箱").fill("SUPERVISOR@journey.example");
      await page.getByLabel(/^密码/).fill("not the password");
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await page.getByText("账号或密码不正确。").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel(/^密码/).fill(JOURNEY_PASSWORD);
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "指标口径" }).waitFor();
      await expectMenu(page, "SUPERVISOR");
      await page.getByRole("button", { name: "退出登录" }).click();
      await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
    });

    test("who fails again and again is told how long to wait, in either language", async () => {
      for (const [at, login, told] of [
        ["/sign-in", "登录", /^失败次数过多，请 \d+ (秒|分钟)后再试。$/],
        ["/sign-in?lang=en", "Sign in", /^Too many failures\. Try again in \d+ (s|minutes)\.$/],
      ] as const) {
        const page = await open(at, DESK, null);
        await page.locator("input[autocomplete='username']").fill("nobody@journey.example");
        await page.locator("input[type='password']").fill("not the password");
        const submit = page.getByRole("button", { name: login, exact: true });
        while ((await page.getByText(told).count()) === 0) {
          await submit.click();
          await expect.poll(() => page.locator("button[data-loading]").count()).toBe(0);
        }
      }
    });

    test("a household's contact is shown to whoever says why, and hidden again", async () => {
      const page = await open("/households/E01%2F01-001", PHONE, "SUPERVISOR");
      await settled(page);
      await page.getByText("139****2651").waitFor();
      await page.getByRole("button", { name: "查看联系方式" }).click();
      const dialog = page.getByRole("dialog", { name: "E01/01-001 的联系方式" });
      await dialog.getByText("欠费提醒").click();
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole("button", { name: "查看" }).click();
      await dialog.getByRole("link", { name: "13987842651" }).waitFor();
      expect([await dialog.getByText("杨先生").count(), await overflow(page), await violations(page)]).toEqual([
        1,
        0,
        [],
      ]);
      await dialog.getByRole("button", { name: "关闭并隐藏" }).click();
      await dialog.waitFor({ state: "detached" });
      expect(await page.locator("body").innerText()).not.toContain("13987842651");
      const journal = await open("/journal?act=REVEALED", DESK);
      await settled(journal);
      await journal.getByRole("cell", { name: "业户 E01/01-001" }).waitFor();
      expect([await overflow(journal), await violations(journal)]).toEqual([0, []]);
    });

    test("a view is kept under a name with its filters, and leads back from another page", async () => {
      const page = await open("/comparison?period=2026-Q1&region=华北");
      await settled(page);
      await expectMenu(page, "HEADQUARTERS");
      await page.getByRole("button", { name: "常用视图" }).click();
      const views = page.getByRole("dialog", { name: "常用视图" });
      await views.getByLabel("保存当前页面").fill("华北一季度");
      await views.getByRole("button", { name: "保存" }).click();
      await views.getByRole("link", { name: "华北一季度" }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(new URL("/records", page.url()).href);
      await settled(page);
      await page.getByRole("button", { name: "常用视图" }).click();
      await page.getByRole("link", { name: "华北一季度" }).click();
      await page.getByRole("heading", { level: 1, name: "项目对比" }).waitFor();
      const { searchParams } = new URL(page.url());
      expect([searchParams.get("period"), searchParams.get("region")]).toEqual(["2026-Q1", "华北"]);
    });
  },
  [{ role: "ADMINISTRATOR" }, { role: "SUPERVISOR", estates: "E01" }],
);
