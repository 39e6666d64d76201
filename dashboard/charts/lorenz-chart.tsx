import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveLine, type LineCustomSvgLayerProps } from "@nivo/line";
import { chartTheme, usePalette } from "./palette.ts";

interface LorenzChartProps {
  /** Per cent of members, smallest first, and per cent of the amount that they have. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly name: string;
  readonly axisX: string;
  readonly axisY: string;
  readonly tip: (x: number, y: number) => string;
}

// A type, since nivo wants data that it may index.
type Series = { readonly id: string; readonly data: readonly { readonly x: number; readonly y: number }[] };

/** Were all equal, the curve would be the line. */
function Equality({ innerWidth, innerHeight, colour }: LineCustomSvgLayerProps<Series> & { readonly colour: string }) {
  return (
    <line x1={0} y1={innerHeight} x2={innerWidth} y2={0} stroke={colour} strokeDasharray="5 4" strokeWidth={1.5} />
  );
}

/** How much the smallest so many have of the whole. */
export function LorenzChart({ points, name, axisX, axisY, tip }: LorenzChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  return (
    <div className="chart-plot">
      <ResponsiveLine<Series>
        data={[{ id: "lorenz", data: points }]}
        margin={{ top: 12, right: 20, bottom: 46, left: 56 }}
        xScale={{ type: "linear", min: 0, max: 100 }}
        yScale={{ type: "linear", min: 0, max: 100 }}
        colors={[palette.main]}
        lineWidth={2.5}
        pointSize={narrow ? 3 : 5}
        layers={[
          "grid",
          "axes",
          (given) => <Equality {...given} colour={palette.dim} />,
          "areas",
          "lines",
          "points",
          "mesh",
        ]}
        enableArea
        areaOpacity={0.12}
        axisLeft={{
          tickSize: 0,
          tickPadding: 8,
          tickValues: 5,
          format: (value) => `${value}%`,
          legend: axisY,
          legendPosition: "middle",
          legendOffset: -48,
        }}
        axisBottom={{
          tickSize: 0,
          tickPadding: 8,
          tickValues: 5,
          format: (value) => `${value}%`,
          legend: axisX,
          legendPosition: "middle",
          legendOffset: 36,
        }}
        gridXValues={5}
        gridYValues={5}
        useMesh
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
        tooltip={({ point }) => <div className="chart-tip">{tip(Number(point.data.x), Number(point.data.y))}</div>}
      />
    </div>
  );
}
