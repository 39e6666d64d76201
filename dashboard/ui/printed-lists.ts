import type { Failure } from "../api/failure.ts";
import { FileFailure } from "../api/fetch-file.ts";

/** A list read in pages, as printing sees it. */
export interface PrintedList {
  /** Rows read so far. */
  readonly shown: () => number;
  /** Whether rows are still to be read. */
  readonly hasMore: () => boolean;
  /** Reads the next page; says why where it did not come. */
  readonly readOn: () => Promise<Failure | null>;
}

/** So many rows of a list go on paper, about a hundred sheets; whoever needs more of them needs a file. */
export const MOST_PRINTED = 2000;

const lists = new Set<PrintedList>();

/** Tells of a list on the page until the function given back is called. */
export function keepPrintedList(list: PrintedList): () => void {
  lists.add(list);
  return () => lists.delete(list);
}

/**
 * Reads what is still to come of all lists on the page, up to what goes on paper. Tells after each page how many rows there are, and stops
 * when it is told to; throws a FileFailure where rows do not come, since half a list on paper passes for a whole one.
 */
export async function readPrintedLists(told: (rows: number) => void, signal: AbortSignal): Promise<void> {
  for (;;) {
    // Asked anew after each page: a list that is read again meanwhile stands here as another.
    const list = [...lists].find((each) => each.hasMore() && each.shown() < MOST_PRINTED);
    if (list === undefined || signal.aborted) return;
    const failure = await list.readOn();
    if (failure !== null) throw new FileFailure(failure);
    told([...lists].reduce((sum, each) => sum + each.shown(), 0));
  }
}
