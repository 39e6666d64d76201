import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { readDayEnds } from "../../server/journal/chain.store.ts";
import { publicKeyOf, readHeads, signHead } from "../../server/journal/head.rules.ts";
import { verifyJournal } from "../../server/journal/verify-journal.ts";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { appendJournal } from "../../server/platform/journal.ts";
import { canonicalJson, encodeEntry } from "../../server/platform/journal.rules.ts";
import { signingKey } from "../../server/platform/secret-key.ts";
import { takeIn } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const KEY = signingKey(Buffer.alloc(32, 7));

const append = (database: Database, ...subjects: string[]) =>
  database.asServer(HEADQUARTERS, (trx) =>
    appendJournal(
      trx,
      subjects.map((subject) => ({ act: "EXPORTED" as const, subject, after: { b: 1, a: "甲" } })),
    ),
  );

/** Changes the journal as somebody could who owns the database. */
const tamper = (database: Database, statement: string) =>
  database.runScript(`
    alter table journal_entry disable trigger insert_only; alter table journal_link disable trigger insert_only;
    ${statement};
    alter table journal_entry enable trigger insert_only; alter table journal_link enable trigger insert_only;`);

/** What verification finds while something is changed; the change is taken back after. */
async function found(
  database: Database,
  change: string,
  back: string,
  heads: Parameters<typeof verifyJournal>[1] = [],
) {
  await tamper(database, change);
  const { flaw } = await verifyJournal(database, heads);
  await tamper(database, back);
  expect((await verifyJournal(database, heads)).flaw).toBeNull();
  return flaw;
}

it("encodes an entry so that no other has the same encoding", () => {
  const entry = {
    seq: "1",
    recordedAt: "2026-05-31T04:00:00.000000Z",
    personId: null,
    actor: "王",
    role: "OPERATOR",
    address: null,
    requestId: "",
    act: "EXPORTED",
    subject: "1:a;",
    estateId: null,
    before: null,
    after: "{}",
  };
  // 王 is three bytes; absent is "-", an empty text has length 0.
  expect(encodeEntry(entry)).toBe(
    "1:1;27:2026-05-31T04:00:00.000000Z;-;3:王;8:OPERATOR;-;0:;8:EXPORTED;4:1:a;;-;-;2:{};",
  );
  expect(canonicalJson({ b: [2n, { d: 1, c: null }], a: "甲" })).toBe('{"a":"甲","b":["2",{"c":null,"d":1}]}');
});

describeEngines("the journal", (database) => {
  it("chains every entry to the one before, by SHA-256 from 32 zero bytes", async () => {
    await append(database(), "first", "second");
    const rows = await database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql<{ hash: string; at: string; actor: string }>`
        select encode(l.hash, 'hex') as hash, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor
        from journal_link l join journal_entry e on e.seq = l.seq order by l.seq`.execute(trx)
        ).rows,
    );
    const text = (seq: number, subject: string) =>
      `1:${seq};27:${rows[0]?.at};-;${Buffer.byteLength(rows[0]?.actor ?? "")}:${rows[0]?.actor};8:OPERATOR;-;-;8:EXPORTED;${subject.length}:${subject};-;-;17:{"a":"甲","b":1};`;
    const first = createHash("sha256").update(Buffer.alloc(32)).update(text(1, "first")).digest();
    const second = createHash("sha256").update(first).update(text(2, "second")).digest();
    expect(rows.map(({ hash }) => hash)).toEqual([first.toString("hex"), second.toString("hex")]);
    expect(await verifyJournal(database())).toEqual({ entries: 2n, flaw: null });
  });

  it("is written with its effect or not at all", async () => {
    const failing = database().asServer(HEADQUARTERS, async (trx) => {
      await appendJournal(trx, [{ act: "EXPORTED", subject: "never" }]);
      throw new Error("the effect failed");
    });
    await expect(failing).rejects.toThrow("the effect failed");
    expect((await verifyJournal(database())).entries).toBe(2n);
  });

  it("takes appends of many at once, in one order", async () => {
    await Promise.all(Array.from({ length: 10 }, (_unused, n) => append(database(), `at once ${n}`)));
    expect(await verifyJournal(database())).toEqual({ entries: 12n, flaw: null });
  });

  it("finds an edit, a deletion and a reorder at the first bad entry", async () => {
    const edit = await found(
      database(),
      "update journal_entry set subject = 'Second' where seq = 2",
      "update journal_entry set subject = 'second' where seq = 2",
    );
    expect(edit).toEqual({ kind: "ENTRY_CHANGED", seq: 2n });
    const edited = await found(
      database(),
      "update journal_entry set recorded_at = recorded_at + interval '1 microsecond' where seq = 3",
      "update journal_entry set recorded_at = recorded_at - interval '1 microsecond' where seq = 3",
    );
    expect(edited).toEqual({ kind: "ENTRY_CHANGED", seq: 3n });
    const deleted = await found(
      database(),
      "create table kept as select * from journal_entry where seq = 4; delete from journal_entry where seq = 4",
      "insert into journal_entry select * from kept; drop table kept",
    );
    expect(deleted).toEqual({ kind: "ENTRY_MISSING", seq: 4n });
    const swap =
      "update journal_entry set seq = 100 where seq = 5; update journal_entry set seq = 5 where seq = 6; update journal_entry set seq = 6 where seq = 100";
    const swapped = await found(database(), swap, swap);
    expect(swapped).toEqual({ kind: "ENTRY_CHANGED", seq: 5n });
    const renumbered = await found(
      database(),
      `create table kept as select * from journal_entry where seq = 12; create table link as select * from journal_link where seq = 12;
       create table moved as select * from journal_entry where seq = 11;
       delete from journal_entry where seq >= 11; delete from journal_link where seq = 12;
       insert into journal_entry select * from kept; update journal_entry set seq = 11 where seq = 12`,
      `delete from journal_entry where seq = 11; insert into journal_entry select * from moved; insert into journal_entry select * from kept;
       insert into journal_link select * from link; drop table kept; drop table link; drop table moved`,
    );
    expect(renumbered).toEqual({ kind: "ENTRY_CHANGED", seq: 11n });
  });

  it("finds a tail that was cut off, and a journal written anew, against signed heads", async () => {
    const ends = await database().asViewer(HEADQUARTERS, (trx) => readDayEnds(trx, "Asia/Shanghai"));
    expect(ends).toHaveLength(1);
    const heads = readHeads(ends.map((end) => JSON.stringify(signHead(end, KEY))).join("\n")) ?? [];
    expect(heads[0]?.publicKey).toBe(publicKeyOf(KEY));
    expect(await verifyJournal(database(), heads)).toEqual({ entries: 12n, flaw: null });

    const cut = await found(
      database(),
      `create table kept as select * from journal_entry where seq > 10; create table link as select * from journal_link where seq > 10;
       delete from journal_entry where seq > 10; delete from journal_link where seq > 10`,
      "insert into journal_entry select * from kept; insert into journal_link select * from link; drop table kept; drop table link",
      heads,
    );
    expect(cut).toEqual({ kind: "TAIL_CUT_OFF", seq: 11n });

    const [head] = heads;
    if (head === undefined) throw new Error("one head was signed");
    const anew = await verifyJournal(database(), [signHead({ ...head, hash: "0".repeat(64) }, KEY)]);
    expect(anew.flaw).toEqual({ kind: "HEAD_DIFFERS", seq: 12n });
    const forged = await verifyJournal(database(), [{ ...head, day: "2026-01-01" }]);
    expect(forged.flaw).toEqual({ kind: "HEAD_FORGED", seq: 12n });
  });

  it("cannot be changed by the server's role, nor by the owner in passing", async () => {
    const update = database().asServer(HEADQUARTERS, (trx) => sql`update journal_entry set act = 'X'`.execute(trx));
    await expect(update).rejects.toThrow(/permission denied/);
    const remove = database().asServer(HEADQUARTERS, (trx) => sql`delete from journal_link`.execute(trx));
    await expect(remove).rejects.toThrow(/permission denied/);
    await expect(database().runScript("delete from journal_entry")).rejects.toThrow(/insert-only/);
  });

  it("tells an auditor of an estate that estate's acts, and a committee none", async () => {
    await database().asServer(HEADQUARTERS, (trx) =>
      appendJournal(trx, [
        { act: "GRANTED_ROLE", subject: "one", estateId: 101 },
        { act: "GRANTED_ROLE", subject: "other", estateId: 102 },
      ]),
    );
    const seen = (role: "AUDITOR" | "COMMITTEE") =>
      database().asViewer(
        {
          scope: "estates",
          estateIds: [101],
          actor: { personId: 1, name: "某", role, address: null, requestId: null },
        },
        async (trx) => (await sql<{ subject: string }>`select subject from journal_entry`.execute(trx)).rows,
      );
    expect(await seen("AUDITOR")).toEqual([{ subject: "one" }]);
    expect(await seen("COMMITTEE")).toEqual([]);
  });

  it("reads its end once for ten thousand acts in one transaction, and writes them in bulk", async () => {
    const statements = async (count: number, together: boolean) => {
      const before = database().statementCount();
      await database().asServer(HEADQUARTERS, async (trx) => {
        const deeds = Array.from({ length: count }, (_unused, n) => ({ act: "EXPORTED" as const, subject: `${n}` }));
        if (together) await appendJournal(trx, deeds);
        else for (const deed of deeds) await appendJournal(trx, [deed]);
      });
      return database().statementCount() - before;
    };
    // Who writes; the lock, the chain's end, and for each 500 acts two inserts.
    expect(await statements(10_000, true)).toBe(1 + 2 + 2 * 20);
    expect(await statements(100, false)).toBe(1 + 100 * 4);
    expect((await verifyJournal(database())).flaw).toBeNull();
  });

  it("holds what was imported, by whom", async () => {
    const report = await takeIn(database(), { estates: [{ estate_code: "E7", name: "七" }] });
    const rows = await database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (await sql`select act, subject, role, after from journal_entry where act = 'IMPORTED'`.execute(trx)).rows,
    );
    expect(rows).toEqual([
      { act: "IMPORTED", subject: `Batch ${report.batchId}`, role: "OPERATOR", after: '{"label":"test"}' },
    ]);
  });
});
