import { describe, expect, it } from "vitest";
import { DatabaseBusy, Places } from "../../server/database/places.ts";

const LONG = 3_600_000;

describe("places for transactions", () => {
  it("are given in the order of waiting, and no more than there are", async () => {
    const places = new Places(2, LONG);
    const got: number[] = [];
    const asked = [1, 2, 3, 4, 5].map(async (who) => {
      await places.take();
      got.push(who);
    });
    await Promise.all(asked.slice(0, 2));
    expect(got).toEqual([1, 2]);
    for (const [at, next] of [3, 4, 5].entries()) {
      places.give();
      await asked[at + 2];
      expect(got.at(-1)).toBe(next);
    }
    // Two are taken by the last: once they are back, two can be had at once.
    places.give();
    places.give();
    await Promise.all([places.take(), places.take()]);
  });

  it("are waited for no longer than patience lasts, nor by whoever has gone; nobody gets theirs", async () => {
    const places = new Places(1, 5);
    await places.take();
    await expect(places.take()).rejects.toThrow(DatabaseBusy);
    const patient = new Places(1, LONG);
    await patient.take();
    const caller = new AbortController();
    const gone = patient.take(caller.signal);
    const next = patient.take();
    caller.abort(new Error("gone"));
    await expect(gone).rejects.toThrow("gone");
    await expect(patient.take(caller.signal)).rejects.toThrow("gone");
    patient.give();
    await next;
  });
});
