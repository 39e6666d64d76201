/** Every address of the dashboard. */
export const paths = {
  root: "/",
  comparison: "/comparison",
} as const;
