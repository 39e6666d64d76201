import { redirect, type RouteObject } from "react-router";
import { PAGES } from "./pages.ts";
import { paths } from "./paths.ts";
import { loadFrame } from "./shell/frame.ts";
import { NotFound } from "./shell/not-found.tsx";
import { FrameFailure, PageFailure } from "./shell/page-failure.tsx";
import { Shell } from "./shell/shell.tsx";
import { ShellSkeleton } from "./shell/shell-skeleton.tsx";

export const routes: RouteObject[] = [
  {
    id: "frame",
    path: paths.root,
    loader: loadFrame,
    // The frame is what holds while one moves about; "refresh" on a page asks anew.
    shouldRevalidate: () => false,
    Component: Shell,
    ErrorBoundary: FrameFailure,
    HydrateFallback: ShellSkeleton,
    children: [
      { index: true, loader: ({ request }) => redirect(paths.comparison + new URL(request.url).search) },
      ...PAGES.map(({ path, lazy }): RouteObject => ({ path, lazy, ErrorBoundary: PageFailure })),
      { path: "*", Component: NotFound },
    ],
  },
];
