import type { Palette } from "./palette.ts";

interface LabelTickProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly palette: Palette;
  /** The label as it stands there. */
  readonly lines: readonly string[];
}

/** The name of a bar at its left: in lines, where it is long. */
export function LabelTick({ x, y, label, lines, palette }: LabelTickProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{label}</title>
      {lines.map((line, at) => (
        <text
          key={line}
          x={-8}
          y={(at - (lines.length - 1) / 2) * 13}
          textAnchor="end"
          dominantBaseline="central"
          fontSize={12}
          fill={palette.dim}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** The name of a column over it: in lines, where it is long. */
export function HeadTick({ x, y, lines, palette }: Omit<LabelTickProps, "label">) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {lines.map((line, at) => (
        <text key={line} y={-6 - (lines.length - 1 - at) * 13} textAnchor="middle" fontSize={12} fill={palette.dim}>
          {line}
        </text>
      ))}
    </g>
  );
}
