import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { secondsLeft } from "../../server/intake/time-left.rules.ts";
import { apiOver, type Api } from "../support/api.ts";
import { openMemory } from "../support/engines.ts";
import { journalled } from "./people.ts";

it("tells the time that is left by how fast the first households were done", () => {
  // A quarter took 10 s, so the rest takes three times as long.
  expect(secondsLeft(10, 25, 100)).toBe(30);
  // Before the first and after the last nothing can be told.
  expect([secondsLeft(10, 0, 100), secondsLeft(10, 100, 100)]).toEqual([null, null]);
});

describe("while an import holds the embedded engine's one connection", () => {
  let database: Database;
  let api: Api;
  beforeAll(async () => {
    ({ database } = await openMemory());
    api = await apiOver(database, "2026-05-31");
  });
  afterAll(async () => {
    await api.app.close();
    await database.close();
  });

  /** Does something while a long transaction is alone with the engine. */
  async function meanwhile<T>(work: () => Promise<T>): Promise<T> {
    let end = () => {};
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    const long = database.asServer(
      HEADQUARTERS,
      async (trx) => {
        trx.alone();
        begun();
        await new Promise<void>((resolve) => (end = resolve));
      },
      { admits: true },
    );
    await running;
    try {
      return await work();
    } finally {
      end();
      await long;
    }
  }

  const BUSY = {
    message: "Records are being taken in; signing in and changes work again once that is done.",
    extensions: { code: "TAKING_IN_RECORDS", secondsLeft: null },
  };
  const signIn = `mutation { signIn(input: { login: "nobody@example.com", password: "nothing" }) { userErrors { code } } }`;

  it("tells who wants to sign in when it will work, at once, and signs in afterwards", async () => {
    const { data, errors } = await meanwhile(() => api.visitor.ask(signIn));
    expect([data, errors]).toMatchObject([null, [BUSY]]);
    expect(await api.visitor.ask(signIn)).toMatchObject({
      data: { signIn: { userErrors: [{ code: "WRONG_LOGIN" }] } },
    });
  });

  it("refuses at once what a role may not, and journals it when the import has ended", async () => {
    const administrator = await api.as("ADMINISTRATOR");
    // Who asks is read before the import is alone; the answer comes although nothing can be written.
    let answered: Promise<unknown> = Promise.resolve();
    let order = "";
    await database.asServer(
      HEADQUARTERS,
      async (trx) => {
        answered = administrator.ask("{ estates { code } }").then(() => (order += "answered "));
        for (let n = 0; order === "" && n < 2_000; n++) await trx.selectFrom("batch").select("batch_id").execute();
        order += "ended";
      },
      { admits: true },
    );
    await answered;
    expect(order).toBe("answered ended");
    await database.asServer(HEADQUARTERS, async () => undefined);
    const refused = (await journalled(database)).filter(({ act }) => act === "REFUSED");
    expect(refused.map(({ role }) => role)).toEqual(["ADMINISTRATOR"]);
  });
});
