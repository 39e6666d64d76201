import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { entryText, parseEntry, type Entry } from "./entry.ts";

export type OpenEntry = (entry: Entry | null) => void;

/** The bill or receipt that the address opens, and the way to another one. */
export function useEntry(): { readonly entry: Entry | null; readonly open: OpenEntry } {
  const [search, setSearch] = useSearchParams();
  const text = search.get("entry");
  const entry = useMemo(() => parseEntry(text), [text]);
  const open = useCallback<OpenEntry>(
    (next) =>
      setSearch(
        (current) => {
          const changed = new URLSearchParams(current);
          if (next === null) changed.delete("entry");
          else changed.set("entry", entryText(next));
          return changed;
        },
        { preventScrollReset: true },
      ),
    [setSearch],
  );
  return { entry, open };
}
