import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useFrame } from "../shell/frame.ts";
import type { Explain } from "./explain.ts";
import { explanationOf, type FigureView } from "./figure-view.ts";

export interface Shown<View extends FigureView> {
  readonly view: View;
  /** Goes to another view: a step in the browser's history. */
  readonly show: (change: Partial<View>) => void;
  readonly explain: Explain;
}

interface Address<View> {
  readonly read: (search: URLSearchParams, today: string) => View;
  readonly write: (view: View, today: string, said: URLSearchParams) => URLSearchParams;
}

/** The view that the address names, and the way to another one. */
export function useFigureView<View extends FigureView>({ read, write }: Address<View>): Shown<View> {
  const { today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => read(search, today), [read, search, today]);
  const change = useCallback(
    (next: (before: View) => View) =>
      setSearch((said) => write(next(read(said, today)), today, said), { preventScrollReset: true }),
    [read, write, setSearch, today],
  );
  const show = useCallback((part: Partial<View>) => change((before) => ({ ...before, ...part })), [change]);
  const explain = useCallback<Explain>(
    (whose, figure, at) => change((before) => ({ ...before, explained: explanationOf(whose, figure, at ?? null) })),
    [change],
  );
  return { view, show, explain };
}
