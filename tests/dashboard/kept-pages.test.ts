import { expect, test } from "vitest";
import { PAGES } from "../../dashboard/pages.ts";
import { paths } from "../../dashboard/paths.ts";
import { KEPT_PAGES, readAddress } from "../../server/saved-views/address.rules.ts";

/** Pages that nobody keeps a view of: one's own account, and the design language. */
const NOT_KEPT: readonly string[] = [paths.profile, paths.design];

test("every page of the dashboard can be kept as a view: a new one is named in server/saved-views/address.rules.ts", () => {
  const pages = PAGES.map(({ path }) => path).filter((path) => !NOT_KEPT.includes(path));
  expect([...KEPT_PAGES].sort()).toEqual([...new Set(pages)].sort());
});

test("an address leads to a page of the dashboard, and nowhere else", () => {
  for (const address of [
    "/comparison",
    "/comparison?period=2026-Q1&region=%E5%8D%8E%E4%B8%9C",
    "/estates/BJ01/buildings/%E4%B8%80?x=a/b?c",
    "/households/BJ01%2F01-0101",
  ])
    expect(readAddress(address)).toBe(address);
  for (const address of [
    "",
    "comparison",
    "//evil.example/comparison",
    "/\\evil.example",
    "https://evil.example/comparison",
    "javascript:alert(1)",
    "/comparison#secret",
    "/comparison/",
    "/sign-in?next=/comparison",
    "/graphql",
    "/estates/",
    "/estates/a/b",
    "/estates/%zz",
    "/comparison?a=\n",
    `/comparison?${"a".repeat(2000)}`,
  ])
    expect([address, readAddress(address)]).toEqual([address, null]);
});
