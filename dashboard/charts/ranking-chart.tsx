import { ResponsiveBar } from "@nivo/bar";
import { useMediaQuery } from "@mantine/hooks";

export interface Bar {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  /** Per cent. */
  readonly value: number;
}

interface RankingChartProps {
  readonly bars: readonly Bar[];
  /** The total's per cent, drawn as a line. */
  readonly level: number | null;
  readonly levelLabel: string;
  readonly name: string;
  readonly open: (code: string) => void;
}

const INK = "#1c2b36";
const THEME = {
  text: { fontSize: 12, fill: INK, fontFamily: "inherit" },
  axis: { ticks: { text: { fontSize: 12, fill: INK } } },
  grid: { line: { stroke: "#e3e8ec" } },
} as const;

/** Horizontal bars, the first on top; the line marks the total. */
export function RankingChart({ bars, level, levelLabel, name, open }: RankingChartProps) {
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const data = bars.map((bar) => ({ ...bar })).reverse();
  const lowest = Math.min(0, ...bars.map(({ value }) => value));
  return (
    <ResponsiveBar
      data={data}
      keys={["value"]}
      indexBy="code"
      layout="horizontal"
      margin={{ top: 28, right: 64, bottom: 28, left: narrow ? 96 : 150 }}
      padding={0.28}
      valueScale={{ type: "linear", min: lowest, max: 100 }}
      colors={({ data: { value } }) => (level !== null && value < level ? "#8ab6d6" : "#15608f")}
      borderRadius={2}
      enableGridX
      gridXValues={narrow ? 3 : 6}
      enableGridY={false}
      axisLeft={{
        tickSize: 0,
        tickPadding: 8,
        format: (code) => bars.find((bar) => bar.code === code)?.name ?? String(code),
      }}
      axisBottom={{ tickSize: 0, tickPadding: 8, tickValues: narrow ? 3 : 6, format: (value) => `${value}%` }}
      label={({ data: { label } }) => label ?? ""}
      labelPosition="end"
      labelOffset={8}
      labelTextColor={INK}
      markers={
        level === null
          ? []
          : [
              {
                axis: "x",
                value: level,
                legend: levelLabel,
                legendPosition: "top",
                lineStyle: { stroke: "#b34700", strokeWidth: 1.5, strokeDasharray: "5 4" },
                textStyle: { fill: "#b34700", fontSize: 12, fontWeight: 600 },
              },
            ]
      }
      theme={THEME}
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
  );
}
