import { inputError } from "./input-error.ts";

export const PAGE_LIMIT = 200;

/** How many rows a page may hold. */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_LIMIT)
    throw inputError("first", `first is ${first}: ask for 1 to ${PAGE_LIMIT} rows and page on with after.`);
  return first;
}

const PREFIX = "after:";

export const cursorOf = (key: string): string => Buffer.from(PREFIX + key).toString("base64url");

/** The key to go on after, which looks as the list's keys do. */
export function readCursor(after: string | null | undefined, keys: RegExp = /./): string | null {
  if (after === null || after === undefined) return null;
  const text = Buffer.from(after, "base64url").toString("utf8");
  if (!text.startsWith(PREFIX) || !keys.test(text.slice(PREFIX.length)))
    throw inputError("after", "after is no cursor of this list: pass the endCursor of the page before.");
  return text.slice(PREFIX.length);
}
