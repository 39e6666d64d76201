import type { ReadPage } from "./use-pages.ts";

/** A list whose rows are taken apart: by the files of a batch, by the grants of a person. */
export const parted =
  <T, Part>(read: ReadPage<T>, partsOf: (row: T) => readonly Part[]): ReadPage<Part> =>
  async (after) => {
    const { page, error } = await read(after);
    return {
      ...(page !== undefined && { page: { nodes: page.nodes.flatMap(partsOf), pageInfo: page.pageInfo } }),
      ...(error !== undefined && { error }),
    };
  };
