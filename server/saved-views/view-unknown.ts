import { refused } from "../platform/outcome.ts";

/** Of views that others keep nothing is told, not even that there are any. */
export const VIEW_UNKNOWN = refused("VIEW_UNKNOWN", "viewId", "You have no such view.");
