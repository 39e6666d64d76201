import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveHeatMap } from "@nivo/heatmap";
import { chartTheme, usePalette } from "./palette.ts";

/** A cell of a matrix of shares, in per cent. */
export interface RollCell {
  readonly x: string;
  readonly y: number | null;
}

interface RollChartProps {
  readonly rows: readonly { readonly id: string; readonly data: readonly RollCell[] }[];
  readonly name: string;
  readonly axis: string;
}

/** From which lightness on a cell's text is written dark or light. */
const DEEP = 55;

/** Where balances of each bucket go within a month, as a matrix whose shades tell how much. */
export function RollChart({ rows, name, axis }: RollChartProps) {
  const palette = usePalette();
  // On a phone names stand upright, and shares are whole per cents.
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const shade = (value: number | null): string =>
    value === null || value < 0.05
      ? palette.panel
      : (palette.scale[Math.min(palette.scale.length - 1, Math.floor((value / 100) * palette.scale.length))] ??
        palette.soft);
  return (
    <div className="chart-plot">
      <ResponsiveHeatMap
        data={rows.map(({ id, data }) => ({ id, data: data.map(({ x, y }) => ({ x, y })) }))}
        margin={narrow ? { top: 112, right: 4, bottom: 4, left: 64 } : { top: 40, right: 8, bottom: 8, left: 92 }}
        colors={({ value }) => shade(value)}
        emptyColor={palette.panel}
        borderWidth={1}
        borderColor={palette.line}
        valueFormat={(value) => (value < 0.05 ? "" : value.toFixed(narrow ? 0 : 1))}
        labelTextColor={({ value }) => (value !== null && value > DEEP ? palette.panel : palette.ink)}
        axisTop={{
          tickSize: 0,
          tickPadding: 6,
          tickRotation: narrow ? -90 : 0,
          legend: axis,
          legendPosition: "middle",
          legendOffset: narrow ? -104 : -32,
        }}
        axisLeft={{ tickSize: 0, tickPadding: 6 }}
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
        tooltip={({ cell }) => (
          <div className="chart-tip">
            {cell.serieId} → {cell.data.x} <b>{cell.value?.toFixed(1)}%</b>
          </div>
        )}
      />
    </div>
  );
}
