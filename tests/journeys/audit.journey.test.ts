import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { describeJourney, DESK, PHONE, settled, violationsByDayAndNight } from "./journey.ts";
import { asked, PIXEL } from "./session-calls.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "journey-audit-"));
const RULE = "停水停电催费";
const CODE = "E01-F1";
/** An import takes its time. */
const SOON = { timeout: 60_000 };

/** Yesterday's log of contacts: a household's water was cut to press for fees. */
function plantedFault(): string {
  const path = join(FOLDER, "contacts.csv");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const head = "estate_code,unit_code,at,channel,direction,action,content,outcome,by";
  writeFileSync(path, `${head}\nE01,01-001,${yesterday} 10:00,上门,发出,停水停电,关闭水阀,未缴,刘强\n`);
  return path;
}

async function takeIn(page: Page, file: string): Promise<void> {
  await page.goto(new URL("/data", page.url()).href);
  await settled(page);
  await page.getByLabel("选择文件并试运行").setInputFiles(file);
  const outcome = page.locator(".import-outcome strong");
  await expect.poll(() => outcome.innerText(), SOON).toBe("试运行结果（尚未入账）");
  await page.getByRole("button", { name: "确认入账" }).click();
  await expect.poll(() => outcome.innerText(), SOON).toBe("已入账");
}

/** Rules run in the background, every quarter of a minute. */
const RULES = { timeout: 120_000, interval: 1000 };

/** Waits until the rules have run over whatever was taken in. */
const rulesRan = (page: Page) =>
  expect
    .poll(() => asked<Ran>(page, "{ auditExceptions(first: 1) { progress { waiting } } }"), RULES)
    .toEqual({ auditExceptions: { progress: { waiting: 0 } } });

interface Ran {
  readonly auditExceptions: { readonly progress: { readonly waiting: number } };
}

describeJourney(
  "a planted fault until its acceptance",
  (open) => {
    afterAll(() => rmSync(FOLDER, { recursive: true }));

    test("exception, confirmed, finding; cause removed, acceptance proposed, accepted", async () => {
      const headquarters = await open("/data");
      await takeIn(headquarters, plantedFault());
      await rulesRan(headquarters);
      await headquarters.goto(new URL("/audit?rule=forbidden_dunning", headquarters.url()).href);
      const exception = headquarters.getByRole("article", { name: RULE });
      await exception.getByRole("button", { name: "确认为问题" }).click();
      await headquarters.getByLabel("核实情况").fill("现场核实：水阀被关闭");
      await headquarters.getByRole("dialog").getByRole("button", { name: "确认为问题" }).click();
      await exception.getByRole("link", { name: `问题 ${CODE}` }).waitFor();

      const manager = await open(`/findings/${CODE}`, PHONE, "ESTATE_MANAGER");
      const { assignees } = await asked<{ assignees: readonly { personId: number }[] }>(
        headquarters,
        `{ assignees(estate: "E01") { personId } }`,
      );
      const at = (version: number) => `code: "${CODE}", version: ${version}`;
      await asked(
        headquarters,
        `mutation { assignFinding(input: { ${at(1)}, assigneeId: ${assignees[0]?.personId} }) { userErrors { code } } }`,
      );
      // The notice tells whoever has to mend it which household it is, and the finding leads back to the exception.
      const desk = await open(`/findings/${CODE}/notice`);
      await desk.getByRole("row", { name: /^内部备注.*现场核实：水阀被关闭/ }).waitFor();
      await desk.goto(new URL(`/findings/${CODE}`, desk.url()).href);
      await desk.locator(".finding-facts").getByRole("link", { name: "审计疑点" }).click();
      await desk.getByRole("article", { name: RULE }).locator(".audit-standing", { hasText: "已确认" }).waitFor();
      await asked(manager, `mutation { startRectification(input: { ${at(2)} }) { userErrors { code } } }`);
      const sent = await manager.request.post(new URL(`/evidence/${CODE}?name=valve.png`, manager.url()).href, {
        headers: { "content-type": "application/octet-stream" },
        data: PIXEL,
      });
      expect(sent.ok()).toBe(true);
      await asked(
        manager,
        `mutation { submitRectification(input: { ${at(3)}, rootCause: "误操作", corrective: "已恢复供水", preventive: "培训" }) { userErrors { code } } }`,
      );
      // The rule still finds it: nothing is proposed.
      const committee = await open(`/findings/${CODE}`, DESK, "COMMITTEE");
      await settled(committee);
      await committee.getByRole("button", { name: "验收通过" }).waitFor();
      expect(await committee.locator(".cause-note").count()).toBe(0);

      const { batches } = await asked<{ batches: { nodes: readonly { batchId: number }[] } }>(
        headquarters,
        `{ batches(first: 1) { nodes { batchId } } }`,
      );
      await asked(
        headquarters,
        `mutation { withdrawBatch(input: { batchId: ${batches.nodes[0]?.batchId}, reason: "误记为催缴" }) { userErrors { code } } }`,
      );
      const note = committee.locator(".cause-note");
      const gone = () =>
        asked<{ finding: { causeGoneAt: string | null } }>(
          headquarters,
          `{ finding(code: "${CODE}") { causeGoneAt } }`,
        );
      await expect.poll(async () => (await gone()).finding.causeGoneAt, RULES).not.toBe(null);
      await committee.reload();
      expect(await note.innerText()).toMatch(
        /起，规则不再发现这一情形。 建议验收通过：请核对整改说明和佐证，由您决定。/,
      );
      expect(await violationsByDayAndNight(committee)).toEqual([]);
      await manager.reload();
      await manager.getByText("建议验收通过，由业委会决定。").waitFor();
      await committee.getByRole("button", { name: "验收通过" }).click();
      await committee.getByRole("dialog").getByRole("button", { name: "验收通过" }).click();
      await committee.locator(".finding-facts .state-mark", { hasText: "已销号" }).waitFor();
      await note.waitFor({ state: "detached" });
    }, 600_000);

    test("axe finds nothing in exceptions and rules, by day or by night", async () => {
      for (const path of ["/audit?standing=GONE", "/audit?tab=rules"]) {
        const page = await open(path);
        await settled(page);
        expect([path, await violationsByDayAndNight(page)]).toEqual([path, []]);
      }
    });
  },
  [
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);
