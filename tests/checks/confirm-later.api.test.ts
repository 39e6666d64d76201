import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addInspectors, ANSWERS, AT, PLANNED, RECORD, START, TODAY } from "./check-input.ts";

describeEngines("a check that nobody confirmed when it was handed in", (database) => {
  let api: Api;
  let inspector: Asker;
  let others: readonly Asker[];
  beforeAll(async () => {
    api = await apiOver(database(), TODAY);
    const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
    const supervisor = await addInspectors(database(), clock);
    inspector = askerOver(api.app, { cookie: `session=${supervisor.session}` });
    others = [
      api,
      await api.as("SUPERVISOR", ["CA"]),
      await api.as("ESTATE_MANAGER", ["CA"]),
      await api.as("COMMITTEE", ["CA"]),
    ];
  });
  afterAll(() => api.app.close());

  const isConfirmable = async (asker: Asker) =>
    (await asker.ask(`{ check(id: "${PLANNED}") { confirmable confirmation { name } } }`)).data;

  it("may be confirmed later by its inspector's hand, once, and by nobody else's", async () => {
    const input = { id: PLANNED, estate: "CA" };
    await inspector.ask(START, {
      input: { ...input, kind: "ROUTINE", template: "CASH", templateVersion: 1, startedAt: AT },
    });
    expect(await isConfirmable(inspector)).toEqual({ check: { confirmable: false, confirmation: null } });
    await inspector.ask(RECORD, { input: { ...input, finishedAt: AT, answers: ANSWERS } });
    expect(await isConfirmable(inspector)).toEqual({ check: { confirmable: true, confirmation: null } });
    for (const other of others)
      expect(await isConfirmable(other)).toEqual({ check: { confirmable: false, confirmation: null } });
    const { data } = await inspector.ask(
      `mutation { confirmCheck(input: { id: "${PLANNED}", estate: "CA", name: "王建国", position: "收费主管", agreed: true, at: "${AT}" }) {
        check { state confirmable } userErrors { code } } }`,
    );
    expect(data).toEqual({ confirmCheck: { check: { state: "CONFIRMED", confirmable: false }, userErrors: [] } });
    expect(await isConfirmable(inspector)).toEqual({ check: { confirmable: false, confirmation: { name: "王建国" } } });
  });
});
