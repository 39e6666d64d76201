import { useComputedColorScheme } from "@mantine/core";

/** The colours that charts draw with; nivo needs them as values, so the theme's tokens stand here once more. */
export interface Palette {
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  readonly panel: string;
  /** The subject of a chart. */
  readonly main: string;
  /** What the subject is compared with, or its lesser part. */
  readonly soft: string;
  readonly better: string;
  readonly worse: string;
  /** Shades from little to much, for what has an order; told apart by lightness alone. */
  readonly scale: readonly string[];
}

const LIGHT: Palette = {
  ink: "#1c2b36",
  dim: "#55656f",
  line: "#e3e8ec",
  panel: "#ffffff",
  main: "#15608f",
  soft: "#8ab6d6",
  better: "#0f5d8f",
  worse: "#b34700",
  scale: ["#dbe8f2", "#b5d0e4", "#8ab6d6", "#639ec9", "#2c79b0", "#15608f", "#0f4f78", "#0b3d5c", "#072a40"],
};

const DARK: Palette = {
  ink: "#e4ebf0",
  dim: "#9fb0bb",
  line: "#2c3943",
  panel: "#161f26",
  main: "#6fb1de",
  soft: "#33627f",
  better: "#7cbbe6",
  worse: "#f39a63",
  scale: ["#1d3442", "#224659", "#285b76", "#317193", "#468dc0", "#6fa8d0", "#97c3e0", "#bcdaee", "#e0f0fa"],
};

export function usePalette(): Palette {
  return useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark" ? DARK : LIGHT;
}

/** nivo's own theme in these colours. */
export const chartTheme = ({ ink, dim, line }: Palette) => ({
  text: { fontSize: 12, fill: ink, fontFamily: "inherit" },
  axis: { ticks: { text: { fontSize: 12, fill: dim } }, legend: { text: { fontSize: 12, fill: dim } } },
  grid: { line: { stroke: line } },
  crosshair: { line: { stroke: dim } },
});
