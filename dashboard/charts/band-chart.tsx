import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveLine, type LineCustomSvgLayerProps } from "@nivo/line";
import type { ReactNode } from "react";
import { chartTheme, usePalette, type Palette } from "./palette.ts";

/** A place on the axis: what came, what was expected, and between what chance would have it. All in per cent. */
export interface BandPoint {
  readonly x: string;
  readonly value: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Stands out, and is drawn so. */
  readonly marked: boolean;
  readonly label: string;
}

type Series = {
  readonly id: string;
  readonly data: readonly { readonly x: string; readonly y: number | null }[];
};

interface BandChartProps {
  readonly points: readonly BandPoint[];
  readonly names: {
    readonly value: string;
    readonly expected: string;
    readonly band: string;
    readonly marked?: string;
  };
  readonly name: string;
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  readonly axis?: string;
}

type LayerProps = Pick<LineCustomSvgLayerProps<Series>, "xScale" | "yScale" | "innerWidth"> & {
  readonly points: readonly BandPoint[];
  readonly palette: Palette;
};

/** Runs of points that have a band, so that it is not drawn across where there is none. */
function stretches(points: readonly BandPoint[]): BandPoint[][] {
  return points.reduce<BandPoint[][]>((runs, point, i) => {
    if (point.low === null || point.high === null) return runs;
    const before = points[i - 1];
    if (before?.low == null) runs.push([point]);
    else runs.at(-1)?.push(point);
    return runs;
  }, []);
}

function Band({ xScale, yScale, points, palette }: LayerProps) {
  const at = (x: string): number => Number(xScale(x));
  const up = (y: number | null): number => Number(yScale(y ?? 0));
  return stretches(points).map((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return null;
    const there = run.map(({ x, high }) => `${at(x)},${up(high)}`);
    const back = run.toReversed().map(({ x, low }) => `${at(x)},${up(low)}`);
    const [from, to] = [at(first.x), at(last.x)];
    // A single point has a bar for a band.
    return run.length === 1 ? (
      <line
        key={first.x}
        x1={from}
        x2={to}
        y1={up(first.low)}
        y2={up(first.high)}
        stroke={palette.soft}
        strokeWidth={6}
        opacity={0.6}
      />
    ) : (
      <path key={first.x} d={`M${there.join("L")}L${back.join("L")}Z`} fill={palette.soft} opacity={0.35} />
    );
  });
}

function Lines({ xScale, yScale, points, palette }: LayerProps) {
  const path = (of: (point: BandPoint) => number | null): string =>
    points
      .flatMap((point) => {
        const y = of(point);
        return y === null ? [] : [`${Number(xScale(point.x))},${Number(yScale(y))}`];
      })
      .join("L");
  const expected = path((point) => point.expected);
  const value = path((point) => point.value);
  return (
    <>
      {expected !== "" && (
        <path d={`M${expected}`} fill="none" stroke={palette.dim} strokeWidth={1.5} strokeDasharray="5 4" />
      )}
      {value !== "" && <path d={`M${value}`} fill="none" stroke={palette.main} strokeWidth={2} />}
      {points.map(({ x, value: y, marked }) =>
        y === null ? null : marked ? (
          <rect
            key={x}
            x={Number(xScale(x)) - 5}
            y={Number(yScale(y)) - 5}
            width={10}
            height={10}
            transform={`rotate(45 ${Number(xScale(x))} ${Number(yScale(y))})`}
            fill={palette.worse}
          />
        ) : (
          <circle key={x} cx={Number(xScale(x))} cy={Number(yScale(y))} r={3} fill={palette.main} />
        ),
      )}
    </>
  );
}

/** What came against what was expected, month by month, with the band that chance draws. */
export function BandChart({ points, names, name, target, axis }: BandChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const every = Math.max(1, Math.ceil(points.length / (narrow ? 5 : 12)));
  const all = [
    ...points.flatMap(({ value, expected, low, high }) => [value, expected, low, high]),
    target?.value ?? null,
  ];
  const known = all.filter((value) => value !== null);
  const least = known.length === 0 ? 0 : Math.min(...known);
  const labels = new Map(points.map(({ x, label }) => [x, label]));
  const shown = { points, palette };
  return (
    <>
      <ul className="chart-legend">
        <Key text={names.value}>
          <path d="M1 5h24" stroke={palette.main} strokeWidth="2.5" />
        </Key>
        <Key text={names.expected}>
          <path d="M1 5h24" stroke={palette.dim} strokeWidth="2" strokeDasharray="5 4" />
        </Key>
        <Key text={names.band}>
          <rect width="26" height="10" fill={palette.soft} opacity="0.5" />
        </Key>
        {names.marked !== undefined && points.some(({ marked }) => marked) && (
          <Key text={names.marked}>
            <rect x="9" y="1" width="8" height="8" transform="rotate(45 13 5)" fill={palette.worse} />
          </Key>
        )}
        {target !== undefined && (
          <Key text={target.label}>
            <path d="M1 5h24" stroke={palette.ink} strokeWidth="1.5" strokeDasharray="1 3" />
          </Key>
        )}
      </ul>
      <div className="chart-plot">
        <ResponsiveLine<Series>
          data={[{ id: "value", data: points.map(({ x, value, expected }) => ({ x, y: value ?? expected })) }]}
          margin={{ top: 8, right: 24, bottom: axis === undefined ? 28 : 44, left: 44 }}
          xScale={{ type: "point" }}
          yScale={{ type: "linear", min: Math.max(0, Math.floor((least - 2) / 10) * 10), max: 100 }}
          layers={[
            "grid",
            "axes",
            (props) => <Band {...props} {...shown} />,
            (props) =>
              target === undefined ? null : (
                <line
                  x1={0}
                  x2={props.innerWidth}
                  y1={Number(props.yScale(target.value))}
                  y2={Number(props.yScale(target.value))}
                  stroke={palette.ink}
                  strokeWidth={1.5}
                  strokeDasharray="1 3"
                />
              ),
            (props) => <Lines {...props} {...shown} />,
            "mesh",
          ]}
          axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: (value) => `${value}%` }}
          axisBottom={{
            tickSize: 0,
            tickPadding: 8,
            tickValues: points.map(({ x }) => x).filter((_x, i) => (points.length - 1 - i) % every === 0),
            ...(axis !== undefined && { legend: axis, legendPosition: "middle" as const, legendOffset: 34 }),
          }}
          enableGridX={false}
          gridYValues={5}
          useMesh
          theme={chartTheme(palette)}
          role="img"
          ariaLabel={name}
          animate={false}
          tooltip={({ point }) => (
            <div className="chart-tip">
              {point.data.x} <b>{labels.get(point.data.x)}</b>
            </div>
          )}
        />
      </div>
    </>
  );
}

function Key({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg width="26" height="10" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}
