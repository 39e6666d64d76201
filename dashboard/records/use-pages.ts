import { useCallback, useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export type ReadPage<T> = (
  after: string | null,
) => Promise<{ readonly page?: Page<T>; readonly error?: CombinedError }>;

export interface Pages<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadMore: () => void;
}

interface Read<T> {
  readonly of: ReadPage<T>;
  readonly rows: readonly T[];
  readonly next: string | null;
  readonly done: boolean;
  readonly failure: Failure | null;
}

/** The rows of a list so far, and the way to more of them. Another way of reading starts anew; its late answers are dropped. */
export function usePages<T>(read: ReadPage<T>): Pages<T> {
  const [state, setState] = useState<Read<T> | null>(null);
  const [loading, setLoading] = useState(false);
  const current = useRef(read);
  const fetchNext = useCallback(async (of: ReadPage<T>, before: Read<T> | null) => {
    current.current = of;
    setLoading(true);
    const { page, error } = await of(before?.next ?? null);
    if (current.current !== of) return;
    const rows = before?.rows ?? [];
    setState({
      of,
      rows: page === undefined ? rows : [...rows, ...page.nodes],
      next: page?.pageInfo.endCursor ?? before?.next ?? null,
      done: page !== undefined && !page.pageInfo.hasNextPage,
      failure: error === undefined ? null : failureOf(error),
    });
    setLoading(false);
  }, []);
  useEffect(() => void fetchNext(read, null), [fetchNext, read]);
  // What was read another way is shown no more.
  const own = state?.of === read ? state : null;
  const loadMore = () => {
    if (!loading && own?.done !== true) void fetchNext(read, own);
  };
  return {
    rows: own?.rows ?? [],
    hasMore: own?.done !== true,
    loading: loading || own === null,
    failure: own?.failure ?? null,
    loadMore,
  };
}
