import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveBar, type BarCustomLayerProps } from "@nivo/bar";
import { labelLines } from "./label-lines.ts";
import { LabelTick } from "./label-tick.tsx";
import { chartTheme, usePalette, type Palette } from "./palette.ts";

// A type, since nivo wants data that it may index.
export type RankBar = {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly low: number;
  readonly high: number;
  readonly group: number;
  readonly label: string;
};

interface RankChartProps {
  readonly bars: readonly RankBar[];
  readonly name: string;
  readonly axis: string;
  readonly open: (id: string) => void;
}

type Datum = RankBar & { readonly before: number; readonly width: number };

/** The place itself, on the bar of places that chance leaves open. */
function Places({ bars, xScale, palette }: PlacesProps) {
  return bars
    .filter(({ data: { id } }) => id === "width")
    .map(({ key, y, height, data: { data } }) => (
      <circle
        key={key}
        cx={xScale(data.rank)}
        cy={y + height / 2}
        r={4.5}
        fill={palette.panel}
        stroke={palette.ink}
        strokeWidth={2}
        pointerEvents="none"
      />
    ));
}

type PlacesProps = Pick<BarCustomLayerProps<Datum>, "bars"> & {
  readonly xScale: (value: number) => number;
  readonly palette: Palette;
};

/** Places from the best on top, each with the places that chance leaves open; shades change from group to group. */
export function RankChart({ bars, name, axis, open }: RankChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const data = bars.map((bar): Datum => ({ ...bar, before: bar.low - 0.5, width: bar.high - bar.low + 1 })).reverse();
  const last = Math.max(1, ...bars.map(({ high }) => high));
  // Places are whole: 1, and every so many after it.
  const step = Math.ceil(last / (narrow ? 5 : 10));
  const places = Array.from({ length: Math.ceil(last / step) }, (_, at) => 1 + at * step);
  return (
    <div className="chart-plot" data-opens>
      <ResponsiveBar<Datum>
        data={data}
        keys={["before", "width"]}
        indexBy="id"
        layout="horizontal"
        margin={{ top: 8, right: 16, bottom: 44, left: narrow ? 96 : 150 }}
        padding={0.35}
        valueScale={{ type: "linear", nice: false, min: 0.5, max: last + 0.5 }}
        colors={({ id, data: { group } }) =>
          id === "before" ? "transparent" : group % 2 === 1 ? palette.soft : palette.middle
        }
        borderRadius={2}
        enableLabel={false}
        enableGridX
        gridXValues={places}
        enableGridY={false}
        layers={[
          "grid",
          "axes",
          "bars",
          (given) => (
            <Places
              bars={given.bars}
              xScale={(value) => Number(Reflect.apply(given.xScale, undefined, [value]))}
              palette={palette}
            />
          ),
        ]}
        axisLeft={{
          renderTick: ({ x, y, value }) => {
            const label = bars.find((bar) => bar.id === value)?.name ?? String(value);
            return (
              <LabelTick x={x} y={y} label={label} lines={labelLines(label, narrow ? 13 : 21, 1)} palette={palette} />
            );
          },
        }}
        axisBottom={{
          tickSize: 0,
          tickPadding: 8,
          tickValues: places,
          legend: axis,
          legendPosition: "middle",
          legendOffset: 34,
        }}
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
        onClick={({ indexValue }) => open(String(indexValue))}
        tooltip={({ data: { name: member, label } }) => (
          <div className="chart-tip">
            {member} <b>{label}</b>
          </div>
        )}
      />
    </div>
  );
}
