import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

describeEngines("the journal's end", (database) => {
  let api: Api;
  beforeAll(async () => {
    await addEstate(database(), "J1", null);
    api = await apiOver(database(), "2026-03-10");
  });
  afterAll(() => api.app.close());

  it("is told to a committee, which reads no entry, and moves on with every act", async () => {
    const committee = await api.as("COMMITTEE", ["J1"]);
    const told = async () =>
      (await committee.ask(`{ committeeWindow(estate: "J1") { journalHead { seq hash } } }`)).data;
    const ends = () =>
      database().asViewer(HEADQUARTERS, async (trx) => {
        const found = await sql<{ seq: string; hash: string }>`
          select seq::text as seq, encode(hash, 'hex') as hash from journal_link order by journal_link.seq desc limit 1`.execute(
          trx,
        );
        return { committeeWindow: { journalHead: found.rows[0] ?? null } };
      });
    const before = await told();
    expect(before).toEqual(await ends());
    await committee.ask(
      `mutation { askCommitteeQuestion(input: { estate: "J1", figure: unpaid, words: "欠费集中在哪些楼栋" }) { userErrors { code } } }`,
    );
    const after = await told();
    expect(after).not.toEqual(before);
    expect(after).toEqual(await ends());
    expect((await committee.ask(`{ journal { nodes { act } } }`)).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
