import { setImmediate as soon } from "node:timers/promises";
import { expect, test } from "vitest";
import { oneAhead } from "../../server/platform/one-ahead.ts";

/** A source that notes what it makes, and when it is told that no more is wanted. */
async function* noting(notes: string[], count: number, failsAt = 0): AsyncGenerator<number, void, undefined> {
  try {
    for (let made = 1; made <= count; made++) {
      await soon();
      if (made === failsAt) throw new Error(`${made} cannot be made`);
      notes.push(`made ${made}`);
      yield made;
    }
  } finally {
    notes.push("closed");
  }
}

test("the next is made while the last is worked on, and no more than one", async () => {
  const notes: string[] = [];
  for await (const given of oneAhead(noting(notes, 3))) {
    for (let turn = 0; turn < 5; turn++) await soon();
    notes.push(`done ${given}`);
  }
  expect(notes).toEqual(["made 1", "made 2", "done 1", "made 3", "done 2", "closed", "done 3"]);
});

test("a failure is heard in its turn, after what was made before it", async () => {
  const taken: number[] = [];
  const take = async () => {
    for await (const given of oneAhead(noting([], 3, 3))) taken.push(given);
  };
  await expect(take()).rejects.toThrow("3 cannot be made");
  expect(taken).toEqual([1, 2]);
});

test("whoever fails waits until what was being made is made, and nothing is made after it", async () => {
  const notes: string[] = [];
  const take = async () => {
    for await (const given of oneAhead(noting(notes, 9))) throw new Error(`${given} is refused`);
  };
  await expect(take()).rejects.toThrow("1 is refused");
  const told = [...notes];
  for (let turn = 0; turn < 5; turn++) await soon();
  expect([told, notes]).toEqual([["made 1", "made 2", "closed"], told]);
});
