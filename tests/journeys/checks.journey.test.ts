import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeJourney, overflow, PHONE, settled, violations } from "./journey.ts";

const OTHERS = [{ role: "SUPERVISOR" }];

/** Asks the API in the name of whoever has the page. */
const ask = (page: Page, query: string): Promise<unknown> =>
  page.evaluate(async (text) => {
    const answer = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: text }),
    });
    const told: unknown = await answer.json();
    return told;
  }, query);

/** A picture as a phone would take it. */
const picture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 240;
    canvas.getContext("2d")?.fillRect(0, 0, 320, 240);
    return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
  });

describeJourney(
  "a surprise check without network",
  (open) => {
    test("is logged on a phone, sent once though its answer is lost, and raises its finding once", async () => {
      const office = await open("/draws");
      const estates = await ask(office, "{ estates { code } }");
      const places = JSON.stringify(estates).match(/"code"/g)?.length ?? 0;
      const days = await office.evaluate(() => new Date().toLocaleDateString("sv-SE"));
      await ask(
        office,
        `mutation { freezeDraw(input: { title: "突击", template: "CASH", startsOn: "${days}", endsOn: "${days}", places: ${places}, drawsLeft: 0 }) { userErrors { code } }
          drawSurprise(input: { draw: 1, publicWord: "3888.60" }) { userErrors { code } } }`,
      );

      const phone = await open("/checks/field", PHONE, "SUPERVISOR");
      const begin = phone.getByRole("button", { name: /^开始 .* 突击检查$/ }).first();
      await begin.waitFor();
      expect(await violations(phone)).toEqual([]);
      const image = await picture(phone);
      // Kept for when there is no network.
      await phone.waitForFunction(async () =>
        (await caches.open("field-assets")).keys().then((keys) => keys.length > 5),
      );
      await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await phone.waitForFunction(async () => (await caches.match("/checks/field")) !== undefined);
      await phone.context().setOffline(true);
      await phone.reload();
      await phone.getByText("无网络").waitFor();
      await begin.click();
      await phone.getByLabel(/现场盘点现金/).fill("-5");
      for (const group of await phone.getByRole("group").all()) {
        const yes = group.getByLabel("是", { exact: true });
        if ((await yes.count()) > 0) await yes.check();
      }
      await phone
        .locator("input[type=file]")
        .setInputFiles({ name: "p.jpg", mimeType: "image/jpeg", buffer: Buffer.from(image, "base64") });
      await phone.getByRole("img", { name: "照片 1" }).waitFor();
      await phone.getByLabel("被检查人在场").check();
      await phone.getByLabel("姓名").fill("王建国");
      expect(await violations(phone)).toEqual([]);
      expect(await overflow(phone)).toBe(0);
      await phone.getByRole("button", { name: "完成检查" }).click();
      await phone.getByText("1 项检查等待上传").waitFor();

      // The server takes the answers, and the phone does not hear of it: it sends them again.
      await phone.evaluate(() => {
        const own = window.fetch.bind(window);
        let lost = false;
        window.fetch = async (input, init) => {
          const answer = await own(input, init);
          if (!lost && /recordcheck/i.test(`${String(input)} ${String(init?.body ?? "")}`)) {
            lost = true;
            throw new TypeError("the answer was lost");
          }
          return answer;
        };
      });
      await phone.context().setOffline(false);
      await phone.getByText("1 项检查等待上传").waitFor();
      await phone.getByRole("button", { name: "立即上传" }).click();
      await phone.getByText("已上传 1 项检查").waitFor();

      expect(
        await ask(
          office,
          "{ checks { nodes { state findingCount photos { stampedFrom } confirmation { name } } } findings { nodes { source title } } }",
        ),
      ).toEqual({
        data: {
          checks: {
            nodes: [
              {
                state: "CONFIRMED",
                findingCount: 1,
                photos: [expect.anything(), expect.anything()],
                confirmation: { name: "王建国" },
              },
            ],
          },
          findings: { nodes: [{ source: "CHECK", title: "现场盘点现金与当日台账差额：-5元" }] },
        },
        extensions: expect.anything(),
      });
      await office.goto(new URL("/checks", office.url()).href);
      await office.getByRole("link", { name: /-C[0-9A-F]{8}$/ }).click();
      await settled(office);
      await office.getByRole("link", { name: /-F1$/ }).waitFor();
      expect(await violations(office)).toEqual([]);
    });
  },
  OTHERS,
);
