import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";

async function* lines(...given: string[]): AsyncGenerator<string> {
  yield* given;
}

describeEngines("an engine", (database) => {
  it("gives whole numbers as bigint, dates, times and numerics as text", async () => {
    const rows = await database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql`select 9007199254740993::bigint as fen, '2026-02-28'::date as day, 0.1::numeric as share,
        '2026-11-24 18:00+08'::timestamptz as instant, array[1, 2]::bigint[] as ids`.execute(trx)
        ).rows,
    );
    expect(rows).toEqual([
      { fen: 9007199254740993n, day: "2026-02-28", share: "0.1", instant: "2026-11-24 10:00:00+00", ids: [1n, 2n] },
    ]);
  });

  it("loads CSV lines in bulk: an empty field is null, an empty text is quoted", async () => {
    const rows = await database().asServer(HEADQUARTERS, async (trx) => {
      await sql`create temp table load (a int, b text) on commit drop`.execute(trx);
      await trx.copyIn("load", ["a", "b"], lines("1,\n", '2,""\n', '3,"a, ""b"""\n'));
      return (await sql`select * from load order by a`.execute(trx)).rows;
    });
    expect(rows).toEqual([
      { a: 1, b: null },
      { a: 2, b: "" },
      { a: 3, b: 'a, "b"' },
    ]);
  });

  it("rolls back what a failed transaction wrote", async () => {
    const write = database().asServer(HEADQUARTERS, async (trx) => {
      await sql`insert into estate (estate_code, batch_id) values ('E9', 1)`.execute(trx);
      throw new Error("half way");
    });
    await expect(write).rejects.toThrow("half way");
    const found = await database().asViewer(
      HEADQUARTERS,
      async (trx) => (await sql`select * from estate`.execute(trx)).rows,
    );
    expect(found).toEqual([]);
  });

  it("shows a viewer of named estates only theirs, and a viewer of none nothing", async () => {
    await database().asServer(HEADQUARTERS, async (trx) => {
      await sql`insert into estate (estate_id, estate_code, batch_id) values (101, 'A', 1), (102, 'B', 1)`.execute(trx);
    });
    const codes = (estateIds: number[]) =>
      database().asViewer({ scope: "estates", estateIds }, async (trx) =>
        (await sql<{ estate_code: string }>`select estate_code from estate order by 1`.execute(trx)).rows.map(
          (row) => row.estate_code,
        ),
      );
    expect(await codes([101])).toEqual(["A"]);
    expect(await codes([])).toEqual([]);
  });

  it("denies the server's role to change or delete what was recorded", async () => {
    const change = database().asServer(HEADQUARTERS, (trx) => sql`update bill set amount = 0`.execute(trx));
    await expect(change).rejects.toThrow(/permission denied/);
    const remove = database().asServer(HEADQUARTERS, (trx) => sql`delete from posting`.execute(trx));
    await expect(remove).rejects.toThrow(/permission denied/);
  });

  it("denies a viewer to write", async () => {
    const write = database().asViewer(HEADQUARTERS, (trx) =>
      sql`insert into estate (estate_code, batch_id) values ('X', 1)`.execute(trx),
    );
    await expect(write).rejects.toThrow(/read-only/);
  });

  it("goes on as it is where nobody waits any more for what is soon done", async () => {
    // Data in memory is lost with its thread.
    await database().asServer(HEADQUARTERS, (trx) =>
      sql`insert into estate (estate_id, estate_code, batch_id) values (103, 'C', 1)`.execute(trx),
    );
    const abort = new AbortController();
    const asked: string[] = [];
    const left = database().asViewer(
      HEADQUARTERS,
      async (trx) => {
        setTimeout(() => abort.abort(), 20);
        await sql`select pg_sleep(0.2)`.execute(trx);
        asked.push("first");
        await sql`select 1`.execute(trx);
        asked.push("second");
      },
      { signal: abort.signal },
    );
    await expect(left).rejects.toThrow(/abort/i);
    expect(asked).not.toContain("second");
    const rows = await database().asViewer(
      HEADQUARTERS,
      async (trx) => (await sql`select estate_code from estate where estate_id = 103`.execute(trx)).rows,
    );
    expect(rows).toEqual([{ estate_code: "C" }]);
  });

  it("cancels a running statement", async () => {
    const abort = new AbortController();
    const long = database().asViewer(
      HEADQUARTERS,
      (trx) => sql`select count(*) from generate_series(1, 2000000000)`.execute(trx),
      {
        signal: abort.signal,
      },
    );
    setTimeout(() => abort.abort(), 200);
    await expect(long).rejects.toThrow(/abort/i);
    const rows = await database().asViewer(HEADQUARTERS, async (trx) => (await sql`select 1 as one`.execute(trx)).rows);
    expect(rows).toEqual([{ one: 1 }]);
  });
});
