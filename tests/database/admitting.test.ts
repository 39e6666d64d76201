import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import { openMemory } from "../support/engines.ts";

describe("a long transaction on the embedded engine", () => {
  let database: Database;
  beforeAll(async () => {
    ({ database } = await openMemory());
    await database.asOwner(async (trx) => {
      await sql`create table sheet (n int)`.execute(trx);
      await sql`grant select, insert on sheet to collection_server`.execute(trx);
    });
  });
  afterAll(() => database.close());

  const count = (trx: Trx) =>
    sql<{ n: number; role: string; scope: string }>`
      select count(*)::int as n, current_user as role, current_setting('app.scope') as scope from sheet`
      .execute(trx)
      .then(({ rows: [row] }) => row);
  const add = (trx: Trx) => sql`insert into sheet values (1)`.execute(trx);
  const read = () => database.asViewer({ scope: "estates", estateIds: [1] }, (trx) => count(trx));

  it("lets snapshots in between its statements, with a role and scope of their own, until it is alone", async () => {
    const order: string[] = [];
    let early: Promise<unknown> | undefined;
    let late: Promise<unknown> | undefined;
    // One that has waited since before the long transaction began is let in as well.
    let before: Promise<unknown> = Promise.resolve();
    const blocking = database.asServer(HEADQUARTERS, () => Promise.resolve());
    const long = database.asServer(
      HEADQUARTERS,
      async (trx) => {
        early = read().then((row) => order.push(`early ${JSON.stringify(row)}`));
        order.push(`own ${JSON.stringify(await count(trx))}`);
        trx.alone();
        await add(trx);
        late = read().then((row) => order.push(`late ${JSON.stringify(row)}`));
        await add(trx);
        order.push(`own ${JSON.stringify(await count(trx))}`);
      },
      { admits: true },
    );
    before = read().then((row) => order.push(`before ${JSON.stringify(row)}`));
    await Promise.all([blocking, long, before]);
    await Promise.all([early, late]);
    expect(order).toEqual([
      'before {"n":0,"role":"collection_server","scope":"estates"}',
      'early {"n":0,"role":"collection_server","scope":"estates"}',
      'own {"n":0,"role":"collection_headquarters","scope":"all"}',
      'own {"n":2,"role":"collection_headquarters","scope":"all"}',
      'late {"n":2,"role":"collection_server","scope":"estates"}',
    ]);
  });

  it("goes on when one that it let in fails or writes, and tells who asked", async () => {
    const failures: string[] = [];
    const told = (work: (trx: Trx) => Promise<unknown>, signal?: AbortSignal) =>
      database
        .asViewer(HEADQUARTERS, work, signal === undefined ? {} : { signal })
        .catch((error: unknown) => failures.push(error instanceof Error ? error.message : String(error)));
    const gone = new AbortController();
    let asked: Promise<unknown>[] = [];
    await database.asServer(
      HEADQUARTERS,
      async (trx) => {
        asked = [
          told((own) => sql`select 1 / 0`.execute(own)),
          told((own) => add(own)),
          told(() => Promise.reject(new Error("thrown"))),
          told((own) => count(own), gone.signal),
        ];
        gone.abort(new Error("hung up"));
        await add(trx);
        await Promise.all([count(trx), count(trx)]);
      },
      { admits: true },
    );
    await Promise.all(asked);
    expect(failures).toEqual([
      "division by zero",
      "cannot execute INSERT in a read-only transaction",
      "thrown",
      "hung up",
    ]);
    expect(await read()).toMatchObject({ n: 3 });
  });

  it("goes on after a statement of a read whose time is over, which is told so at once and asks nothing more", async () => {
    const order: string[] = [];
    let asked: Promise<unknown> = Promise.resolve();
    await database.asServer(
      HEADQUARTERS,
      async (trx) => {
        const endless = async (own: Trx) => {
          const ask = (): Promise<unknown> =>
            sql`select count(*) from generate_series(1, 100000)`.execute(own).then(ask);
          await ask().catch((error: unknown) => order.push(`refused: ${String(error)}`));
          // A reader that takes its time over what it was given holds nothing up.
          await new Promise(() => undefined);
        };
        asked = database
          .asViewer(HEADQUARTERS, endless, { seconds: 0.01 })
          .catch((error: unknown) => order.push(String(error)));
        await add(trx);
        order.push("gone on");
      },
      { admits: true },
    );
    await asked;
    expect(order).toEqual([
      "TimeLimitError: The transaction took longer than 0.01 seconds.",
      "refused: TimeLimitError: The transaction took longer than 0.01 seconds.",
      "gone on",
    ]);
    expect(await read()).toMatchObject({ role: "collection_server" });
  });

  it("that fails leaves nothing, and those who waited are answered", async () => {
    let asked: Promise<unknown> | undefined;
    const failing = database.asServer(
      HEADQUARTERS,
      async (trx) => {
        trx.alone();
        await add(trx);
        asked = read();
        throw new Error("the disk is gone");
      },
      { admits: true },
    );
    await expect(failing).rejects.toThrow("the disk is gone");
    expect(await asked).toMatchObject({ n: 4 });
  });
});
