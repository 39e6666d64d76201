import type { TrendPoint } from "../figures/trend.ts";
import { percent } from "../format/ratio.ts";

const [WIDTH, HEIGHT, EDGE] = [64, 26, 3];

interface SparklineProps {
  readonly points: readonly TrendPoint[];
  readonly name: string;
}

/** A line of months in the space of a word; months without a value are passed over. */
export function Sparkline({ points, name }: SparklineProps) {
  if (points.length === 0) return <span className="sparkline" aria-hidden="true" />;
  const values = points.flatMap(({ rate: { value } }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low);
  const valued = points.flatMap(({ rate: { value } }, index) => (value === null ? [] : [{ index, value }]));
  const line = valued.map(
    ({ index, value }, at) => `${at === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  const told = points.map(({ period, rate }) => `${period.from.slice(0, 7)} ${percent(rate)}`).join(", ");
  const last = valued.at(-1);
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}: ${told}`}>
      <path d={line.join("")} />
      {last !== undefined && <circle cx={x(last.index)} cy={y(last.value)} r="2.4" />}
    </svg>
  );
}
