import { createRequest, makeOperation, type Operation } from "urql";
import { expect, test } from "vitest";
import { makeSubject, mergeMap, never, pipe, publish } from "wonka";
import { inFlight, whileInFlight } from "../../dashboard/api/in-flight.ts";

test("a question that is given up as soon as it is asked is told to nobody, one that stays is", async () => {
  const operations = makeSubject<Operation>();
  const client = Object.create(null);
  pipe(
    operations.source,
    inFlight({ client, forward: mergeMap(() => never), dispatchDebug: () => undefined }),
    publish,
  );
  const query = makeOperation("query", createRequest("query Board { today }", {}), {
    url: "/",
    requestPolicy: "cache-first",
  });
  const teardown = makeOperation("teardown", query);
  let times = 0;
  const stop = whileInFlight(() => times++);

  // As a page does while it is drawn.
  operations.next(query);
  operations.next(teardown);
  await Promise.resolve();
  expect(times).toBe(0);

  operations.next(query);
  await Promise.resolve();
  expect(times).toBe(1);
  operations.next(teardown);
  await Promise.resolve();
  expect(times).toBe(2);
  stop();
});
