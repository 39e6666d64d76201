import { createRequest, makeOperation, type Operation, type OperationResult } from "urql";
import { beforeEach, expect, test } from "vitest";
import { makeSubject, map, pipe, subscribe, tap } from "wonka";
import { askAnew, businessDay, keptForTheDay, noteDay, whenDayTurns } from "../../dashboard/api/business-day.ts";

const question = (name: string): Operation =>
  makeOperation("query", createRequest(`query ${name} { today }`, {}), { url: "/", requestPolicy: "cache-first" });

/** What a page asks, and with which policy each question goes on to the cache and the network. */
function door() {
  const operations = makeSubject<Operation>();
  const policies: string[] = [];
  const client = Object.create(null);
  const answer = (operation: Operation): OperationResult => ({ operation, data: {}, stale: false, hasNext: false });
  const forward = (asked: typeof operations.source) =>
    pipe(
      asked,
      tap(({ kind, context }) => policies.push(kind === "query" ? context.requestPolicy : kind)),
      map(answer),
    );
  pipe(
    keptForTheDay({ client, forward, dispatchDebug: () => undefined })(operations.source),
    subscribe(() => undefined),
  );
  return { ask: operations.next, policies };
}

beforeEach(() => noteDay("2026-05-30"));

test("an answer of this day is read from the cache, one of yesterday is asked for anew", () => {
  const { ask, policies } = door();
  const query = question("Kept");
  ask(query);
  ask(makeOperation("teardown", query));
  ask(query);
  ask(makeOperation("teardown", query));
  noteDay("2026-05-31");
  ask(query);
  ask(makeOperation("teardown", query));
  ask(query);
  ask(makeOperation("teardown", query));
  expect(policies.filter((policy) => policy !== "teardown")).toEqual([
    "cache-first",
    "cache-first",
    "network-only",
    "cache-first",
  ]);
});

test("what stands on the screen since yesterday is asked for anew once, what left it is not", () => {
  const { ask, policies } = door();
  const left = question("Left");
  ask(question("Shown"));
  ask(left);
  ask(makeOperation("teardown", left));
  noteDay("2026-05-31");
  askAnew();
  askAnew();
  expect(policies).toEqual(["cache-first", "cache-first", "teardown", "network-only"]);
});

test("another day is told once, and an answer that names none changes nothing", () => {
  let times = 0;
  const stop = whenDayTurns(() => times++);
  noteDay("2026-05-30");
  noteDay(null);
  expect([businessDay(), times]).toEqual(["2026-05-30", 0]);
  noteDay("2026-05-31");
  noteDay("2026-05-31");
  expect([businessDay(), times]).toEqual(["2026-05-31", 1]);
  stop();
});
