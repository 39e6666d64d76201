import { useComputedColorScheme } from "@mantine/core";
import { useOnPaper } from "../ui/paper.ts";

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
  /** Between the two. */
  readonly middle: string;
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
  soft: "#a7c9e2",
  middle: "#639ec9",
  better: "#0f5d8f",
  worse: "#b34700",
  scale: ["#e2ecf4", "#c9dceb", "#abcae2", "#8bb5d6", "#6ba2cb", "#4a8dbe", "#2c79b0", "#15608f", "#0b3d5c"],
};

const DARK: Palette = {
  ink: "#e4ebf0",
  dim: "#9fb0bb",
  line: "#2c3943",
  panel: "#161f26",
  main: "#6fb1de",
  soft: "#3a6a89",
  middle: "#4a86ad",
  better: "#7cbbe6",
  worse: "#f39a63",
  scale: ["#2b4859", "#2f566e", "#356885", "#3d7da2", "#4a93bf", "#6fb1de", "#95c6e6", "#bbdaef", "#e0f0fa"],
};

/** The palette of the theme; paper is light. */
export function usePalette(): Palette {
  const dark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
  return useOnPaper() || !dark ? LIGHT : DARK;
}

/** nivo's own theme in these colours. */
export const chartTheme = ({ ink, dim, line }: Palette) => ({
  text: { fontSize: 12, fill: ink, fontFamily: "inherit" },
  axis: { ticks: { text: { fontSize: 12, fill: dim } }, legend: { text: { fontSize: 12, fill: dim } } },
  grid: { line: { stroke: line } },
  crosshair: { line: { stroke: dim } },
});
