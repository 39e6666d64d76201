import { matchPath, useLocation } from "react-router";
import type { Role } from "../api/generated/graphql.ts";
import { PAGES, type PageEntry } from "../pages.ts";
import { useFrame } from "./frame.ts";
import { isOpenTo } from "./roles.ts";

/** The first page that a role finds in its navigation. */
export const firstPageOf = (role: Role | null): PageEntry | undefined =>
  role === null ? undefined : PAGES.find(({ nav, roles }) => nav !== undefined && isOpenTo(roles, role));

/** Whether the page of the address is open to the role one acts in. */
export function useAllowed(): boolean {
  const { pathname } = useLocation();
  const { role } = useFrame().me;
  const page = PAGES.find(({ path }) => matchPath(path, pathname) !== null);
  return page === undefined || isOpenTo(page.roles, role);
}
