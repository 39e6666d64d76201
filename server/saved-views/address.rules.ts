/** Pages of the dashboard that can be kept, as its routes write them; a test compares them with the routes. */
export const KEPT_PAGES = [
  "/comparison",
  "/analysis",
  "/analysis/changes",
  "/analysis/arrears",
  "/analysis/outlook",
  "/estates/:estate",
  "/estates/:estate/buildings/:building",
  "/households/:household",
  "/records",
  "/reviews",
  "/reviews/targets",
  "/reviews/scheme",
  "/reviews/:code/:estate",
  "/reviews/:code/:estate/notice",
  "/my-day",
  "/notices",
  "/findings",
  "/findings/new",
  "/findings/:finding",
  "/findings/:finding/notice",
  "/audit",
  "/checks",
  "/checks/templates",
  "/checks/templates/:code",
  "/checks/:id",
  "/closes",
  "/service",
  "/draws",
  "/draws/:draw",
  "/committee",
  "/committee/:estate",
  "/committee/:estate/:month",
  "/data",
  "/metrics",
  "/people",
  "/journal",
] as const;

const LONGEST = 2000;

const PATTERNS = KEPT_PAGES.map((page) => new RegExp(`^${page.replace(/:\w+/g, "[^/]+")}$`));

/**
 * The address as it is kept, or null where it is none of a page that can be kept. Nothing before the path, nothing after the query:
 * who follows a shared link stays in the dashboard.
 */
export function readAddress(given: string): string | null {
  if (given.length > LONGEST || !given.startsWith("/") || /[\s\\#\p{Cc}]/u.test(given)) return null;
  const [path = "", ...query] = given.split("?");
  if (!PATTERNS.some((pattern) => pattern.test(path)) || /%(?![0-9a-f]{2})/i.test(path)) return null;
  return query.length === 0 ? path : `${path}?${query.join("?")}`;
}
