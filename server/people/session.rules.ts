const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session that rests this long ends. */
export const IDLE_MS = 12 * HOUR;
/** A session ends after this, however busy. */
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** A secret older than this is replaced with the next request. */
export const ROTATE_MS = HOUR;
/** Requests under way at a rotation may still use the secret before. */
export const GRACE_MS = 2 * MINUTE;
/** How exactly it is noted when a session was last seen: each note is a write. */
export const SEEN_MS = MINUTE;
export const INVITATION_MS = 7 * 24 * HOUR;
/** A token lives at most a year. */
export const TOKEN_MS = 366 * 24 * HOUR;

export const later = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
