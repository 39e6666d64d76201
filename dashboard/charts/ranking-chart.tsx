import { ResponsiveBar, type BarCustomLayerProps } from "@nivo/bar";
import { useMediaQuery } from "@mantine/hooks";
import { axisNames } from "./axis-names.ts";
import { LabelTick } from "./label-tick.tsx";
import { chartTheme, usePalette } from "./palette.ts";

// A type, since nivo wants data that it may index.
export type Bar = {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  /** Per cent. */
  readonly value: number;
};

interface RankingChartProps {
  readonly bars: readonly Bar[];
  /** The total's per cent, drawn as a line. */
  readonly level: number | null;
  readonly levelLabel: string;
  /** The bar in question; without one, those that reach the total stand out. */
  readonly chosen?: string;
  readonly name: string;
  readonly open: (code: string) => void;
}

/** The figures in a column of their own beside the bars, where no line runs through them. */
function Figures({ bars, innerWidth }: Pick<BarCustomLayerProps<Bar>, "bars" | "innerWidth">) {
  const { ink } = usePalette();
  return bars.map(({ key, y, height, data: { data } }) => (
    <text
      key={key}
      x={innerWidth + 52}
      y={y + height / 2}
      textAnchor="end"
      dominantBaseline="central"
      fontSize={12}
      fill={ink}
    >
      {data.label}
    </text>
  ));
}

/** Horizontal bars, the first on top; the line marks the total. */
export function RankingChart({ bars, level, levelLabel, chosen, name, open }: RankingChartProps) {
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const palette = usePalette();
  const standsOut = ({ code, value }: Pick<Bar, "code" | "value">) =>
    chosen === undefined ? level === null || value >= level : code === chosen;
  const names = axisNames(
    bars.map((bar) => bar.name),
    narrow ? 64 : 150,
    narrow ? 120 : 220,
  );
  const data = bars.map((bar) => ({ ...bar })).reverse();
  const lowest = Math.min(0, ...bars.map(({ value }) => value));
  return (
    <div className="chart-plot" data-opens>
      <ResponsiveBar
        data={data}
        keys={["value"]}
        indexBy="code"
        layout="horizontal"
        margin={{ top: 28, right: 64, bottom: 28, left: names.room }}
        padding={0.28}
        valueScale={{ type: "linear", min: lowest, max: 100 }}
        colors={({ data: bar }) => (standsOut(bar) ? palette.main : palette.soft)}
        borderRadius={2}
        enableGridX
        gridXValues={narrow ? 3 : 6}
        enableGridY={false}
        axisLeft={{
          renderTick: ({ x, y, value }) => {
            const label = bars.find((bar) => bar.code === value)?.name ?? String(value);
            return <LabelTick x={x} y={y} label={label} lines={names.lines(label)} palette={palette} />;
          },
        }}
        axisBottom={{ tickSize: 0, tickPadding: 8, tickValues: narrow ? 3 : 6, format: (value) => `${value}%` }}
        enableLabel={false}
        layers={["grid", "axes", "bars", "markers", Figures]}
        markers={
          level === null
            ? []
            : [
                {
                  axis: "x",
                  value: level,
                  legend: levelLabel,
                  legendPosition: "top",
                  lineStyle: { stroke: palette.worse, strokeWidth: 1.5, strokeDasharray: "5 4" },
                  textStyle: { fill: palette.worse, fontSize: 12, fontWeight: 600 },
                },
              ]
        }
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
        onClick={({ indexValue }) => open(String(indexValue))}
        onMouseEnter={(_bar, { currentTarget }) => currentTarget.style.setProperty("cursor", "pointer")}
        tooltip={({ data: { name: estate, label } }) => (
          <div className="chart-tip">
            {estate} <b>{label}</b>
          </div>
        )}
      />
    </div>
  );
}
