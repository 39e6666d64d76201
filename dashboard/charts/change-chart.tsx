import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveBar, type BarCustomLayerProps } from "@nivo/bar";
import { labelLines } from "./label-lines.ts";
import { LabelTick } from "./label-tick.tsx";
import { chartTheme, usePalette, type Palette } from "./palette.ts";

// A type, since nivo wants data that it may index.
export type ChangeStep = {
  readonly id: string;
  readonly label: string;
  /** Percentage points, from which to which. */
  readonly from: number;
  readonly to: number;
  readonly tone: "better" | "worse" | "total";
  readonly amount: string;
};

interface ChangeChartProps {
  readonly steps: readonly ChangeStep[];
  readonly name: string;
  readonly axis: string;
  /** Which steps have rows behind them. */
  readonly opens: (id: string) => boolean;
  readonly open: (id: string) => void;
}

type LayerProps = BarCustomLayerProps<ChangeStep> & {
  readonly steps: readonly ChangeStep[];
  readonly ends: { readonly min: number; readonly max: number };
  readonly palette: Palette;
  readonly opens: (id: string) => boolean;
  readonly open: (id: string) => void;
};

/** Bars between two levels: nivo's own stand on the ground. Its copies of the steps lack what is 0. */
function Steps({ bars, innerWidth, steps, ends, palette, opens, open }: LayerProps) {
  const at = (value: number): number => ((value - ends.min) / (ends.max - ends.min)) * innerWidth;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const placed = bars.flatMap(({ key, y, height, data: { indexValue } }) => {
    const step = byId.get(String(indexValue));
    return step === undefined ? [] : [{ key, y, height, step }];
  });
  return placed.map(({ key, y, height, step }) => (
    <g key={key} {...(opens(step.id) && { onClick: () => open(step.id), style: { cursor: "pointer" } })}>
      <title>{`${step.label} ${step.amount}`}</title>
      <rect x={0} y={y} width={innerWidth} height={height} fill="transparent" />
      <rect
        x={Math.min(at(step.from), at(step.to))}
        y={y}
        width={Math.max(2, Math.abs(at(step.to) - at(step.from)))}
        height={height}
        rx={2}
        fill={step.tone === "total" ? palette.main : step.tone === "worse" ? palette.worse : palette.middle}
      />
      <text
        x={innerWidth + 76}
        y={y + height / 2}
        textAnchor="end"
        dominantBaseline="central"
        fontSize={12}
        fontWeight={step.tone === "total" ? 700 : 400}
        fill={palette.ink}
      >
        {step.amount}
      </text>
    </g>
  ));
}

/** What each segment adds to a change, step by step, and the whole change at the end; all in percentage points. */
export function ChangeChart({ steps, name, axis, opens, open }: ChangeChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const levels = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...levels), Math.max(0, ...levels)];
  const room = Math.max(0.01, (high - low) * 0.04);
  const ends = { min: low - room, max: high + room };
  return (
    <div className="chart-plot">
      <ResponsiveBar<ChangeStep>
        data={[...steps].reverse()}
        keys={["to"]}
        indexBy="id"
        layout="horizontal"
        margin={{ top: 4, right: 82, bottom: 44, left: narrow ? 110 : 178 }}
        padding={0.3}
        valueScale={{ type: "linear", nice: false, ...ends }}
        enableLabel={false}
        enableGridX
        enableGridY={false}
        layers={[
          "grid",
          "axes",
          (given) => <Steps {...given} steps={steps} ends={ends} palette={palette} opens={opens} open={open} />,
        ]}
        axisLeft={{
          renderTick: ({ x, y, value }) => {
            const label = steps.find((step) => step.id === value)?.label ?? String(value);
            return (
              <LabelTick x={x} y={y} label={label} lines={labelLines(label, narrow ? 15 : 26, 2)} palette={palette} />
            );
          },
        }}
        axisBottom={{
          tickSize: 0,
          tickPadding: 8,
          tickValues: narrow ? 3 : 6,
          format: (value) => String(value).replace("-", "−"),
          legend: axis,
          legendPosition: "middle",
          legendOffset: 34,
        }}
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
      />
    </div>
  );
}
