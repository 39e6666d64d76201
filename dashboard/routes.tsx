import { redirect, type RouteObject } from "react-router";
import { DOORS, PAGES } from "./pages.ts";
import { paths } from "./paths.ts";
import { firstPageOf } from "./shell/allowed-page.ts";
import { isFrameOver, loadFrame } from "./shell/frame.ts";
import { NotFound } from "./shell/not-found.tsx";
import { orCodeFailure } from "./shell/page-code.tsx";
import { FrameFailure, PageFailure } from "./shell/page-failure.tsx";
import { Shell } from "./shell/shell.tsx";
import { ShellSkeleton } from "./shell/shell-skeleton.tsx";

/** A door has nothing to show until it is there. */
const Nobody = () => null;

async function toFirstPage(search: string): Promise<Response> {
  const { me } = await loadFrame();
  return redirect((firstPageOf(me.role)?.path ?? paths.profile) + search);
}

export const routes: RouteObject[] = [
  ...DOORS.map(({ path, lazy }): RouteObject => ({
    path,
    lazy: orCodeFailure(lazy),
    ErrorBoundary: FrameFailure,
    HydrateFallback: Nobody,
  })),
  {
    id: "frame",
    path: paths.root,
    loader: loadFrame,
    shouldRevalidate: isFrameOver,
    Component: Shell,
    ErrorBoundary: FrameFailure,
    HydrateFallback: ShellSkeleton,
    children: [
      { index: true, loader: ({ request }) => toFirstPage(new URL(request.url).search) },
      ...PAGES.map(({ path, lazy }): RouteObject => ({ path, lazy: orCodeFailure(lazy), ErrorBoundary: PageFailure })),
      { path: "*", Component: NotFound },
    ],
  },
];
