import { useState } from "react";
import { useClient } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";
import { RateRowsDocument, type RateRowsQueryVariables, type RowsFragment } from "../api/generated/graphql.ts";

interface RateRows {
  readonly rows: RowsFragment["nodes"];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadMore: () => Promise<void>;
}

/** The rows so far, and the way to the next page of them. */
export function useRateRows(
  first: RowsFragment,
  variables: (after: string | null) => RateRowsQueryVariables,
): RateRows {
  const client = useClient();
  const [pages, setPages] = useState<readonly RowsFragment[]>([first]);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { hasNextPage, endCursor } = (pages.at(-1) ?? first).pageInfo;
  const loadMore = async () => {
    setLoading(true);
    const { data, error } = await client.query(RateRowsDocument, variables(endCursor)).toPromise();
    const of = data?.portfolio?.collection ?? data?.estate?.collection ?? data?.estate?.building?.collection;
    const page = of?.rows;
    if (page !== undefined) setPages([...pages, page]);
    setFailure(error === undefined ? null : failureOf(error));
    setLoading(false);
  };
  return { rows: pages.flatMap(({ nodes }) => nodes), hasMore: hasNextPage, loading, failure, loadMore };
}
