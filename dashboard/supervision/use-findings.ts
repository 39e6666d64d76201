import { useCallback } from "react";
import { useClient } from "urql";
import {
  FindingPageDocument,
  type FindingFilter,
  type FindingOrder,
  type ListedFindingFragment,
} from "../api/generated/graphql.ts";
import { usePages, type Pages, type ReadPage } from "../records/use-pages.ts";

/** Findings a page at a time; another filter, told by its identity, begins anew. */
export function useFindings(filter: FindingFilter, sort: FindingOrder, first: number): Pages<ListedFindingFragment> {
  const client = useClient();
  const read = useCallback<ReadPage<ListedFindingFragment>>(
    async (after) => {
      const asked = await client
        .query(FindingPageDocument, { filter, sort, first, after }, { requestPolicy: "network-only" })
        .toPromise();
      return { ...(asked.data && { page: asked.data.findings }), ...(asked.error && { error: asked.error }) };
    },
    [client, filter, sort, first],
  );
  return usePages(read);
}
