import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addInspectors, ANSWERS, AT, CHECK, RECORD, START, TODAY } from "./check-input.ts";

describeEngines("checklists over the API", (database) => {
  let api: Api;
  let supervisor: Asker;
  beforeAll(async () => {
    const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
    api = await apiOver(database(), TODAY);
    const { session } = await addInspectors(database(), clock);
    supervisor = askerOver(api.app, { cookie: `session=${session}` });
    const check = { id: CHECK, estate: "CA", kind: "ROUTINE", template: "CASH", templateVersion: 1, startedAt: AT };
    await dataOf(supervisor, START, { input: check });
    await dataOf(supervisor, RECORD, { input: { id: CHECK, estate: "CA", finishedAt: AT, answers: ANSWERS } });
  });
  afterAll(() => api.app.close());

  const dataOf = async (asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await asker.ask(query, variables);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };

  it("publishes the next version of a checklist: refusals at the item, and a check keeps the version it was answered with", async () => {
    const item = (code: string, more: object) => ({
      code,
      kind: "YES_NO",
      zh: "两人盘点",
      en: "Counted by two",
      basis: "P4.3",
      points: 60,
      severity: "SEVERE",
      ...more,
    });
    const cash = { code: "CASH", titleZh: "现金检查", titleEn: "Cash", basis: "P4.3", reason: "两人盘点", basedOn: 1 };
    const publish = async (items: readonly object[], more: object = {}, asker: Asker = api) =>
      dataOf(
        asker,
        `mutation ($input: PublishTemplateInput!) { publishTemplate(input: $input) { template { version } userErrors { code field } } }`,
        { input: { ...cash, items, ...more } },
      );
    const refusals = (...userErrors: object[]) => ({ publishTemplate: { template: null, userErrors } });
    expect(
      await publish([item("A", { kind: "NUMBER", atLeast: "1,5" }), item("B", {}), item("C", { en: "" })]),
    ).toEqual(refusals({ code: "ITEM_BOUNDS", field: "items.A" }, { code: "ITEM_TEXT", field: "items.C" }));
    expect(await publish([])).toEqual(refusals({ code: "NO_ITEMS", field: "items" }));
    expect(await publish([item("A", {})], { titleEn: " " })).toEqual(
      refusals({ code: "TITLE_MISSING", field: "titleEn" }),
    );
    expect(await publish([item("A", {})], { basedOn: 0 })).toEqual(refusals({ code: "TEMPLATE_TAKEN", field: "code" }));
    // Of two who write from the same version one is told.
    const both = await Promise.all([1, 2].map(() => publish([item("A", {})])));
    expect(both).toEqual(
      expect.arrayContaining([
        { publishTemplate: { template: { version: 2 }, userErrors: [] } },
        refusals({ code: "TEMPLATE_CHANGED", field: "basedOn" }),
      ]),
    );
    expect(
      await dataOf(supervisor, `{ checkTemplateVersions(code: "CASH") { version reason items { code } } }`),
    ).toEqual({
      checkTemplateVersions: [
        { version: 2, reason: "两人盘点", items: [{ code: "A" }] },
        expect.objectContaining({ version: 1, reason: "启用" }),
      ],
    });
    expect(await dataOf(supervisor, `{ check(id: "${CHECK}") { earned possible template { version } } }`)).toEqual({
      check: { earned: 30, possible: 90, template: { version: 1 } },
    });
    const { rows } = await database().asViewer(HEADQUARTERS, (trx) =>
      sql`select subject from journal_entry where act = 'PUBLISHED_CHECKLIST'`.execute(trx),
    );
    expect(rows).toEqual([{ subject: "Checklist CASH" }]);
  });
});
