import { lazy, Suspense } from "react";
import type { SliceInput } from "../api/generated/graphql.ts";
import { figureVariables } from "../figures/figure-slice.ts";
import type { Explained, FigureView } from "../figures/figure-view.ts";

const ExplanationPanel = lazy(() =>
  import("./explanation-panel.tsx").then((module) => ({ default: module.ExplanationPanel })),
);

interface ExplanationsProps {
  readonly view: FigureView;
  readonly slice: SliceInput;
  readonly change: (explained: Explained | null) => void;
}

/** The panel on the rate that the address names, if it names one; its code comes when it is first opened. */
export function Explanations({ view, slice, change }: ExplanationsProps) {
  const { explained } = view;
  return (
    <Suspense>
      {explained !== null && (
        <ExplanationPanel subject={figureVariables(view, slice)} explained={explained} change={change} />
      )}
    </Suspense>
  );
}
