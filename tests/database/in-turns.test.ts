import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import { expect, it } from "vitest";
import { inTurns } from "../../server/database/in-turns.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { steadily } from "../../server/platform/steadily.ts";
import { openMemory } from "../support/engines.ts";

it("lets a request in after one piece of work that nobody waits for, however many wait", async () => {
  const { database, remove } = await openMemory();
  const quiet = inTurns(database);
  const order: string[] = [];
  const note = (name: string) => async () => {
    await wait(20);
    order.push(name);
  };
  const failing = quiet.asServer(HEADQUARTERS, async () => {
    await wait(50);
    order.push("failing");
    throw new Error("failed");
  });
  const others = ["second", "third"].map((name) => quiet.asServer(HEADQUARTERS, note(name)));
  await wait(10);
  const request = database.asViewer(HEADQUARTERS, note("request"));
  await expect(failing).rejects.toThrow("failed");
  await Promise.all([...others, request]);
  expect(order).toEqual(["failing", "request", "second", "third"]);
  await remove();
});

it("looks again after a fault, logs it once, and waits for the look under way when it stops", async () => {
  const lines: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void lines.push(line) });
  let looks = 0;
  let done = 0;
  const enough = new Promise<() => Promise<void>>((resolve) => {
    const stop = steadily({ every: 1, log, fault: "could not look" }, async () => {
      looks += 1;
      if (looks < 3) throw new Error("not yet");
      if (looks === 3) setTimeout(() => resolve(stop), 0);
      await wait(20);
      done += 1;
    });
  });
  await (
    await enough
  )();
  expect([looks, done]).toEqual([3, 1]);
  expect(lines.map((line) => line.includes("could not look"))).toEqual([true]);
});
