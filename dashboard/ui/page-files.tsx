import { useState, type ReactNode } from "react";
import { PagePanels, PagePanelsContext } from "./page-panels.ts";
import { PrintStamp } from "./print-stamp.tsx";
import { StampContext, type StampLines } from "./table-file.ts";

interface PageFilesProps {
  readonly title: string;
  readonly stamp: StampLines;
  readonly children: ReactNode;
}

/** What leaves a page, as a file or on paper, carries what its figures rest on. */
export function PageFiles({ title, stamp, children }: PageFilesProps) {
  const [panels] = useState(() => new PagePanels());
  return (
    <StampContext value={stamp}>
      <PagePanelsContext value={panels}>
        <PrintStamp title={title} stamp={stamp} />
        {children}
      </PagePanelsContext>
    </StampContext>
  );
}
