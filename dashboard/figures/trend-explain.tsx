import type { ReactNode } from "react";
import type { Period } from "../format/period.ts";
import { ExplainContext, useExplain } from "./explain.ts";

/** What stands in it is explained for a period of its own. */
export function TrendExplain({ at, children }: { readonly at: Period; readonly children: ReactNode }) {
  const explain = useExplain();
  return <ExplainContext value={(whose, rate) => explain(whose, rate, at)}>{children}</ExplainContext>;
}
