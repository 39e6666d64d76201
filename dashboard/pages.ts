import type { LazyRouteFunction, RouteObject } from "react-router";
import { withWords, type Word } from "./i18n/language.ts";
import type { Role } from "./api/generated/graphql.ts";
import { paths } from "./paths.ts";
import { FIGURES, HOUSEHOLDS, JOURNAL, PEOPLE, RECORDS } from "./shell/roles.ts";

/** A page of the dashboard: its address, its code, and its entry in the navigation where it has one. */
export interface PageEntry {
  readonly path: string;
  readonly lazy: LazyRouteFunction<RouteObject>;
  /** Roles that may open it; everybody who has signed in where it names none. */
  readonly roles?: readonly Role[];
  readonly nav?: {
    readonly word: Word;
    /** Outline drawn on a field of 20 × 20. */
    readonly icon: string;
  };
  /** The entry it is found under where its address does not tell. */
  readonly under?: string;
}

/** Every page, the navigation's in its order. */
export const PAGES: readonly PageEntry[] = [
  {
    path: paths.comparison,
    lazy: () => import("./comparison/comparison-page.tsx"),
    roles: HOUSEHOLDS,
    nav: { word: "estateComparison", icon: "M4 16V9m4 7V4m4 12v-5m4 5V7" },
  },
  {
    path: paths.estate,
    lazy: () => import("./estate/estate-page.tsx"),
    roles: HOUSEHOLDS,
    under: paths.comparison,
  },
  {
    path: paths.building,
    lazy: () => import("./building/building-page.tsx"),
    roles: HOUSEHOLDS,
    under: paths.comparison,
  },
  {
    path: paths.committee,
    lazy: () => withWords("supervision", withWords("committee", import("./committee/window-page.tsx"))),
    roles: FIGURES,
    nav: { word: "committeeWindow", icon: "M3.5 4h13v12h-13zM10 4v12M3.5 10h13" },
  },
  {
    path: paths.committeeEstate,
    lazy: () => withWords("supervision", withWords("committee", import("./committee/window-page.tsx"))),
    roles: FIGURES,
  },
  {
    path: paths.bulletin,
    lazy: () => withWords("supervision", withWords("committee", import("./committee/bulletin-page.tsx"))),
    roles: FIGURES,
  },
  {
    path: paths.household,
    lazy: () => import("./household/household-page.tsx"),
    roles: HOUSEHOLDS,
    under: paths.comparison,
  },
  {
    path: paths.analysis,
    lazy: () => withWords("analysis", import("./analysis/board-page.tsx")),
    roles: HOUSEHOLDS,
    nav: { word: "analysis", icon: "M3 10h14M4 15.5c4-1 4-4.5 6-4.5s2 3.5 6 4.5M4 4.5c4 1 4 4.5 6 4.5s2-3.5 6-4.5" },
  },
  {
    path: paths.analysisChanges,
    lazy: () => withWords("analysis", import("./analysis/change-page.tsx")),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.analysisArrears,
    lazy: () => withWords("analysis", import("./analysis/arrears-page.tsx")),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.outlook,
    lazy: () => withWords("analysis", withWords("outlook", import("./outlook/outlook-page.tsx"))),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.records,
    lazy: () => import("./records/records-page.tsx"),
    roles: HOUSEHOLDS,
    nav: { word: "receiptsAndBills", icon: "M5 3h10v14l-2.5-1.5L10 17l-2.5-1.5L5 17zM8 7h4M8 10h4" },
  },
  {
    path: paths.myDay,
    lazy: () => withWords("checks", withWords("supervision", import("./supervision/my-day-page.tsx"))),
    roles: FIGURES,
    nav: { word: "myDay", icon: "M4 5h12v11H4zM4 8.5h12M7 3v3m6-3v3M7.5 12l2 2 3.5-3.5" },
  },
  {
    path: paths.notices,
    lazy: () => withWords("notices", import("./notices/notices-page.tsx")),
    roles: RECORDS,
    under: paths.myDay,
  },
  {
    path: paths.findings,
    lazy: () => withWords("supervision", import("./supervision/findings-page.tsx")),
    roles: FIGURES,
    nav: { word: "findings", icon: "M10 3.5l7 12.5H3zM10 8.5v3.5m0 1.8v.4" },
  },
  {
    path: paths.raiseFinding,
    lazy: () => withWords("supervision", import("./supervision/raise-page.tsx")),
    roles: FIGURES,
  },
  {
    path: paths.finding,
    lazy: () => withWords("supervision", import("./supervision/finding-page.tsx")),
    roles: FIGURES,
  },
  {
    path: paths.rectificationNotice,
    lazy: () => withWords("supervision", import("./supervision/notice-page.tsx")),
    roles: FIGURES,
  },
  {
    path: paths.audit,
    lazy: () => withWords("audit", import("./audit/audit-page.tsx")),
    roles: HOUSEHOLDS,
    nav: { word: "auditExceptions", icon: "M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10M12.2 12.2L17 17M8.5 6v3.2m0 1.6v.3" },
  },
  {
    path: paths.checks,
    lazy: () => withWords("checks", import("./checks/checks-page.tsx")),
    roles: FIGURES,
    nav: { word: "checks", icon: "M6 4h8v13H6zM8 4V2.5h4V4M8 9.5l1.2 1.2L12 8M8 13.5h4" },
  },
  { path: paths.check, lazy: () => withWords("checks", import("./checks/check-page.tsx")), roles: FIGURES },
  {
    path: paths.checklists,
    lazy: () => withWords("checks", import("./checklists/checklists-page.tsx")),
    roles: FIGURES,
  },
  {
    path: paths.checklist,
    lazy: () => withWords("checks", import("./checklists/checklist-page.tsx")),
    roles: FIGURES,
  },
  {
    path: paths.draws,
    lazy: () => withWords("checks", import("./checks/draws-page.tsx")),
    roles: FIGURES,
    under: paths.checks,
  },
  {
    path: paths.draw,
    lazy: () => withWords("checks", import("./checks/draw-page.tsx")),
    roles: FIGURES,
    under: paths.checks,
  },
  {
    path: paths.reviews,
    lazy: () => withWords("reviews", import("./reviews/reviews-page.tsx")),
    roles: HOUSEHOLDS,
    nav: { word: "performanceReviews", icon: "M4 16h12M5.5 16V9h3v7m0 0V5h3v11m0 0v-8h3v8" },
  },
  { path: paths.targets, lazy: () => withWords("reviews", import("./reviews/targets-page.tsx")), roles: HOUSEHOLDS },
  {
    path: paths.reviewScheme,
    lazy: () => withWords("reviews", import("./reviews/scheme-page.tsx")),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.scorecard,
    lazy: () => withWords("reviews", import("./reviews/scorecard-page.tsx")),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.resultNotice,
    lazy: () => withWords("reviews", import("./reviews/result-notice-page.tsx")),
    roles: HOUSEHOLDS,
  },
  {
    path: paths.data,
    lazy: () => import("./data/data-page.tsx"),
    roles: RECORDS,
    nav: { word: "dataImport", icon: "M10 3v9m-3.5-3L10 12.5 13.5 9M4 13v3.5h12V13" },
  },
  {
    path: paths.service,
    lazy: () => withWords("service", import("./service/service-page.tsx")),
    roles: FIGURES,
    nav: { word: "service", icon: "M3.5 4.5h13v9h-7l-4 3v-3h-2zM7 8h6M7 10.5h4" },
  },
  {
    path: paths.closes,
    lazy: () => withWords("close", import("./close/close-page.tsx")),
    roles: HOUSEHOLDS,
    nav: { word: "monthClose", icon: "M4 5h12v11H4zM4 8.5h12M7 3v3m6-3v3M8 11.5h4v3H8z" },
  },
  {
    path: paths.metrics,
    lazy: () => import("./metrics/metrics-page.tsx"),
    roles: FIGURES,
    nav: { word: "metricDefinitions", icon: "M4 4h5.5v12H4zM9.5 5.5c2-2 4.5-2 6.5-1V15c-2-1-4.5-1-6.5 1" },
  },
  {
    path: paths.people,
    lazy: () => withWords("access", import("./people/people-page.tsx")),
    roles: PEOPLE,
    nav: {
      word: "peopleAndRoles",
      icon: "M7.5 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6M2.5 16.5a5 5 0 0 1 10 0M13 4.5a2.6 2.6 0 0 1 0 5M14 12a4.5 4.5 0 0 1 3.5 4.5",
    },
  },
  {
    path: paths.journal,
    lazy: () => withWords("access", withWords("notices", import("./journal/journal-page.tsx"))),
    roles: JOURNAL,
    nav: { word: "journal", icon: "M5 3h8l2.5 2.5V17H5zM8 8h4.5M8 11h4.5M8 14h3" },
  },
  { path: paths.profile, lazy: () => withWords("access", withWords("notices", import("./people/profile-page.tsx"))) },
  { path: paths.design, lazy: () => import("./design/design-page.tsx") },
];

/** Pages outside the frame: for those who have not signed in, and for inspectors without network. */
export const DOORS: readonly PageEntry[] = [
  { path: paths.field, lazy: () => withWords("checks", import("./checks/field-page.tsx")) },
  { path: paths.signIn, lazy: () => withWords("access", import("./people/sign-in-page.tsx")) },
  { path: paths.invitation, lazy: () => withWords("access", import("./people/invitation-page.tsx")) },
];
