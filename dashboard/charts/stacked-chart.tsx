import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveBar, type BarCustomLayerProps } from "@nivo/bar";
import { axisNames } from "./axis-names.ts";
import { LabelTick } from "./label-tick.tsx";
import { chartTheme, usePalette } from "./palette.ts";

/** A bar of parts. */
export interface Stack {
  readonly id: string;
  readonly label: string;
  /** The whole bar as it is written. */
  readonly total: string;
  /** By key of the part. */
  readonly parts: Readonly<Record<string, number>>;
  /** The parts as they are written. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface Part {
  readonly id: string;
  readonly label: string;
}

// A type, since nivo wants data that it may index.
type Row = { readonly [key: string]: string | number };

interface StackedChartProps {
  readonly parts: readonly Part[];
  readonly stacks: readonly Stack[];
  readonly layout: "horizontal" | "vertical";
  readonly name: string;
  readonly tick: (value: number) => string;
  readonly open?: (stack: string) => void;
}

type TotalsProps = Pick<BarCustomLayerProps<Row>, "bars" | "innerWidth"> & {
  readonly stacks: readonly Stack[];
  readonly ink: string;
};

/** The wholes in a column of their own beside the bars. */
function Totals({ bars, innerWidth, stacks, ink }: TotalsProps) {
  const firsts = [...new Map(bars.map((bar) => [String(bar.data.indexValue), bar])).entries()];
  return firsts.map(([id, { y, height }]) => (
    <text
      key={id}
      x={innerWidth + 84}
      y={y + height / 2}
      textAnchor="end"
      dominantBaseline="central"
      fontSize={12}
      fill={ink}
    >
      {stacks.find((stack) => stack.id === id)?.total}
    </text>
  ));
}

/** Where on the scale of shades a single part stands, and two: its ends are for many. */
const FEW: readonly (readonly number[])[] = [[], [5], [2, 6]];

/** Bars of parts in an order, told apart by lightness; across with names on the left, or upright over months. */
export function StackedChart({ parts, stacks, layout, name, tick, open }: StackedChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const across = layout === "horizontal";
  const shade = (index: number): string => {
    const { scale } = palette;
    const place = FEW[parts.length]?.[index] ?? Math.round((index * (scale.length - 1)) / (parts.length - 1));
    return scale[place] ?? palette.main;
  };
  const rows = stacks.map(({ id, parts: amounts }): Row => ({ ...amounts, id }));
  const labelOf = (id: unknown) => stacks.find((stack) => stack.id === id)?.label ?? String(id);
  const names = axisNames(
    stacks.map(({ label }) => label),
    narrow ? 56 : 120,
    narrow ? 112 : 200,
  );
  const step = Math.ceil(stacks.length / (narrow ? 4 : 12));
  return (
    <>
      {parts.length > 1 && (
        <ul className="chart-legend">
          {parts.map(({ id, label }, index) => (
            <li key={id}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" fill={shade(index)} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
      <div className="chart-plot" data-opens={open !== undefined}>
        <ResponsiveBar<Row>
          data={across ? rows.toReversed() : rows}
          keys={parts.map(({ id }) => id)}
          indexBy="id"
          layout={layout}
          margin={
            across ? { top: 4, right: 92, bottom: 28, left: names.room } : { top: 8, right: 8, bottom: 28, left: 56 }
          }
          padding={across ? 0.32 : 0.2}
          colors={({ id }) => shade(parts.findIndex((part) => part.id === id))}
          enableLabel={false}
          enableGridX={across}
          enableGridY={!across}
          layers={[
            "grid",
            "axes",
            "bars",
            (props) => (across ? <Totals {...props} stacks={stacks} ink={palette.ink} /> : null),
          ]}
          axisLeft={{
            tickSize: 0,
            tickPadding: 8,
            ...(across
              ? {
                  renderTick: ({ x, y, value }) => {
                    const label = labelOf(value);
                    return <LabelTick x={x} y={y} label={label} lines={names.lines(label)} palette={palette} />;
                  },
                }
              : { tickValues: 5, format: (value) => tick(Number(value)) }),
          }}
          axisBottom={{
            tickSize: 0,
            tickPadding: 8,
            ...(across
              ? { tickValues: narrow ? 3 : 5, format: (value) => tick(Number(value)) }
              : {
                  format: labelOf,
                  tickValues: stacks
                    .filter((_stack, index) => (stacks.length - 1 - index) % step === 0)
                    .map(({ id }) => id),
                }),
          }}
          theme={chartTheme(palette)}
          role="img"
          ariaLabel={name}
          animate={false}
          onClick={({ indexValue }) => open?.(String(indexValue))}
          tooltip={({ id, indexValue }) => (
            <div className="chart-tip">
              {labelOf(indexValue)} · {parts.find((part) => part.id === id)?.label}{" "}
              <b>{stacks.find((stack) => stack.id === indexValue)?.texts[id]}</b>
            </div>
          )}
        />
      </div>
    </>
  );
}
