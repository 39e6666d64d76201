import { readView, writeView, type ComparisonView } from "../comparison/comparison-view.ts";
import { say } from "../figures/figure-view.ts";

/** What the structure of arrears shows. */
export interface ArrearsView extends ComparisonView {
  /** Code of the estate; null for the portfolio. */
  readonly within: string | null;
}

export const readArrears = (search: URLSearchParams, today: string): ArrearsView => ({
  ...readView(search, today),
  within: search.get("within"),
});

export function writeArrears(view: ArrearsView, today: string, said: URLSearchParams): URLSearchParams {
  const search = writeView(view, today, said);
  say(search, "within", view.within);
  return search;
}
