import { useState } from "react";
import { useClient, useQuery } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";
import { ChannelRowsDocument, type ChannelRowsQuery } from "../api/generated/graphql.ts";
import { channelVariables, type PaidThrough } from "./channel-rows-query.ts";
import type { ChangeView } from "./change-view.ts";

const pageIn = (answer: ChannelRowsQuery | undefined): PaidThrough | undefined =>
  (answer?.portfolio ?? answer?.estate)?.collection.channelRows;

/** The payments behind a channel's segment so far, and the way to the next page of them. */
export function useChannelRows(view: ChangeView, channel: string) {
  const client = useClient();
  const [{ data, error }, ask] = useQuery({
    query: ChannelRowsDocument,
    variables: channelVariables(view, channel, null),
  });
  const [later, setLater] = useState<readonly PaidThrough[]>([]);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = pageIn(data);
  const { hasNextPage = false, endCursor = null } = (later.at(-1) ?? first)?.pageInfo ?? {};
  const loadMore = async () => {
    setLoading(true);
    const answer = await client.query(ChannelRowsDocument, channelVariables(view, channel, endCursor)).toPromise();
    const page = pageIn(answer.data);
    if (page !== undefined) setLater([...later, page]);
    setFailure(answer.error === undefined ? null : failureOf(answer.error));
    setLoading(false);
  };
  return {
    first,
    rows: [...(first === undefined ? [] : [first]), ...later].flatMap(({ nodes }) => nodes),
    refused: error === undefined ? null : failureOf(error),
    again: () => ask({ requestPolicy: "network-only" }),
    hasMore: hasNextPage,
    loading,
    failure,
    loadMore,
  };
}
