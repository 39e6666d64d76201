import { Skeleton } from "@mantine/core";
import { lazy, Suspense, type ReactNode } from "react";

// Calendars weigh as much as a page; they come when the first of them is opened.
export const PeriodCalendar = lazy(() =>
  import("./calendar.tsx").then((module) => ({ default: module.PeriodCalendar })),
);
export const DayCalendar = lazy(() => import("./calendar.tsx").then((module) => ({ default: module.DayCalendar })));
export const Clock = lazy(() => import("./clock.tsx").then((module) => ({ default: module.Clock })));

/** Holds a calendar's place while its code is on the way. */
export function CalendarRoom({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Skeleton w={252} h={264} />}>{children}</Suspense>;
}
