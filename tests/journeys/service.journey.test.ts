import { expect, test } from "vitest";
import { importFiles } from "./import-files.ts";
import { documentId } from "./signed-in.ts";
import { DESK, describeJourney, overflow, PHONE, settled, violations } from "./journey.ts";

/** A day in the month before the one that the browser is in. */
const lastMonth = (): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15)).toISOString().slice(0, 10);
};
const SCORES = ["555", "544", "444", "433", "555", "333"];

const surveysOf = (day: string) => `estate_code,survey_no,sent_on,sent
E01,S1,${day},12
`;
const answersOf = (day: string) =>
  [
    "estate_code,response_no,survey_no,answered_on,speed,correctness,manner",
    ...SCORES.map((scores, at) => `E01,A${at + 1},S1,${day},${scores.split("").join(",")}`),
    "",
  ].join("\n");

describeJourney(
  "complaints and satisfaction",
  (open) => {
    test("a complaint is logged, followed up and made a finding; surveys come in, and the committee reads both", async () => {
      const manager = await open("/service", DESK, "ESTATE_MANAGER");
      // The complaints are there before the estates: a complaint logged meanwhile is of the manager's all the same.
      let giveEstates = (): void => undefined;
      const estates = new Promise<void>((resolve) => (giveEstates = resolve));
      await manager.route("**/graphql", async (route) => {
        if ((route.request().postData() ?? "").includes(documentId("ServiceFigures"))) await estates;
        await route.continue();
      });
      await manager.reload();
      await manager.getByText("没有投诉", { exact: true }).waitFor();
      await manager.getByRole("button", { name: "登记投诉" }).click();
      const dialog = manager.getByRole("dialog");
      await dialog.getByLabel("投诉单号").fill("T-1001");
      giveEstates();
      await manager.setViewportSize(PHONE.viewport);
      await settled(manager);
      expect([await overflow(manager), await violations(manager)]).toEqual([0, []]);
      await dialog.getByRole("button", { name: "保存" }).click();
      await manager.getByRole("button", { name: "跟进 T-1001" }).click();
      await dialog.getByLabel("响应时间").fill("2020-01-01T08:00");
      await dialog.getByRole("button", { name: "保存" }).click();
      await dialog.getByText("不能早于受理时间。").waitFor();
      await dialog.getByRole("button", { name: "关闭" }).click();
      await manager.getByRole("button", { name: "将 T-1001 转为问题" }).click();
      await dialog.getByRole("button", { name: "一般问题" }).click();
      await manager.getByRole("link", { name: "E01-F1" }).waitFor();

      const head = await open("/service");
      await importFiles(head, {
        "surveys.csv": surveysOf(lastMonth()),
        "survey_responses.csv": answersOf(lastMonth()),
      });
      await head.reload();
      // Sixths of a point: 30 + 26 + 24 + 20 + 30 + 18 of 36.
      await head
        .getByText(/6 份答复中计入 6 份，回收率 50\.00%/)
        .first()
        .waitFor();
      await head.getByText("4.11", { exact: true }).first().waitFor();
      await settled(head);
      expect([await overflow(head), await violations(head)]).toEqual([0, []]);

      const committee = await open("/service?lang=en", { ...PHONE, locale: "en-US" }, "COMMITTEE");
      await committee.getByText("4.11", { exact: true }).first().waitFor();
      await settled(committee);
      expect(await committee.getByText("T-1001").count()).toBe(0);
      // Of a group that no complaint may be told of none is told, and not that there are none; the page says why.
      await committee.goto(new URL("/service?lang=en&by=SUBJECT", committee.url()).href);
      await committee.getByText(/no group has as many complaints as may be told/).waitFor();
      await committee.getByRole("button", { name: "See by month" }).click();
      await committee.getByRole("rowheader", { name: "Others together" }).waitFor({ state: "detached" });
      await settled(committee);
      expect([await overflow(committee), await violations(committee)]).toEqual([0, []]);
    }, 600_000);
  },
  [
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);
