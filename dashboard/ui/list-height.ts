/**
 * About how high a list will be while it is read: so many pixels on a desk; where its rows become cards it is longer than the window, and
 * what follows it stays out of sight, and does not show before the list is there: a short one would pull it up.
 */
export const listHeight = (pixels: number): string => `max(${pixels}px, var(--long-list))`;
