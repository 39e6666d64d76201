import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { openServer } from "../support/engines.ts";
import { addPlayer } from "../supervision/cast.ts";
import { fillReviewLedger } from "./review-ledger.ts";

const TODAY = "2026-11-05";

describe.skipIf(inject("postgresServer") === "")("two people at once (postgres)", () => {
  let opened: Awaited<ReturnType<typeof openServer>>;
  let api: Api;
  let head: Asker;
  let deciders: readonly Asker[];

  beforeAll(async () => {
    opened = await openServer();
    const { database } = opened;
    await fillReviewLedger(database);
    api = await apiOver(database, TODAY);
    const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
    const player = async (role: "HEADQUARTERS" | "SUPERVISOR" | "ESTATE_MANAGER", estates: string[]) => {
      const { session } = await addPlayer(database, clock, role, { role, estates });
      return askerOver(api.app, { cookie: `session=${session}` });
    };
    head = await player("HEADQUARTERS", []);
    deciders = [await player("SUPERVISOR", ["RA"]), await player("HEADQUARTERS", [])];
    const manager = await player("ESTATE_MANAGER", ["RA"]);
    const targets = `setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [{ estate: "RA", currentRate: 9000 }] })`;
    expect(await told(head, `${targets} { userErrors { code } }`)).toEqual({ userErrors: [] });
    for (const act of ["openReview", "drawReview", "publishReview"])
      expect(await told(head, `${act}(code: "2026-10") { userErrors { code } }`)).toEqual({ userErrors: [] });
    const appeal = `appealReview(input: { code: "2026-10", estate: "RA", version: 2, reason: "已签分期协议" }) { userErrors { code } }`;
    expect(await told(manager, appeal)).toEqual({ userErrors: [] });
  });
  afterAll(async () => {
    await api.app.close();
    await opened.remove();
  });

  async function told(asker: Asker, act: string): Promise<unknown> {
    const { data, errors } = await asker.ask(`mutation { told: ${act} }`);
    expect(errors, api.logged.join()).toBeUndefined();
    return z.object({ told: z.unknown() }).parse(data).told;
  }

  const countOf = async (from: string): Promise<number> => {
    const found = await opened.database.asViewer(HEADQUARTERS, (trx) =>
      sql<{ count: number }>`select count(*)::int as count from ${sql.raw(from)}`.execute(trx),
    );
    return found.rows[0]?.count ?? 0;
  };

  const waiting = async (): Promise<number> => {
    const found = await opened.database.asOwner((trx) =>
      sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        trx,
      ),
    );
    return found.rows[0]?.count ?? 0;
  };

  /** Keeps whoever acts from writing into a table until all have come as far as they can, then lets them go on. */
  async function atOnce(table: string, acts: readonly (() => Promise<unknown>)[]): Promise<unknown[]> {
    let answered = false;
    const answers = await opened.database.asOwner(async (trx) => {
      await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
      const asked = acts.map(async (act) => {
        const answer = await act();
        answered = true;
        return answer;
      });
      while (!answered && (await waiting()) < acts.length) await wait(20);
      expect(answered).toBe(false);
      return { asked };
    });
    return Promise.all(answers.asked);
  }

  const once = (code: string) => expect.arrayContaining([{ userErrors: [] }, { userErrors: [{ code }] }]);

  it("decide an appeal once: the later one is told that it has moved on", async () => {
    const decide = (decided: string) =>
      `decideAppeal(input: { code: "2026-10", estate: "RA", version: 3, reason: "复核", ${decided} }) { userErrors { code } }`;
    const [uphold, dismiss] = ["upheld: true, awarded: 500", "upheld: false, awarded: 0"].map(decide);
    const answers = await atOnce(
      "review_event",
      [uphold, dismiss].map((act, at) => () => told(deciders[at] ?? head, act ?? "")),
    );
    expect(answers).toEqual(once("MOVED_ON"));
    expect(await countOf("review_event where action in ('UPHOLD', 'DISMISS')")).toBe(1);
  });

  it("order a measure once: the later one is told that it is ordered", async () => {
    const add = `addMeasure(input: { code: "2026-10", estate: "RA", indicator: CURRENT_RATE, title: "逐户上门催缴三号户" }) { userErrors { code } }`;
    const answers = await atOnce(
      "review_measure",
      deciders.map((asker) => () => told(asker, add)),
    );
    expect(answers).toEqual(once("MEASURE_KNOWN"));
    expect(await countOf("review_measure")).toBe(1);
    expect(await countOf("finding where source = 'REVIEW'")).toBe(1);
  });

  it("adopt a scheme once: the later one is told that it is the one in force", async () => {
    const adopt = `adoptScheme(input: { titleZh: "方案", titleEn: "Scheme", validFrom: "2026-12-01", reason: "修订", lines: [
      { indicator: CURRENT_RATE, weight: 100, scale: LINEAR, zero: 6000, full: 9000 }] }) { userErrors { code } }`;
    const before = await countOf("review_scheme");
    const answers = await atOnce("review_scheme", [() => told(head, adopt), () => told(deciders[1] ?? head, adopt)]);
    expect(answers).toEqual(once("SCHEME_SAME"));
    expect(await countOf("review_scheme")).toBe(before + 1);
  });

  it("draw a review once: the later one is told that it is drawn", async () => {
    const act = (name: string) => `${name}(code: "2026-09") { userErrors { code } }`;
    expect(await told(head, act("openReview"))).toEqual({ userErrors: [] });
    const draw = () => told(head, act("drawReview"));
    expect(await atOnce("review_card", [draw, draw])).toEqual(once("CYCLE_DRAWN"));
    expect(
      await countOf("review_event e join review_cycle c using (cycle_id) where c.code = '2026-09' and e.seq = 1"),
    ).toBe(await countOf("review_card r join review_cycle c using (cycle_id) where c.code = '2026-09'"));
  });
});
