import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveHeatMap } from "@nivo/heatmap";
import { labelLines } from "./label-lines.ts";
import { HeadTick } from "./label-tick.tsx";
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

/** Latin characters of a column's name that stand over it in one line, on a wide screen and on a tablet. */
const HEAD = { wide: 12, tight: 9 };

/** Where balances of each bucket go within a month, as a matrix whose shades tell how much. */
export function RollChart({ rows, name, axis }: RollChartProps) {
  const palette = usePalette();
  // On a phone names stand upright, and shares are whole per cents.
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const tight = useMediaQuery("(max-width: 75em)", false, { getInitialValueInEffect: false });
  const headOf = (x: string) => labelLines(x, tight ? HEAD.tight : HEAD.wide, 3);
  const lines = Math.max(1, ...(rows[0]?.data ?? []).map(({ x }) => headOf(x).length));
  const room = (lines - 1) * 13;
  const shade = (value: number | null): string =>
    value === null || value < 0.05
      ? palette.panel
      : (palette.scale[Math.min(palette.scale.length - 1, Math.floor((value / 100) * palette.scale.length))] ??
        palette.soft);
  return (
    <div className="chart-plot">
      <ResponsiveHeatMap
        data={rows.map(({ id, data }) => ({ id, data: data.map(({ x, y }) => ({ x, y })) }))}
        margin={
          narrow ? { top: 112, right: 4, bottom: 4, left: 64 } : { top: 40 + room, right: 8, bottom: 8, left: 92 }
        }
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
          legendOffset: narrow ? -104 : -32 - room,
          ...(!narrow && {
            renderTick: ({ x, y, value }) => <HeadTick x={x} y={y} lines={headOf(String(value))} palette={palette} />,
          }),
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
