import { useMediaQuery } from "@mantine/hooks";
import { isPoint, ResponsiveLine, type LineCustomSvgLayerProps } from "@nivo/line";
import { chartTheme, usePalette, type Palette } from "./palette.ts";

export interface FunnelPoint {
  readonly id: string;
  readonly name: string;
  /** Households it is worth. */
  readonly size: number;
  /** Per cent, or points. */
  readonly value: number;
  readonly label: string;
  readonly tone: "better" | "worse" | "same";
  /** Beyond the outer limits: drawn as a diamond with its name. */
  readonly far: boolean;
  /** Beyond the inner limits. */
  readonly out: boolean;
  /** Shown, not judged. */
  readonly hollow: boolean;
}

export interface FunnelLimits {
  readonly sizes: readonly number[];
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
  readonly lower998: readonly number[];
  readonly upper998: readonly number[];
}

interface FunnelChartProps {
  readonly points: readonly FunnelPoint[];
  readonly limits: FunnelLimits;
  readonly target: number;
  readonly targetLabel: string;
  readonly legend: { readonly inner: string; readonly outer: string };
  readonly axis: string;
  readonly name: string;
  readonly suffix: string;
  readonly open: (id: string) => void;
}

// A type, since nivo wants data that it may index.
type Series = { readonly id: string; readonly data: readonly { readonly x: number; readonly y: number }[] };
type LayerProps = LineCustomSvgLayerProps<Series>;

const INNER = { strokeDasharray: "5 4" } as const;

/** Scales of nivo take any value; what comes back may be null for values of other kinds. */
const at = (scale: LayerProps["xScale"] | LayerProps["yScale"], value: number): number => {
  const placed: unknown = Reflect.apply(scale, undefined, [value]);
  return typeof placed === "number" ? placed : 0;
};

function Limits({ xScale, yScale, limits, palette }: LayerProps & { limits: FunnelLimits; palette: Palette }) {
  const path = (values: readonly number[]): string =>
    values
      .map((value, i) => `${i === 0 ? "M" : "L"}${at(xScale, limits.sizes[i] ?? 0)} ${at(yScale, value)}`)
      .join(" ");
  return (
    <g fill="none" strokeWidth={1.5} stroke={palette.dim}>
      <path d={path(limits.lower998)} />
      <path d={path(limits.upper998)} />
      <path d={path(limits.lower95)} {...INNER} />
      <path d={path(limits.upper95)} {...INNER} />
    </g>
  );
}

/** Keeps a name readable where it crosses a line or a mark. */
const haloOf = ({ panel }: Palette) =>
  ({ stroke: panel, strokeWidth: 4, strokeLinejoin: "round", paintOrder: "stroke" }) as const;

interface TargetProps {
  readonly target: number;
  readonly palette: Palette;
}

function Target({ yScale, innerWidth, target, palette }: LayerProps & TargetProps) {
  const y = at(yScale, target);
  return <line x1={0} x2={innerWidth} y1={y} y2={y} stroke={palette.main} strokeWidth={1.5} />;
}

function Marks({ xScale, yScale, members, palette, innerWidth }: LayerProps & MarksProps) {
  return members.map(({ id, name, size, value, tone, far, out, hollow }) => {
    const [x, y] = [at(xScale, size), at(yScale, value)];
    const colour = tone === "same" || !far ? palette.main : palette[tone];
    // Latin letters are about half as wide as Chinese ones.
    const width = [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 7), 11);
    const right = x + width > innerWidth;
    // Names of neighbours stand above and below one another.
    const near = members.filter(
      (other) =>
        other.far &&
        other.id < id &&
        Math.abs(at(xScale, other.size) - x) < 110 &&
        Math.abs(at(yScale, other.value) - y) < 18,
    );
    const lift = near.length % 2 === 1 ? -12 : 4 + near.length * 8;
    return (
      <g key={id} transform={`translate(${x} ${y})`} pointerEvents="none">
        {far ? (
          <path d="M0-7L7 0L0 7L-7 0Z" fill={colour} />
        ) : (
          <circle
            r={out ? 5.5 : 4.5}
            fill={hollow ? palette.panel : out ? palette.panel : palette.middle}
            stroke={hollow ? palette.dim : palette.main}
            strokeWidth={out ? 2.5 : 1}
            {...(hollow && { strokeDasharray: "2 2" })}
          />
        )}
        {far && (
          <text
            x={right ? -11 : 11}
            textAnchor={right ? "end" : "start"}
            y={lift}
            fontSize={12}
            fontWeight={600}
            fill={palette.ink}
            {...haloOf(palette)}
          >
            {name}
          </text>
        )}
      </g>
    );
  });
}

type MarksProps = { readonly members: readonly FunnelPoint[]; readonly palette: Palette };

/** Members by size, within the limits that chance draws around the target. */
export function FunnelChart(props: FunnelChartProps) {
  const { points, limits, target, targetLabel, legend, axis, name, suffix, open } = props;
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const values = [...points.map(({ value }) => value), ...limits.lower998, ...limits.upper998, target];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(1, (high - low) * 0.08);
  const ends = { min: limits.sizes[0] ?? 0, max: limits.sizes.at(-1) ?? 1 };
  return (
    <>
      <ul className="chart-legend">
        <Key dashed label={legend.inner} palette={palette} />
        <Key label={legend.outer} palette={palette} />
        <Key main label={targetLabel} palette={palette} />
      </ul>
      <div className="chart-plot">
        <ResponsiveLine<Series>
          data={[{ id: "members", data: points.map(({ size, value }) => ({ x: size, y: value })) }]}
          margin={{ top: 12, right: 20, bottom: 46, left: 52 }}
          xScale={{ type: "linear", ...ends }}
          yScale={{ type: "linear", min: low - room, max: high + room }}
          layers={[
            "grid",
            "axes",
            (given) => <Limits {...given} limits={limits} palette={palette} />,
            (given) => <Target {...given} target={target} palette={palette} />,
            (given) => <Marks {...given} members={points} palette={palette} />,
            "mesh",
          ]}
          axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: (value) => `${value}${suffix}` }}
          axisBottom={{
            tickSize: 0,
            tickPadding: 8,
            tickValues: narrow ? 4 : 7,
            legend: axis,
            legendPosition: "middle",
            legendOffset: 36,
          }}
          enableGridX={false}
          gridYValues={5}
          useMesh
          theme={chartTheme(palette)}
          role="img"
          ariaLabel={name}
          animate={false}
          onClick={(datum) => {
            const point = isPoint(datum) ? points[datum.indexInSeries] : undefined;
            if (point !== undefined) open(point.id);
          }}
          tooltip={({ point }) => {
            const member = points[point.indexInSeries];
            return (
              <div className="chart-tip">
                {member?.name} <b>{member?.label}</b>
              </div>
            );
          }}
        />
      </div>
    </>
  );
}

interface KeyProps {
  readonly label: string;
  readonly palette: Palette;
  readonly dashed?: boolean;
  /** Of the line that everything is measured by. */
  readonly main?: boolean;
}

function Key({ label, palette, dashed = false, main = false }: KeyProps) {
  return (
    <li>
      <svg width="26" height="10" aria-hidden="true">
        <path d="M1 5h24" strokeWidth="1.5" stroke={main ? palette.main : palette.dim} {...(dashed && INNER)} />
      </svg>
      {label}
    </li>
  );
}
