import type { Exchange, Operation } from "urql";
import { makeOperation } from "urql";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";
import { noteZone } from "../format/moment.ts";

/** The day that the server's latest answer named; null before the first. */
let told: string | null = null;
/** When it was named, in milliseconds. */
let toldAt = 0;
const listeners = new Set<() => void>();

/** The business day, as far as it is known. */
export const businessDay = (): string | null => told;

/** When the server last said which day it is, in milliseconds as Date.now() counts. */
export const businessDayToldAt = (): number => toldAt;

/** Takes the day that an answer names. */
export function noteDay(day: string | null): void {
  if (day === null) return;
  toldAt = Date.now();
  if (day === told) return;
  const turned = told !== null;
  told = day;
  if (turned) for (const listener of listeners) listener();
}

/** Calls the listener whenever another day has begun, until the function given back is called. */
export function whenDayTurns(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Fetches an answer, and notes which day it names, and by which clocks. */
export const fetchNotingClock: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  noteZone(response.headers.get("x-time-zone"));
  noteDay(response.headers.get("x-business-day"));
  return response;
};

const again = makeSubject<Operation>();
const onScreen = new Map<number, Operation>();
const answeredOn = new Map<number, string | null>();

const isOfAnotherDay = ({ key }: Operation): boolean => answeredOn.has(key) && answeredOn.get(key) !== told;

const anew = (operation: Operation): Operation =>
  makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" });

/** An answer is kept for the day it was given on: figures, deadlines and what is overdue are of a day. */
export const keptForTheDay: Exchange =
  ({ forward }) =>
  (operations) => {
    const asked = pipe(
      operations,
      map((operation) => {
        if (operation.kind === "teardown") onScreen.delete(operation.key);
        if (operation.kind !== "query") return operation;
        onScreen.set(operation.key, operation);
        return operation.context.requestPolicy === "cache-first" && isOfAnotherDay(operation)
          ? anew(operation)
          : operation;
      }),
    );
    const askedAgain = pipe(
      again.source,
      filter(({ key }) => onScreen.has(key)),
    );
    return pipe(
      forward(merge([asked, askedAgain])),
      tap(({ operation, error }) => {
        if (error === undefined) answeredOn.set(operation.key, told);
      }),
    );
  };

/** Asks anew what is on the screen and was answered on another day. What stands there stays until the answer comes. */
export function askAnew(): void {
  for (const operation of [...onScreen.values()].filter(isOfAnotherDay)) again.next(anew(operation));
}
