import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useFrame } from "../shell/frame.ts";
import { readView, writeView, type ComparisonView } from "./comparison-view.ts";

export type Show = (change: Partial<ComparisonView>) => void;

/** The view that the address names, and the way to another one: every change is a step in the browser's history. */
export function useView(): { readonly view: ComparisonView; readonly show: Show } {
  const { today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search, today), [search, today]);
  const show = useCallback(
    (change: Partial<ComparisonView>) =>
      setSearch((current) => writeView({ ...readView(current, today), ...change }, today), {
        preventScrollReset: true,
      }),
    [setSearch, today],
  );
  return { view, show };
}
