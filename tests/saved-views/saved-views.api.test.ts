import { z } from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstates, journalled } from "../people/people.ts";

const SAVED = z.object({ data: z.object({ saveView: z.object({ view: z.object({ viewId: z.number() }) }) }) });

describeEngines("views that people keep", (database) => {
  let api: Api;
  beforeAll(async () => {
    await addEstates(database(), "E1", "E2");
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const save = (asker: Asker, name: string, address: string, shared = false) =>
    asker.ask(
      `mutation ($input: SaveViewInput!) { saveView(input: $input) { view { viewId name shared own } userErrors { code field } } }`,
      { input: { name, address, shared } },
    );
  const saved = async (...given: Parameters<typeof save>) =>
    SAVED.parse(await save(...given)).data.saveView.view.viewId;
  const names = async (asker: Asker) => {
    const { data } = await asker.ask("{ savedViews { name own } }");
    const shape = z.object({ savedViews: z.array(z.object({ name: z.string(), own: z.boolean() })) });
    return shape.parse(data).savedViews.map(({ name, own }) => (own ? `own ${name}` : name));
  };
  const act = async (asker: Asker, mutation: string) => {
    const { data } = await asker.ask(`mutation { it: ${mutation} { view { name shared } userErrors { code } } }`);
    return z.object({ it: z.unknown() }).parse(data).it;
  };
  const UNKNOWN = { view: null, userErrors: [{ code: "VIEW_UNKNOWN" }] };

  it("are saved by name, one's own, and refused where they are no page of ours", async () => {
    const somebody = await api.as("SUPERVISOR", ["E1"]);
    expect(await save(somebody, " 本月欠费 ", "/records?status=OVERDUE")).toMatchObject({
      data: { saveView: { view: { name: "本月欠费", shared: false, own: true }, userErrors: [] } },
    });
    const refused = async (name: string, address: string) =>
      z
        .object({ data: z.object({ saveView: z.object({ userErrors: z.array(z.unknown()) }) }) })
        .parse(await save(somebody, name, address)).data.saveView.userErrors;
    expect(await refused("本月欠费", "/comparison")).toEqual([{ code: "VIEW_NAME_TAKEN", field: "name" }]);
    expect(await refused("  ", "/comparison")).toEqual([{ code: "VIEW_NAME_MISSING", field: "name" }]);
    expect(await refused("别处", "//evil.example/")).toEqual([{ code: "ADDRESS_UNKNOWN", field: "address" }]);
    expect(await names(somebody)).toEqual(["own 本月欠费"]);
    expect(await names(await api.as("SUPERVISOR", ["E1"]))).toEqual([]);
  });

  it("are found by others when they are shared: of the same role, who see at least the same estates", async () => {
    const [one, two] = [await api.as("ESTATE_MANAGER", ["E1"]), await api.as("ESTATE_MANAGER", ["E1", "E2"])];
    await saved(one, "一号项目", "/estates/E1", true);
    await saved(two, "两个项目", "/comparison", true);
    expect(await names(two)).toEqual(["own 两个项目", "一号项目"]);
    // E2 might stand in the address, or in the name.
    expect(await names(one)).toEqual(["own 一号项目"]);
    expect(await names(await api.as("ESTATE_MANAGER", ["E2"]))).toEqual([]);
    expect(await names(await api.as("COMMITTEE", ["E1"]))).toEqual([]);
    await saved(api, "总部看板", "/comparison", true);
    expect(await names(await api.as("HEADQUARTERS"))).toEqual(["总部看板"]);
    expect(await names(two)).toEqual(["own 两个项目", "一号项目"]);
  });

  it("are renamed, shared, kept to oneself and forgotten by their owner alone, each an act in the journal", async () => {
    const [owner, other] = [await api.as("AUDITOR"), await api.as("AUDITOR")];
    const id = await saved(owner, "抽查", "/records?text=E1");
    expect(await act(owner, `shareView(viewId: ${id})`)).toEqual({
      view: { name: "抽查", shared: true },
      userErrors: [],
    });
    expect(await names(other)).toEqual(["抽查"]);
    for (const mutation of ["shareView", "unshareView", "forgetView"])
      expect(await act(other, `${mutation}(viewId: ${id})`)).toEqual(UNKNOWN);
    expect(await act(other, `renameView(input: { viewId: ${id}, name: "我的" })`)).toEqual(UNKNOWN);
    expect(await act(owner, `renameView(input: { viewId: ${id}, name: "季度抽查" })`)).toMatchObject({
      userErrors: [],
    });
    expect(await names(other)).toEqual(["季度抽查"]);
    expect(await act(owner, `unshareView(viewId: ${id})`)).toMatchObject({ view: { shared: false } });
    expect(await names(other)).toEqual([]);
    expect(await act(owner, `forgetView(viewId: ${id})`)).toEqual({ view: null, userErrors: [] });
    expect(await names(owner)).toEqual([]);
    const acts = (await journalled(database())).filter(
      ({ role, act: what }) => role === "AUDITOR" && what.endsWith("VIEW"),
    );
    expect(acts.map(({ act: what }) => what)).toEqual([
      "SAVED_VIEW",
      "SHARED_VIEW",
      "RENAMED_VIEW",
      "UNSHARED_VIEW",
      "FORGOT_VIEW",
    ]);
  });
});
