import { redirect, type RouteObject } from "react-router";
import { paths } from "./paths.ts";
import { loadFrame } from "./shell/frame.ts";
import { NotFound } from "./shell/not-found.tsx";
import { PageFailure } from "./shell/page-failure.tsx";
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
    ErrorBoundary: PageFailure,
    HydrateFallback: ShellSkeleton,
    children: [
      { index: true, loader: ({ request }) => redirect(paths.comparison + new URL(request.url).search) },
      {
        path: paths.comparison,
        ErrorBoundary: PageFailure,
        lazy: () => import("./comparison/comparison-page.tsx"),
      },
      { path: "*", Component: NotFound },
    ],
  },
];
