import { useSearchParams } from "react-router";

export type ShownAs = "CHART" | "TABLE";

/** Whether a figure is shown as a chart or as a table of the same data; the address keeps it. */
export function useShownAs(id: string): readonly [ShownAs, (shown: ShownAs) => void] {
  const [search, setSearch] = useSearchParams();
  const tables = search.getAll("table");
  const choose = (shown: ShownAs) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete("table");
        for (const other of tables) if (other !== id) next.append("table", other);
        if (shown === "TABLE") next.append("table", id);
        return next;
      },
      { preventScrollReset: true },
    );
  return [tables.includes(id) ? "TABLE" : "CHART", choose];
}
