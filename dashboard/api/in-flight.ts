import { useSyncExternalStore } from "react";
import { CombinedError, type Exchange, type Operation, type OperationResult } from "urql";
import { filter, makeSubject, merge, pipe, tap } from "wonka";

/** A question that the server is answering. */
export interface Awaited {
  readonly name: string;
  /** When it was asked, in milliseconds as performance.now() counts. */
  readonly since: number;
}

const asked = new Map<number, { readonly operation: Operation; readonly since: number }>();
const listeners = new Set<() => void>();
const stopped = makeSubject<Operation>();
const answers = makeSubject<OperationResult>();
let told: readonly Awaited[] = [];
let toldKeys = "";
let due = false;

/**
 * Tells of what has changed once everything of this moment is done. While it draws, a page asks each question and gives it up at once, to
 * look for an answer that is there: told of that, React would begin to draw anew, and so on until it loses patience after five seconds.
 */
function tell(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    const keys = [...asked.keys()].join(" ");
    if (keys === toldKeys) return;
    toldKeys = keys;
    told = [...asked.values()].map(({ operation, since }) => ({ name: nameOf(operation), since }));
    for (const listener of listeners) listener();
  });
}

export const nameOf = ({ query }: Operation): string => {
  // A build holds the hash of a document, and its name.
  if ("operationName" in query && typeof query.operationName === "string") return query.operationName;
  const [definition] = query.definitions;
  return definition?.kind === "OperationDefinition" ? (definition.name?.value ?? "") : "";
};

function forget(key: number): void {
  if (asked.delete(key)) tell();
}

/** Keeps count of the questions that have gone to the server and were not answered yet. */
export const inFlight: Exchange =
  ({ forward }) =>
  (operations) => {
    const noted = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "teardown") return forget(operation.key);
        if (operation.kind !== "query") return;
        asked.set(operation.key, { operation, since: performance.now() });
        tell();
      }),
    );
    const results = pipe(
      forward(merge([noted, stopped.source])),
      tap(({ operation }) => forget(operation.key)),
    );
    return merge([
      results,
      pipe(
        answers.source,
        filter(({ operation }) => operation.kind === "query"),
      ),
    ]);
  };

/** Says a failure that is the user's own wish; panels offer to ask again. */
export class Stopped extends Error {}

/** Gives up every question under way: the server ends its statements, and panels say that they were stopped. */
export function stopWaiting(): void {
  const given = [...asked.values()];
  asked.clear();
  tell();
  for (const { operation } of given) {
    stopped.next({ ...operation, kind: "teardown" });
    answers.next({
      operation,
      data: undefined,
      error: new CombinedError({ networkError: new Stopped() }),
      stale: false,
      hasNext: false,
    });
  }
}

/** Calls the listener whenever other questions are under way than before, until the function given back is called. */
export function whileInFlight(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The questions under way. */
export const useInFlight = (): readonly Awaited[] => useSyncExternalStore(whileInFlight, () => told);
