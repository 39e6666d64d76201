import type { Exchange, Operation } from "urql";
import { filter, makeSubject, merge, pipe, tap } from "wonka";
import { nameOf } from "./in-flight.ts";

/**
 * The question that goes before another, by the names of their documents: before one that is long in answering, the short one that gives
 * the page's first figures; and before what stands beside every page, that page's own.
 */
const BEFORE: Readonly<Record<string, string>> = { Comparison: "PortfolioTotal", NoticeCounts: "PortfolioTotal" };

/** Holds a question back while the one that goes before it is under way: together, the page's first figures would wait for both. */
export const inTurn: Exchange =
  ({ forward }) =>
  (operations) => {
    const underWay = new Map<number, string>();
    const released = makeSubject<Operation>();
    let held: readonly Operation[] = [];
    const hasToWait = (operation: Operation) => {
      const before = BEFORE[nameOf(operation)];
      return before !== undefined && [...underWay.values()].includes(before);
    };
    const end = (key: number) => {
      held = held.filter((operation) => operation.key !== key);
      if (!underWay.delete(key)) return;
      const free = held.filter((operation) => !hasToWait(operation));
      held = held.filter(hasToWait);
      free.forEach(released.next);
    };
    const going = pipe(
      operations,
      filter((operation) => {
        if (operation.kind === "teardown") end(operation.key);
        if (operation.kind !== "query") return true;
        if (hasToWait(operation)) {
          held = [...held, operation];
          return false;
        }
        underWay.set(operation.key, nameOf(operation));
        return true;
      }),
    );
    return pipe(
      forward(merge([going, released.source])),
      tap(({ operation }) => end(operation.key)),
    );
  };
