import { useSyncExternalStore } from "react";

let onPaper = false;
const listeners = new Set<() => void>();

function become(paper: boolean): void {
  onPaper = paper;
  document.documentElement.toggleAttribute("data-paper", paper);
  if (paper) letChartsShrink();
  for (const listener of listeners) listener();
}

/** A drawing that knows its own field shrinks with it; those of the charts are drawn for the window, which may be wider than a sheet. */
function letChartsShrink(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>(".chart-plot svg"))
    drawing.setAttribute("viewBox", `0 0 ${drawing.width.baseVal.value} ${drawing.height.baseVal.value}`);
}

window.addEventListener("beforeprint", () => become(true));
window.addEventListener("afterprint", () => become(false));

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page is being printed just now. */
export const useOnPaper = (): boolean => useSyncExternalStore(listen, () => onPaper);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Prints the page, once its charts are drawn for paper. */
export async function printPage(): Promise<void> {
  become(true);
  // Charts draw in the frame after the one that tells them to.
  for (const frame of [nextFrame, nextFrame, nextFrame]) await frame();
  window.print();
}
