import { Skeleton } from "@mantine/core";
import { lazy, Suspense, type ComponentProps } from "react";
import type { ManyChoice as Many, OneChoice as One } from "./choice.tsx";

// Lists that open weigh as much as a page of figures; nobody waits for them to read one.
const LazyOne = lazy(() => import("./choice.tsx").then((module) => ({ default: module.OneChoice })));
const LazyMany = lazy(() => import("./choice.tsx").then((module) => ({ default: module.ManyChoice })));

/** One value out of several. */
export function OneChoice(props: ComponentProps<typeof One>) {
  return (
    <Suspense fallback={<Skeleton className={props.className ?? ""} w={props.w} h={props.size === "xs" ? 30 : 36} />}>
      <LazyOne {...props} />
    </Suspense>
  );
}

/** Any number of values out of several. */
export function ManyChoice(props: ComponentProps<typeof Many>) {
  return (
    <Suspense fallback={<Skeleton className={props.className ?? ""} h={36} />}>
      <LazyMany {...props} />
    </Suspense>
  );
}
