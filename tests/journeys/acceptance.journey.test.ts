import { join } from "node:path";
import { expect, test } from "vitest";
import { openEmbedded } from "../../server/database/embedded.ts";
import { act, handIn, offered, waitForState } from "./finding-acts.ts";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

/** A third party accepts in both estates, and until yesterday whoever audits them managed the second. */
const PREPARED = `
  insert into estate_version (estate_id, batch_id, name, region, handed_over_on, acceptor)
  select v.estate_id, v.batch_id, v.name, v.region, v.handed_over_on, '第三方评估机构'
  from estate_version v join estate e on e.estate_id = v.estate_id where e.estate_code in ('E01', 'E02');
  insert into role_grant (person_id, role, estate_id, starts_on, ends_on, granted_at)
  select g.person_id, 'ESTATE_MANAGER', e.estate_id, '2020-01-01', (now() at time zone 'Asia/Shanghai')::date - 1, now()
  from role_grant g, estate e where g.role = 'AUDITOR' and e.estate_code = 'E02' limit 1;`;

describeJourney(
  "acceptance by a third party",
  (open) => {
    test("the acceptor of record looks at the photo and accepts; the committee, which is not, is offered nothing", async () => {
      const supervisor = await open("/my-day", DESK, "SUPERVISOR");
      const manager = await open("/my-day", DESK, "ESTATE_MANAGER");
      const code = await handIn(supervisor, manager, "E01", "收据存根缺号");

      const committee = await open(`/findings/${code}`, DESK, "COMMITTEE");
      await waitForState(committee, "待验收");
      expect(await offered(committee)).toEqual([]);
      // An estate's page names households, which a committee does not see: its window stands for it.
      expect(await committee.locator(".finding-estate").getAttribute("href")).toBe("/committee/E01");
      await committee.getByText("当前没有需要您办理的事项 · 等待第三方审计办理。").waitFor();

      const auditor = await open("/my-day", PHONE, "AUDITOR");
      await auditor.getByRole("link", { name: "收据存根缺号" }).first().click();
      await waitForState(auditor, "待验收");
      await settled(auditor);
      const photo = auditor.getByRole("link", { name: "第 1 号佐证 整改.png" });
      await photo.locator("img[src$='/thumbnail']").scrollIntoViewIfNeeded();
      const [shown] = await Promise.all([auditor.waitForEvent("popup"), photo.click()]);
      await shown.waitForLoadState();
      expect(await shown.evaluate(() => document.images[0]?.naturalWidth)).toBe(1);
      await shown.close();
      expect([await violations(auditor), await overflow(auditor)]).toEqual([[], 0]);
      expect(await offered(auditor)).toEqual(["验收通过", "退回整改"]);
      await act(auditor, "验收通过", { 验收意见: "存根号段连续，与照片一致" });
      await waitForState(auditor, "已销号");
      await auditor.getByText("存根号段连续，与照片一致").waitFor();
      await auditor
        .getByText(/AUDITOR@journey\.example\s·\s第三方审计/)
        .first()
        .waitFor();
      expect(await offered(auditor)).toEqual([]);
    }, 600_000);

    test("whoever was of the team that rectified is offered nothing and told why, and is refused", async () => {
      const supervisor = await open("/my-day", DESK, "SUPERVISOR");
      const manager = await open("/my-day", DESK, "ESTATE_MANAGER");
      const code = await handIn(supervisor, manager, "E02", "现金隔日存行");
      const auditor = await open(`/findings/${code}`, DESK, "AUDITOR");
      await waitForState(auditor, "待验收");
      expect(await offered(auditor)).toEqual([]);
      await auditor
        .getByText("当前没有需要您办理的事项 · 您负责或提交过该整改，或属于责任团队，须由他人办理。")
        .waitFor();
      const answer = await auditor.request.post(new URL("/graphql", auditor.url()).href, {
        data: {
          query: `mutation { acceptRectification(input: { code: "${code}", version: 4, opinion: "" }) { userErrors { code } } }`,
        },
      });
      expect(await answer.json()).toMatchObject({
        data: { acceptRectification: { userErrors: [{ code: "OWN_TEAM" }] } },
      });
    }, 600_000);
  },
  [
    { role: "SUPERVISOR", estates: "E01,E02" },
    { role: "ESTATE_MANAGER", estates: "E01,E02" },
    { role: "COMMITTEE", estates: "E01" },
    { role: "AUDITOR", estates: "E01,E02" },
  ],
  async (folder) => {
    const engine = await openEmbedded({ folder: join(folder, "database") });
    await engine.runScript(PREPARED);
    await engine.close();
  },
);
