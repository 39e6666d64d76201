import { paths } from "../paths.ts";

/** Where somebody wanted to go before they signed in; only an address of ours. */
export function nextAddress(search: URLSearchParams): string {
  const next = search.get("next") ?? "";
  return /^\/(?![/\\])/.test(next) && !next.startsWith(paths.signIn) ? next : paths.root;
}

/** Opens a page anew: what was read as somebody else is forgotten. */
export const openAnew = (address: string): void => window.location.assign(address);
