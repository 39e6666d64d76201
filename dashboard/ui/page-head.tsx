import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
import { useTabTitle } from "./use-tab-title.ts";
import { WholeCodes } from "./whole-codes.tsx";

interface PageHeadProps {
  readonly title: string;
  /** What the page is for, or what it is about, in one line. */
  readonly purpose?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** Stands at the end: how the figures stand, or what to do. */
  readonly children?: ReactNode;
}

/** The page's heading, which also names the browser's tab. */
export function PageHead({ title, purpose, crumbs, children }: PageHeadProps) {
  useTabTitle(title);
  return (
    <div className="page-head">
      <div>
        {crumbs !== undefined && <Breadcrumb crumbs={crumbs} />}
        <Title order={1} size="h2">
          <WholeCodes text={title} />
        </Title>
        {purpose !== undefined && (
          <p className="page-purpose">{typeof purpose === "string" ? <WholeCodes text={purpose} /> : purpose}</p>
        )}
      </div>
      {children !== undefined && <div className="page-aside">{children}</div>}
    </div>
  );
}
