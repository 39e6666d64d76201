import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { endNoticeHook } from "../../server/notices/end-notice-hook.ts";
import { setNoticeHook } from "../../server/notices/set-notice-hook.ts";
import { systemClock } from "../../server/platform/clock.ts";
import type { Outcome } from "../../server/platform/outcome.ts";
import { addEstate, addPlayer, type Player } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";

const clock = systemClock("Asia/Shanghai", () => new Date("2026-11-10T04:00:00Z"));
const CHAT = "https://qyapi.example/cgi-bin/webhook/send?key=one";

describeEngines("the address of a group chat", (database) => {
  let headquarters: Player;
  beforeAll(async () => {
    for (const code of ["E01", "E02"]) await addEstate(database(), code, null);
    headquarters = await addPlayer(database(), clock, "总部甲", { role: "HEADQUARTERS", estates: [] });
  });

  const set = async (estate: string | null, url: string) => {
    const given = { estate, platform: "WECOM", name: "群", language: "zh", secret: "" } as const;
    const outcome: Outcome<{ hookId: number }> = await database().asServer(headquarters.viewer, (trx) =>
      setNoticeHook(trx, clock, { ...given, url }),
    );
    return outcome.refused?.map(({ code, field }) => `${code} ${field}`).join() ?? outcome.done?.hookId ?? 0;
  };
  const end = (hookId: number | string) =>
    database().asServer(headquarters.viewer, (trx) => endNoticeHook(trx, clock, Number(hookId)));
  const inUse = () =>
    database().asViewer(HEADQUARTERS, async (trx) => {
      const found = await sql<{ n: number }>`select count(*)::int as n from notice_hook where ended_at is null`.execute(
        trx,
      );
      return found.rows[0]?.n;
    });
  const TWICE = "HOOK_IN_USE url";

  it("takes the notices of an estate once, and the company's or an estate's, not both", async () => {
    const first = await set("E01", CHAT);
    expect(first).toEqual(expect.any(Number));
    // However it is written: letters of the host, and what no request sends.
    expect(await set("E01", CHAT)).toBe(TWICE);
    expect(await set("E01", "https://QYAPI.example:443/cgi-bin/webhook/send?key=one#chat")).toBe(TWICE);
    // The company's digest tells of E01 as well.
    expect(await set(null, CHAT)).toBe(TWICE);
    // A chat of several estates is told of each of them once.
    expect(await set("E02", CHAT)).toEqual(expect.any(Number));
    expect(await set("E01", `${CHAT}2`)).toEqual(expect.any(Number));
    expect(await inUse()).toBe(3);
    await end(first);
    const again = await set("E01", CHAT);
    expect(again).toEqual(expect.any(Number));
    const company = await set(null, `${CHAT}3`);
    expect(await set("E01", `${CHAT}3`)).toBe(TWICE);
    await end(again);
    await end(company);
  });

  it("is held once by the database, whoever writes it and however many at once", async () => {
    const before = (await inUse()) ?? 0;
    const set3 = await Promise.all([1, 2, 3].map(() => set(null, "https://chat.example/hook/4")));
    expect(set3.filter((told) => told === TWICE)).toHaveLength(2);
    expect(await inUse()).toBe(before + 1);
    await expect(
      database()
        .runScript(`insert into notice_hook (estate_id, platform, name, host, language, set_at, setter_name, address_digest)
        select estate_id, platform, name, host, language, set_at, setter_name, address_digest from notice_hook where host = 'chat.example'`),
    ).rejects.toThrow("notice_hook_once");
  });

  it("is recognised by a digest that tells it to nobody", async () => {
    const stored = await database().asViewer(HEADQUARTERS, async (trx) =>
      JSON.stringify((await sql`select * from notice_hook`.execute(trx)).rows),
    );
    expect(stored).toMatch(/"address_digest":"[0-9a-f]{64}"/);
    expect(stored).not.toContain("key=one");
  });
});
