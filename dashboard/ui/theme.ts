import { createTheme, type CSSVariablesResolver } from "@mantine/core";

/** Blue and vermilion are told apart by every kind of colour vision; both reach 4.5:1 on their ground. */
export const theme = createTheme({
  primaryColor: "harbour",
  primaryShade: { light: 7, dark: 6 },
  colors: {
    harbour: [
      "#eef5fa",
      "#dbe8f2",
      "#b5d0e4",
      "#8ab6d6",
      "#639ec9",
      "#468dc0",
      "#2c79b0",
      "#15608f",
      "#0f4f78",
      "#0b3d5c",
    ],
    // The night's greys lean to the same blue.
    dark: [
      "#dbe4ea",
      "#c2cfd8",
      "#9fb0bb",
      "#6b7d89",
      "#3a4954",
      "#2c3943",
      "#202b33",
      "#182128",
      "#131b21",
      "#0e1519",
    ],
  },
  fontFamily:
    'var(--punctuation, "PingFang SC"), "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
});

/** At night the library writes every button without a ground in white: one that leads on or deletes keeps its colour. */
export const variablesOf: CSSVariablesResolver = () => ({
  variables: {},
  light: {},
  dark: {
    "--mantine-color-harbour-light-color": "var(--mantine-color-harbour-3)",
    "--mantine-color-red-light-color": "var(--mantine-color-red-4)",
  },
});
