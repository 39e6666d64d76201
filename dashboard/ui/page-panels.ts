import { createContext, useContext, useEffect, useRef, type RefObject } from "react";
import type { PanelState } from "./panel.tsx";
import type { MakeTable } from "./table-file.ts";

/** A panel as the page's own file sees it. */
export interface PagePanel {
  readonly title: string;
  readonly state: PanelState["kind"];
  /** Its figures, where it has any that go into files. */
  readonly file: MakeTable | undefined;
}

const PAUSE = 100;

/** The panels of a page that have figures, by the id of an element of theirs. */
export class PagePanels {
  private readonly panels = new Map<string, RefObject<PagePanel>>();

  /** Keeps a panel until the function given back is called. */
  keep(id: string, panel: RefObject<PagePanel>): () => void {
    this.panels.set(id, panel);
    return () => this.panels.delete(id);
  }

  /** All panels from top to bottom, once none of them waits for an answer any more. */
  async settled(): Promise<readonly PagePanel[]> {
    while (this.inOrder().some(({ state }) => state === "LOADING"))
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return this.inOrder();
  }

  private inOrder(): readonly PagePanel[] {
    return [...this.panels]
      .flatMap(([id, { current }]) => {
        const element = document.getElementById(id);
        return element === null ? [] : [{ element, panel: current }];
      })
      .toSorted((a, b) =>
        (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1,
      )
      .map(({ panel }) => panel);
  }
}

export const PagePanelsContext = createContext<PagePanels | null>(null);

/** Tells the page's file of a panel; id is that of an element which stands where the panel does. */
export function usePagePanel(id: string, panel: PagePanel): void {
  const panels = useContext(PagePanelsContext);
  const current = useRef(panel);
  useEffect(() => {
    current.current = panel;
  });
  const has = panel.file !== undefined;
  useEffect(() => (has ? panels?.keep(id, current) : undefined), [panels, id, has]);
}
