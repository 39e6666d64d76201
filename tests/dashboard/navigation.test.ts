import { describe, expect, it } from "vitest";
import { PAGES } from "../../dashboard/pages.ts";
import { paths } from "../../dashboard/paths.ts";

/** Reached from the frame itself, or by its address alone. */
const APART: readonly string[] = [paths.profile, paths.design];

describe("the navigation", () => {
  it("marks an entry on every page that is found under one", () => {
    const entries = PAGES.flatMap(({ path, nav }) => (nav === undefined ? [] : [path]));
    const lost = PAGES.filter(
      ({ path, under }) =>
        !APART.includes(path) &&
        !entries.some((entry) => entry === under || entry === path || path.startsWith(`${entry}/`)),
    );
    expect(lost.map(({ path }) => path)).toEqual([]);
  });
});
