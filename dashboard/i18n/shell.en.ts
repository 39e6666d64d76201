import type { shellZh } from "./shell.zh.ts";

export const shellEn: Record<keyof typeof shellZh, string> = {
  language: "Language",
  lightTheme: "Switch to light",
  darkTheme: "Switch to dark",
  menu: "Menu",
  pages: "Pages",
  breadcrumb: "You are here",
  skipToContent: "Skip to content",
  notFound: "There is no such page",
  notFoundHint: "The address may have changed.",
  toComparison: "To the estate comparison",
  awaited: "Working out {{subject}}",
  awaitedSeconds: "{{seconds}} s",
  awaitedFigures: "figures",
  awaitedEstates: "the estate comparison",
  awaitedEstate: "the estate's figures",
  awaitedBuilding: "the building's figures",
  awaitedHousehold: "the household ledger",
  awaitedRows: "the rows",
  stopWaiting: "Stop",
};
