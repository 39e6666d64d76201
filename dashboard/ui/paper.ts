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

/** The style of a page that is printed as a letter or a notice is; others lie on their side. */
export const UPRIGHT = "@page { size: A4 portrait; margin: 14mm 12mm 12mm }";

/** Pixels between the margins of an upright sheet of A4, less nine millimetres for lines that break otherwise on paper. */
const SHEET = (297 - 14 - 12 - 9) * (96 / 25.4);
/** To what part of their size letters are made smaller, in hundredths. */
const SMALLEST = 60;
/** How many rows are left out before it is measured again. */
const ROWS_AT_ONCE = 3;

/**
 * Makes the letters of something smaller (--fit) whenever it is printed, until it takes one upright sheet with what stands beside it. What does not
 * fit even so loses of its spare rows, the last first, and says so (data-cut). Gives the way to end that.
 */
export function fitOnPrint(sheet: () => HTMLElement | null, spareRows: string): () => void {
  const fits = (page: HTMLElement) => page.getBoundingClientRect().height <= SHEET;
  const fit = () => {
    const paper = sheet();
    const page = paper?.parentElement;
    if (paper == null || page == null) return;
    for (let hundredths = 100; hundredths >= SMALLEST; hundredths -= 4) {
      page.style.setProperty("--fit", `${hundredths / 100}`);
      if (fits(page)) return;
    }
    paper.toggleAttribute("data-cut", true);
    const rows = [...paper.querySelectorAll<HTMLElement>(spareRows)];
    while (rows.length > 0 && !fits(page)) for (const row of rows.splice(-ROWS_AT_ONCE)) row.hidden = true;
  };
  const restore = () => {
    const paper = sheet();
    paper?.toggleAttribute("data-cut", false);
    for (const row of paper?.querySelectorAll<HTMLElement>(spareRows) ?? []) row.hidden = false;
  };
  window.addEventListener("beforeprint", fit);
  window.addEventListener("afterprint", restore);
  return () => {
    window.removeEventListener("beforeprint", fit);
    window.removeEventListener("afterprint", restore);
  };
}

/** Whether the page is being printed just now. */
export const useOnPaper = (): boolean => useSyncExternalStore(listen, () => onPaper);

/** Pictures that are loaded as one scrolls to them: paper is not scrolled. One that does not come leaves its place empty. */
async function loadPictures(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>(".page img[loading='lazy']")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Prints the page, once its pictures are there and its charts are drawn for paper. */
export async function printPage(): Promise<void> {
  await loadPictures();
  become(true);
  // Charts draw in the frame after the one that tells them to.
  for (const frame of [nextFrame, nextFrame, nextFrame]) await frame();
  window.print();
}
