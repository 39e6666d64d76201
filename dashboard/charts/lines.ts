/** A line of a chart. */
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly points: readonly LinePoint[];
}

export interface LinePoint {
  /** Name of its place on the axis; the same for all lines. */
  readonly x: string;
  /** Per cent, or null where there is none. */
  readonly value: number | null;
  /** The value as it is written. */
  readonly label: string;
}
