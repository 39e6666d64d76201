const segment = encodeURIComponent;

/** Every address of the dashboard; those with a colon are patterns of a route. */
export const paths = {
  root: "/",
  comparison: "/comparison",
  estate: "/estates/:estate",
  building: "/estates/:estate/buildings/:building",
  household: "/households/:household",
  records: "/records",
  analysis: "/analysis",
  analysisChanges: "/analysis/changes",
  analysisArrears: "/analysis/arrears",
  outlook: "/analysis/outlook",
  myDay: "/my-day",
  notices: "/notices",
  findings: "/findings",
  raiseFinding: "/findings/new",
  finding: "/findings/:finding",
  rectificationNotice: "/findings/:finding/notice",
  audit: "/audit",
  checks: "/checks",
  field: "/checks/field",
  check: "/checks/:id",
  checklists: "/checks/templates",
  checklist: "/checks/templates/:code",
  closes: "/closes",
  service: "/service",
  draws: "/draws",
  draw: "/draws/:draw",
  reviews: "/reviews",
  targets: "/reviews/targets",
  committee: "/committee",
  committeeEstate: "/committee/:estate",
  bulletin: "/committee/:estate/:month",
  reviewScheme: "/reviews/scheme",
  scorecard: "/reviews/:code/:estate",
  resultNotice: "/reviews/:code/:estate/notice",
  metrics: "/metrics",
  data: "/data",
  signIn: "/sign-in",
  invitation: "/invitation",
  profile: "/profile",
  people: "/people",
  journal: "/journal",
  design: "/ui",
} as const;

/** The estate with this code. */
export const estatePath = (estate: string): string => `/estates/${segment(estate)}`;

/** A building by its estate's code and its own. */
export const buildingPath = (estate: string, building: string): string =>
  `${estatePath(estate)}/buildings/${segment(building)}`;

/** The household with this code 一户一码, e.g. E01/01-001; its slash is no step of the path. */
export const householdPath = (householdCode: string): string => `/households/${segment(householdCode)}`;

/** The finding with this code, e.g. E01-F12. */
export const findingPath = (code: string): string => `/findings/${segment(code)}`;

/** Its rectification notice 整改通知单, to be printed. */
export const noticePath = (code: string): string => `${findingPath(code)}/notice`;

/** The exceptions of a rule in an estate that stand so. */
export const exceptionsPath = (rule: string, estate: string, standing: "CONFIRMED" | "GONE"): string =>
  `${paths.audit}?rule=${segment(rule)}&estate=${segment(estate)}&standing=${standing}`;

/** The record of the check with this id. */
export const checkPath = (id: string): string => `/checks/${segment(id)}`;

/** Stands where a checklist's code does while it has none. */
export const NEW_CHECKLIST = "new";

/** The checklist with this code, in a version or in its latest. */
export const checklistPath = (code: string, version?: number): string =>
  `${paths.checklists}/${segment(code)}${version === undefined ? "" : `?version=${version}`}`;

/** A closed month, by its first day, with the rows of an estate that restate it. */
export const closedMonthPath = (month: string, estate: string): string =>
  `${paths.closes}?month=${month.slice(0, 7)}&estate=${segment(estate)}`;

/** The draw of surprise checks with this key. */
export const drawPath = (draw: number): string => `/draws/${draw}`;

/** The committee's window of an estate, at one of its panels or one of their entries. */
export const committeePath = (estate: string, part?: string): string =>
  `${paths.committee}/${segment(estate)}${part === undefined ? "" : `#${part}`}`;

/** The bulletin of a month, to be read and printed. */
export const bulletinPath = (estate: string, month: string): string => `${committeePath(estate)}/${segment(month)}`;

/** Where to sign in; leads back to an address of ours. */
export const signInPath = (next: string): string => `${paths.signIn}?next=${segment(next)}`;

/** The scorecard of an estate in the review with this code. */
export const scorecardPath = (code: string, estate: string): string => `/reviews/${segment(code)}/${segment(estate)}`;

/** Its result notice 考核结果通知书, to be printed. */
export const resultNoticePath = (code: string, estate: string): string => `${scorecardPath(code, estate)}/notice`;
/** The outlook of the estate with this code. */
export const outlookPath = (estate: string): string => `${paths.outlook}?estate=${segment(estate)}`;
