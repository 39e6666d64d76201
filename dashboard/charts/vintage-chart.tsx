import { ResponsiveLine, type LineCustomSvgLayerProps } from "@nivo/line";
import { chartTheme, usePalette } from "./palette.ts";

/** A month due: shares by age, in per cent. */
export interface Vintage {
  readonly id: string;
  readonly shares: readonly number[];
}

type Series = {
  readonly id: string;
  readonly data: readonly { readonly x: number; readonly y: number }[];
};

interface VintageChartProps {
  /** The oldest first. */
  readonly vintages: readonly Vintage[];
  readonly ages: number;
  readonly name: string;
  readonly axis: string;
  readonly older: string;
  readonly text: (vintage: string, age: number) => string;
}

/** The latest months due are told apart; older ones are a background to see them against. */
const LATEST = 3;
const DASHES = [undefined, "6 3", "2 3"] as const;

/** Collection curves of months due, laid over each other by age. */
export function VintageChart({ vintages, ages, name, axis, older, text }: VintageChartProps) {
  const palette = usePalette();
  const latest = vintages.slice(-LATEST).toReversed();
  const colors = [palette.worse, palette.main, palette.ink];
  const strokes = ({ series, lineGenerator }: Pick<LineCustomSvgLayerProps<Series>, "series" | "lineGenerator">) =>
    series.map(({ id, data }) => {
      const place = latest.findIndex((vintage) => vintage.id === id);
      const style =
        place < 0
          ? { stroke: palette.soft, strokeWidth: 1, opacity: 0.6 }
          : { stroke: colors[place] ?? palette.main, strokeWidth: 2.5, strokeDasharray: DASHES[place] };
      const [only] = data;
      return (
        <g key={id}>
          <path d={lineGenerator(data.map(({ position }) => position)) ?? ""} fill="none" {...style} />
          {place >= 0 && data.length === 1 && only !== undefined && (
            <circle cx={only.position.x ?? 0} cy={only.position.y ?? 0} r={4} fill={style.stroke} />
          )}
        </g>
      );
    });
  const least = Math.min(100, ...vintages.flatMap(({ shares }) => shares));
  return (
    <>
      <ul className="chart-legend">
        {latest.map(({ id }, place) => (
          <li key={id}>
            <svg width="26" height="10" aria-hidden="true">
              <path d="M1 5h24" strokeWidth="2.5" stroke={colors[place]} strokeDasharray={DASHES[place]} />
            </svg>
            {id}
          </li>
        ))}
        {vintages.length > LATEST && (
          <li>
            <svg width="26" height="10" aria-hidden="true">
              <path d="M1 5h24" strokeWidth="1.5" stroke={palette.soft} />
            </svg>
            {older}
          </li>
        )}
      </ul>
      <div className="chart-plot">
        <ResponsiveLine<Series>
          data={vintages.map(({ id, shares }) => ({ id, data: shares.map((y, x) => ({ x, y })) }))}
          margin={{ top: 8, right: 24, bottom: 44, left: 44 }}
          xScale={{ type: "linear", min: 0, max: ages }}
          yScale={{ type: "linear", min: Math.max(0, Math.floor((least - 2) / 10) * 10), max: 100 }}
          layers={["grid", "axes", strokes, "mesh"]}
          axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: (value) => `${value}%` }}
          axisBottom={{
            tickSize: 0,
            tickPadding: 8,
            tickValues: Array.from({ length: ages + 1 }, (_unused, age) => age),
            legend: axis,
            legendPosition: "middle",
            legendOffset: 34,
          }}
          enableGridX={false}
          gridYValues={5}
          useMesh
          theme={chartTheme(palette)}
          role="img"
          ariaLabel={name}
          animate={false}
          tooltip={({ point }) => <div className="chart-tip">{text(String(point.seriesId), Number(point.data.x))}</div>}
        />
      </div>
    </>
  );
}
