import { useMediaQuery } from "@mantine/hooks";
import { ResponsiveBar, type BarCustomLayerProps } from "@nivo/bar";
import { chartTheme, usePalette } from "./palette.ts";

/** A step of a waterfall: from one level to the next, in yuan; a total stands on the ground. */
export type Step = {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: "TOTAL" | "CHANGE";
  /** The amount as it is written. */
  readonly amount: string;
};

type Bar = Step & { readonly base: number; readonly size: number };

interface WaterfallChartProps {
  readonly steps: readonly Step[];
  readonly name: string;
  readonly tick: (yuan: number) => string;
  readonly open: (step: string) => void;
}

/** The amounts in a column of their own beside the bars. */
function Amounts({ bars, innerWidth, ink }: AmountsProps) {
  return bars
    .filter(({ data: { id } }) => id === "size")
    .map(({ key, y, height, data: { data } }) => (
      <text
        key={key}
        x={innerWidth + 92}
        y={y + height / 2}
        textAnchor="end"
        dominantBaseline="central"
        fontSize={12}
        fontWeight={data.kind === "TOTAL" ? 700 : 400}
        fill={ink}
      >
        {data.amount}
      </text>
    ));
}

type AmountsProps = Pick<BarCustomLayerProps<Bar>, "bars" | "innerWidth"> & { readonly ink: string };

/** Steps from top to bottom: what raises the level to the right, what lowers it to the left. */
export function WaterfallChart({ steps, name, tick, open }: WaterfallChartProps) {
  const palette = usePalette();
  const narrow = useMediaQuery("(max-width: 40em)", false, { getInitialValueInEffect: false });
  const data = steps
    .map((step): Bar => ({ ...step, base: Math.min(step.from, step.to), size: Math.abs(step.to - step.from) }))
    .reverse();
  return (
    <div className="chart-plot" data-opens>
      <ResponsiveBar<Bar>
        data={data}
        keys={["base", "size"]}
        indexBy="label"
        layout="horizontal"
        margin={{ top: 4, right: 96, bottom: 28, left: narrow ? 116 : 130 }}
        padding={0.3}
        colors={({ id, data: { kind, from, to } }) => {
          if (id === "base") return "transparent";
          if (kind === "TOTAL") return palette.main;
          return to > from ? palette.middle : palette.soft;
        }}
        borderRadius={2}
        enableLabel={false}
        enableGridX
        gridXValues={narrow ? 3 : 5}
        enableGridY={false}
        layers={["grid", "axes", "bars", (props) => <Amounts {...props} ink={palette.ink} />]}
        axisLeft={{ tickSize: 0, tickPadding: 8 }}
        axisBottom={{ tickSize: 0, tickPadding: 8, tickValues: narrow ? 3 : 5, format: (value) => tick(Number(value)) }}
        theme={chartTheme(palette)}
        role="img"
        ariaLabel={name}
        animate={false}
        onClick={({ data: { id } }) => open(id)}
        tooltip={({ data: { label, amount } }) => (
          <div className="chart-tip">
            {label} <b>{amount}</b>
          </div>
        )}
      />
    </div>
  );
}
