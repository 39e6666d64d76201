import { useMediaQuery } from "@mantine/hooks";
import { isPoint, ResponsiveLine, type LineCustomSvgLayerProps } from "@nivo/line";
import { chartTheme, usePalette, type Palette } from "./palette.ts";
import type { Line } from "./lines.ts";

// A type, since nivo wants data that it may index.
type Series = {
  readonly id: string;
  readonly data: readonly { readonly x: string; readonly y: number | null }[];
};

interface LinesChartProps {
  readonly lines: readonly Line[];
  readonly name: string;
  /** Every how manieth name of the axis is written. */
  readonly every: number;
  readonly axis?: string;
  readonly open?: (line: string, x: string) => void;
}

const STYLES = [
  { color: "main", dash: undefined },
  { color: "soft", dash: undefined },
  { color: "worse", dash: "6 3" },
  { color: "dim", dash: "2 3" },
  { color: "ink", dash: "8 3 2 3" },
] as const;

/** How a line is drawn, by its place: colour and dashes both tell it apart. */
const styleOf = (palette: Palette, index: number) => {
  const { color, dash } = STYLES[index % STYLES.length] ?? STYLES[0];
  return { stroke: palette[color], ...(dash !== undefined && { strokeDasharray: dash }) };
};

function Strokes({ series, lineGenerator, palette }: StrokesProps) {
  return series.map(({ id, data }, index) => {
    const valued = data.filter((datum) => datum.data.y !== null).map(({ position }) => position);
    return <path key={id} d={lineGenerator(valued) ?? ""} fill="none" strokeWidth={2} {...styleOf(palette, index)} />;
  });
}

type StrokesProps = Pick<LineCustomSvgLayerProps<Series>, "series" | "lineGenerator"> & { readonly palette: Palette };

/** Lines in per cent over months or days; where a line has no value it goes on to its next one. */
export function LinesChart({ lines, name, every, axis, open }: LinesChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const step = narrow ? every * 2 : every;
  const names = lines[0]?.points.map(({ x }) => x) ?? [];
  const labels = new Map(
    lines.flatMap(({ id, points }) => points.map(({ x, label }) => [`${id} ${x}`, label] as const)),
  );
  const [min, max] = [Math.min(0, ...values), Math.max(100, ...values)];
  return (
    <>
      <ul className="chart-legend">
        {lines.map(({ id, label }, index) => (
          <li key={id}>
            <svg width="26" height="10" aria-hidden="true">
              <path d="M1 5h24" strokeWidth="2.5" {...styleOf(palette, index)} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <div className="chart-plot" data-opens={open !== undefined}>
        <ResponsiveLine<Series>
          data={lines.map(({ id, points }) => ({ id, data: points.map(({ x, value }) => ({ x, y: value })) }))}
          margin={{ top: 8, right: 36, bottom: axis === undefined ? 28 : 44, left: 44 }}
          xScale={{ type: "point" }}
          yScale={{ type: "linear", min, max }}
          colors={lines.map((_line, index) => styleOf(palette, index).stroke)}
          layers={[
            "grid",
            "axes",
            (props) => <Strokes {...props} palette={palette} />,
            "crosshair",
            "points",
            "slices",
            "mesh",
          ]}
          axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: (value) => `${value}%` }}
          axisBottom={{
            tickSize: 0,
            tickPadding: 8,
            tickValues: names.filter((_x, index) => (names.length - 1 - index) % step === 0),
            ...(axis !== undefined && { legend: axis, legendPosition: "middle" as const, legendOffset: 34 }),
          }}
          enableGridX={false}
          gridYValues={5}
          pointSize={5}
          pointColor={{ from: "series.color" }}
          useMesh
          theme={chartTheme(palette)}
          role="img"
          ariaLabel={name}
          animate={false}
          onClick={(datum) => isPoint(datum) && open?.(datum.seriesId, datum.data.x)}
          tooltip={({ point }) => (
            <div className="chart-tip">
              {lines.find(({ id }) => id === point.seriesId)?.label} · {point.data.x}{" "}
              <b>{labels.get(`${point.seriesId} ${point.data.x}`)}</b>
            </div>
          )}
        />
      </div>
    </>
  );
}
