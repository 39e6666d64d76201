import { expect, it } from "vitest";
import { keepMade } from "../../server/database/keep-made.ts";

it("makes a thing once for all who ask, and anew only where it could not be made", async () => {
  let tries = 0;
  const thing = keepMade(async () => {
    tries++;
    if (tries === 1) throw new Error("too many open files");
    return `made at try ${tries}`;
  });
  const both = await Promise.allSettled([thing(), thing()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(tries).toBe(1);
  expect(await Promise.all([thing(), thing()])).toEqual(["made at try 2", "made at try 2"]);
  expect(await thing()).toBe("made at try 2");
});
