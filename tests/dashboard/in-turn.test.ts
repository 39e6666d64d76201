import { createRequest, makeOperation, makeResult, type Operation, type OperationResult } from "urql";
import { expect, test } from "vitest";
import { filter, makeSubject, merge, pipe, publish, tap } from "wonka";
import { inTurn } from "../../dashboard/api/in-turn.ts";
import { nameOf } from "../../dashboard/api/in-flight.ts";

const asking = (name: string): Operation =>
  makeOperation("query", createRequest(`query ${name} { today }`, {}), { url: "/", requestPolicy: "cache-first" });

/** A door that keeps what goes through it. */
function door() {
  const operations = makeSubject<Operation>();
  const answers = makeSubject<OperationResult>();
  const gone: string[] = [];
  const client = Object.create(null);
  pipe(
    operations.source,
    inTurn({
      client,
      dispatchDebug: () => undefined,
      forward: (asked) =>
        merge([
          answers.source,
          pipe(
            asked,
            tap((operation) => gone.push(nameOf(operation))),
            filter((_operation): _operation is never => false),
          ),
        ]),
    }),
    publish,
  );
  const answer = (operation: Operation) => answers.next(makeResult(operation, { data: { today: "2026-01-01" } }));
  return { ask: operations.next, answer, gone };
}

test("the first figures go first: what is long and what stands beside the page waits until they are told", () => {
  const { ask, answer, gone } = door();
  const total = asking("PortfolioTotal");
  [total, asking("Comparison"), asking("NoticeCounts"), asking("Freshness")].forEach(ask);
  expect(gone).toEqual(["PortfolioTotal", "Freshness"]);
  answer(total);
  expect(gone).toEqual(["PortfolioTotal", "Freshness", "Comparison", "NoticeCounts"]);
});

test("on a page without first figures of their own nothing waits", () => {
  const { ask, gone } = door();
  [asking("NoticeCounts"), asking("Estate")].forEach(ask);
  expect(gone).toEqual(["NoticeCounts", "Estate"]);
});
