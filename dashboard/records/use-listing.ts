import { useCallback, useMemo } from "react";
import type { CombinedError } from "urql";
import { usePages, type Page, type Pages, type ReadPage } from "./use-pages.ts";

/** A page as it is asked for; how many rows match is counted once, with the first. */
export interface AskedPage {
  readonly first: number;
  readonly after: string | null;
  readonly counted: boolean;
}

type Ask<Data> = (
  page: AskedPage,
) => Promise<{ readonly data?: Data | undefined; readonly error?: CombinedError | undefined }>;

interface Listing<T> {
  /** The rows on the screen. */
  readonly pages: Pages<T>;
  /** The way to all rows, for files. */
  readonly read: ReadPage<T>;
}

/** Rows that the server gives at most at a time. */
const FILE_PAGE = 200;

/**
 * A list of the API with how many rows match, for the screen, for paper and for files. Another `ask`, told by its identity, begins anew;
 * `pageOf` stands at module scope.
 */
export function useListing<Data, T>(ask: Ask<Data>, pageOf: (data: Data) => Page<T>, first: number): Listing<T> {
  const reading = useCallback(
    (size: number, counts: boolean): ReadPage<T> =>
      async (after) => {
        const { data, error } = await ask({ first: size, after, counted: counts && after === null });
        return { ...(data !== undefined && { page: pageOf(data) }), ...(error !== undefined && { error }) };
      },
    [ask, pageOf],
  );
  const shown = useMemo(() => reading(first, true), [reading, first]);
  return { pages: usePages(shown), read: reading(FILE_PAGE, false) };
}
