import type { ReadPage } from "./use-pages.ts";

/** All rows of a list, however many are shown: a file that ends where the screen does is no list. */
export async function readAll<T>(read: ReadPage<T>): Promise<readonly T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const { page, error }: Awaited<ReturnType<ReadPage<T>>> = await read(after);
    if (page === undefined) throw error ?? new Error("a list came without rows");
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
