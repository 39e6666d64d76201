import type { LazyRouteFunction, RouteObject } from "react-router";
import type { Word } from "./i18n/language.ts";
import { paths } from "./paths.ts";

/** A page of the dashboard: its address, its code, and its entry in the navigation where it has one. */
export interface PageEntry {
  readonly path: string;
  readonly lazy: LazyRouteFunction<RouteObject>;
  readonly nav?: {
    readonly word: Word;
    /** Outline drawn on a field of 20 × 20. */
    readonly icon: string;
  };
}

/** Every page, the navigation's in its order. */
export const PAGES: readonly PageEntry[] = [
  {
    path: paths.comparison,
    lazy: () => import("./comparison/comparison-page.tsx"),
    nav: { word: "estateComparison", icon: "M4 16V9m4 7V4m4 12v-5m4 5V7" },
  },
  { path: paths.estate, lazy: () => import("./estate/estate-page.tsx") },
  { path: paths.building, lazy: () => import("./building/building-page.tsx") },
  { path: paths.household, lazy: () => import("./household/household-page.tsx") },
  {
    path: paths.records,
    lazy: () => import("./records/records-page.tsx"),
    nav: { word: "receiptsAndBills", icon: "M5 3h10v14l-2.5-1.5L10 17l-2.5-1.5L5 17zM8 7h4M8 10h4" },
  },
  {
    path: paths.data,
    lazy: () => import("./data/data-page.tsx"),
    nav: { word: "dataImport", icon: "M10 3v9m-3.5-3L10 12.5 13.5 9M4 13v3.5h12V13" },
  },
  {
    path: paths.metrics,
    lazy: () => import("./metrics/metrics-page.tsx"),
    nav: { word: "metricDefinitions", icon: "M4 4h5.5v12H4zM9.5 5.5c2-2 4.5-2 6.5-1V15c-2-1-4.5-1-6.5 1" },
  },
  { path: paths.design, lazy: () => import("./design/design-page.tsx") },
];
