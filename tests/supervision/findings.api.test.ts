import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { bring, type Cast } from "./act.ts";
import { addEstate, addPlayer, opening, prove, raise, type Player } from "./cast.ts";

const TODAY = "2026-11-30";
const dayClock = (day: string) => systemClock("Asia/Shanghai", () => new Date(`${day}T04:00:00Z`));

describeEngines("findings over the API", (database) => {
  let api: Api;
  let cast: Cast & { readonly auditor: Player; readonly head: Player };
  const asked = async (player: Player, query: string) => {
    const { data, errors } = await askerOver(api.app, { cookie: `session=${player.session}` }).ask(query);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };
  const nodes = (player: Player, filter: string, fields = "code state overdue daysLate escalatedTo awaitedBy") =>
    asked(player, `{ findings(${filter}) { nodes { ${fields} } } }`);

  beforeAll(async () => {
    const [first, other] = [await addEstate(database(), "SA", null), await addEstate(database(), "SB", "第三方审计")];
    const clock = dayClock("2026-11-02");
    const player = (name: string, ...grants: Parameters<typeof addPlayer>[3][]) =>
      addPlayer(database(), dayClock(TODAY), name, ...grants);
    cast = {
      supervisor: await player("督导", { role: "SUPERVISOR", estates: ["SA", "SB"] }),
      manager: await player("经理", { role: "ESTATE_MANAGER", estates: ["SA"] }),
      committee: await player("业委会", { role: "COMMITTEE", estates: ["SA"] }),
      auditor: await player("审计", { role: "AUDITOR", estates: [] }),
      head: await player("总部", { role: "HEADQUARTERS", estates: [] }),
    };
    const { supervisor } = cast;
    // F1 severe, assigned on Monday 2 November, due on Thursday 5: 17 working days ago on Monday 30.
    const severe = opening(first, { severity: "SEVERE", title: "现金未存", confidential: "101 户" });
    await bring(database(), clock, cast, await raise(database(), clock, supervisor, severe), ["ASSIGN"]);
    // F2 general, assigned on the 27th: ten working days on is 11 December.
    const late = dayClock("2026-11-27");
    const general = await raise(database(), late, supervisor, opening(first));
    await bring(database(), late, cast, general, ["ASSIGN", "START", "SUBMIT"]);
    await prove(database(), late, cast.manager, general, true);
    // F1 of the other estate waits to be assigned.
    await raise(database(), late, supervisor, opening(other, { title: "催缴记录缺失" }));
    api = await apiOver(database(), TODAY);
  });
  afterAll(() => api.app.close());

  it("tells exactly what a figure of a review counted, whatever became of it since", async () => {
    const counted = async (by: string, to: string) => {
      const told = `counted: { by: ${by}, from: "2026-11-01", to: "${to}", asOf: "${to}" }`;
      return asked(
        cast.supervisor,
        `{ findings(sort: RAISED, filter: { estates: ["SA"], ${told} }) { nodes { code } counts { count } } }`,
      );
    };
    const are = (codes: readonly string[], ...counts: readonly number[]) => ({
      findings: { nodes: codes.map((code) => ({ code })), counts: counts.map((count) => ({ count })) },
    });
    // F1's first deadline came on the 5th; F2 was recorded and submitted on the 27th.
    expect(await counted("RAISED", "2026-11-30")).toEqual(are(["SA-F2", "SA-F1"], 0, 1, 1));
    expect(await counted("DUE", "2026-11-30")).toEqual(are(["SA-F1"], 0, 1, 0));
    expect(await counted("SUBMITTED", "2026-11-30")).toEqual(are(["SA-F2"], 0, 0, 1));
    expect(await counted("RAISED", "2026-11-26")).toEqual(are(["SA-F1"], 0, 1, 0));
    expect(await counted("DUE", "2026-11-04")).toEqual(are([], 0, 0, 0));
  });

  it("tells what is overdue, by how many working days, and whom the ladder calls", async () => {
    expect(await nodes(cast.supervisor, "sort: DUE")).toEqual({
      findings: {
        nodes: [
          // Working days after 5 November up to the 30th: 6, 9–13, 16–20, 23–27, 30.
          {
            code: "SA-F1",
            state: "ASSIGNED",
            overdue: true,
            daysLate: 1 + 5 + 5 + 5 + 1,
            escalatedTo: "HEADQUARTERS",
            awaitedBy: "2026-11-05",
          },
          // Two working days to assign after Friday 27: Tuesday.
          { code: "SB-F1", state: "RECORDED", overdue: false, daysLate: 0, escalatedTo: null, awaitedBy: "2026-12-01" },
          // Five to accept.
          {
            code: "SA-F2",
            state: "SUBMITTED",
            overdue: false,
            daysLate: 0,
            escalatedTo: null,
            awaitedBy: "2026-12-04",
          },
        ],
      },
    });
  });

  it("pages without a gap in either order, and counts all three lists", async () => {
    for (const sort of ["DUE", "RAISED"]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const cursor: string = after === null ? "" : `, after: "${after}"`;
        const page = await asked(
          cast.supervisor,
          `{ findings(first: 1, sort: ${sort}${cursor}) { nodes { code } pageInfo { hasNextPage endCursor } } }`,
        );
        const text = JSON.stringify(page);
        seen.push(/"code":"([^"]+)"/.exec(text)?.[1] ?? "?");
        after = text.includes(`"hasNextPage":true`) ? (/"endCursor":"([^"]+)"/.exec(text)?.[1] ?? null) : null;
      } while (after !== null);
      expect(seen).toEqual(sort === "DUE" ? ["SA-F1", "SB-F1", "SA-F2"] : ["SB-F1", "SA-F2", "SA-F1"]);
    }
    expect(await asked(cast.supervisor, "{ findings { counts { list count overdue } } }")).toEqual({
      findings: {
        counts: [
          { list: "PROBLEM", count: 1, overdue: 0 },
          { list: "RECTIFICATION", count: 1, overdue: 1 },
          { list: "ACCEPTANCE", count: 1, overdue: 0 },
        ],
      },
    });
  });

  it("shows each what awaits them, and what they may do", async () => {
    const mine = (player: Player) => nodes(player, "filter: { awaitingMe: true }", "code actions");
    const of = (...found: readonly [string, readonly string[]][]) => ({
      findings: { nodes: found.map(([code, actions]) => ({ code, actions })) },
    });
    expect(await mine(cast.supervisor)).toEqual(of(["SB-F1", ["ASSIGN", "VOID"]]));
    // Overdue: no extension is asked for any more.
    expect(await mine(cast.manager)).toEqual(of(["SA-F1", ["START", "DISPUTE"]]));
    expect(await mine(cast.committee)).toEqual(of(["SA-F2", ["ACCEPT", "REJECT"]]));
    expect(await mine(cast.auditor)).toEqual(of());
    const proved = (player: Player) => nodes(player, "filter: { evidenced: true }, sort: RAISED", "code");
    // The others have no files.
    expect(await proved(cast.auditor)).toEqual({ findings: { nodes: [{ code: "SA-F2" }] } });
    const others = await nodes(cast.manager, "filter: { awaitingMe: false, mine: true, overdue: true }", "code");
    expect(others).toEqual({ findings: { nodes: [] } });
    const notMine = await nodes(cast.supervisor, "filter: { awaitingMe: false }, sort: RAISED", "code");
    expect(notMine).toEqual({ findings: { nodes: [{ code: "SA-F2" }, { code: "SA-F1" }] } });
  });

  it("shows the committee its estate's findings without what names households", async () => {
    const seen = (player: Player) =>
      nodes(player, "sort: DUE", "code confidential evidence { name internal } events { action actor } acceptors");
    const told = JSON.stringify(await seen(cast.committee));
    expect(told).not.toContain("SB-F1");
    expect(told).not.toContain("101 户");
    expect(told).not.toContain(`"internal":true`);
    expect(JSON.stringify(await seen(cast.auditor))).toContain("101 户");
    expect(JSON.stringify(await seen(cast.manager))).toContain(`"internal":true`);
  });

  it("asks as many statements for one finding as for all", async () => {
    const count = async (first: number) => {
      const before = database().statementCount();
      await asked(
        cast.supervisor,
        `{ findings(first: ${first}) { nodes { code actions acceptors estate { name } events { seq } evidence { name } recursOf { code }
          returns { code } confidential } } }`,
      );
      return database().statementCount() - before;
    };
    const one = await count(1);
    expect(await count(50)).toBe(one);
  });

  it("counts what waits for one, and apart from it what else the ladder calls one to", async () => {
    const told = async () => asked(cast.head, "{ noticeCounts { awaiting overdue escalated } }");
    // SA-F1 is its manager's and calls headquarters; SB-F1 waits to be assigned.
    expect(await told()).toEqual({ noticeCounts: { awaiting: 1, overdue: 0, escalated: 1 } });
    const abandoned = await addEstate(database(), "SC", null);
    await raise(database(), dayClock("2026-10-09"), cast.head, opening(abandoned, { title: "长期未派单" }));
    expect(await told()).toEqual({ noticeCounts: { awaiting: 2, overdue: 1, escalated: 1 } });
  });
});
