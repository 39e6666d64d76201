interface Asked {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | null | undefined;
  readonly knownAt?: string | null | undefined;
}

const isLastOfMonth = (day: string): boolean => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
};

/**
 * What a committee may not choose: days within a month, and how things stood or were known at a time of its own, by which single
 * complaints could be told apart (P5.4). Null where it asks for whole months as they stand.
 */
export function ownMaking({ from, to, asOf, knownAt }: Asked, today: string): keyof Asked | null {
  if (!from.endsWith("-01")) return "from";
  if (to !== today && !isLastOfMonth(to)) return "to";
  if (asOf != null && asOf !== today && asOf !== to) return "asOf";
  return knownAt == null ? null : "knownAt";
}
