import { useCallback, useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";
import { keepPrintedList } from "../ui/printed-lists.ts";

/** How many rows of a list match, as far as they are counted. */
export interface RowsCounted {
  readonly rows: number;
  /** Whether there are more than that. */
  readonly more: boolean;
}

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Where it was asked for. */
  readonly matching?: RowsCounted;
}

export type ReadPage<T> = (
  after: string | null,
) => Promise<{ readonly page?: Page<T>; readonly error?: CombinedError }>;

export interface Pages<T> {
  readonly rows: readonly T[];
  /** How many there are in all; null where that was not asked for. */
  readonly count: RowsCounted | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadMore: () => void;
}

interface Read<T> {
  readonly of: ReadPage<T>;
  readonly rows: readonly T[];
  readonly count: RowsCounted | null;
  readonly next: string | null;
  readonly done: boolean;
  readonly failure: Failure | null;
}

/**
 * The rows of a list so far, and the way to more of them; before the page is printed the rest of them is read. Another way of reading starts
 * anew; its late answers are dropped.
 */
export function usePages<T>(read: ReadPage<T>): Pages<T> {
  const [state, setState] = useState<Read<T> | null>(null);
  const [loading, setLoading] = useState(false);
  const latest = useRef<Read<T> | null>(null);
  const underWay = useRef<object>(null);
  const fetchNext = useCallback(async (of: ReadPage<T>, before: Read<T> | null) => {
    const own = (underWay.current = {});
    setLoading(true);
    const { page, error } = await of(before?.next ?? null);
    if (underWay.current !== own) return;
    const rows = before?.rows ?? [];
    latest.current = {
      of,
      rows: page === undefined ? rows : [...rows, ...page.nodes],
      count: page?.matching ?? before?.count ?? null,
      next: page?.pageInfo.endCursor ?? before?.next ?? null,
      done: page !== undefined && !page.pageInfo.hasNextPage,
      failure: error === undefined ? null : failureOf(error),
    };
    setState(latest.current);
    setLoading(false);
  }, []);
  useEffect(() => void fetchNext(read, null), [fetchNext, read]);
  useEffect(() => {
    const far = () => (latest.current?.of === read ? latest.current : null);
    return keepPrintedList({
      shown: () => far()?.rows.length ?? 0,
      hasMore: () => far()?.done !== true,
      readOn: async () => {
        await fetchNext(read, far());
        return far()?.failure ?? null;
      },
    });
  }, [fetchNext, read]);
  // What was read another way is shown no more.
  const own = state?.of === read ? state : null;
  const loadMore = () => {
    if (!loading && own?.done !== true) void fetchNext(read, own);
  };
  return {
    rows: own?.rows ?? [],
    count: own?.count ?? null,
    hasMore: own?.done !== true,
    loading: loading || own === null,
    failure: own?.failure ?? null,
    loadMore,
  };
}
