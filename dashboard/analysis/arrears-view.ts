import { readView, writeView } from "../comparison/comparison-view.ts";
import { say } from "../figures/figure-view.ts";
import type { AnalysedView } from "./use-analysed.ts";

/** What the structure of arrears shows. */
export type ArrearsView = AnalysedView;

export const readArrears = (search: URLSearchParams, today: string): ArrearsView => ({
  ...readView(search, today),
  within: search.get("within"),
});

export function writeArrears(view: ArrearsView, today: string, said: URLSearchParams): URLSearchParams {
  const search = writeView(view, today, said);
  say(search, "within", view.within);
  return search;
}
