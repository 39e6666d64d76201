import { FileFailure } from "../api/fetch-file.ts";
import { count } from "../format/money.ts";
import type { ReadPage } from "./use-pages.ts";

/** So many rows a browser puts into a file; half of a list would pass for a whole one, so of more none is made. */
const MOST = 100_000;

/** All rows of a list, however many are shown: a file that ends where the screen does is no list. */
export async function readAll<T>(read: ReadPage<T>): Promise<readonly T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const { page, error }: Awaited<ReturnType<ReadPage<T>>> = await read(after);
    if (page === undefined) throw error ?? new Error("a list came without rows");
    rows.push(...page.nodes);
    if (rows.length > MOST) throw new FileFailure({ kind: "TOO_LONG", message: count(MOST), requestId: null });
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
