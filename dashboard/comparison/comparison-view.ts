import type { ComparedPeriod, PropertyType } from "../api/generated/graphql.ts";
import { readFigureView, say, sayAll, writeFigureView, type FigureView } from "../figures/figure-view.ts";
import { sortColumns } from "./sort-columns.ts";

/** What the comparison of estates shows. */
export interface ComparisonView extends FigureView {
  readonly regions: readonly string[];
  readonly cityCompanies: readonly string[];
  readonly propertyTypes: readonly PropertyType[];
  /** Only the estates with bills in both periods 可比项目; null for all. */
  readonly comparableWith: ComparedPeriod | null;
  /** What the table's subtotals are for. */
  readonly grouped: Grouping;
}

export const GROUPINGS = ["NONE", "REGION", "CITY_COMPANY"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const PROPERTY_TYPES: readonly PropertyType[] = [
  "HIGH_RISE_RESIDENTIAL",
  "MIXED_USE",
  "INDUSTRIAL_PARK",
  "PUBLIC_FACILITY",
  "ANCILLARY_COMMERCIAL",
];

const COMPARABLE = { PREVIOUS_PERIOD: "previousPeriod", LAST_YEAR: "lastYear" } as const;
export const COMPARABLE_WITH = ["PREVIOUS_PERIOD", "LAST_YEAR"] as const;
const GROUPED = { NONE: null, REGION: "region", CITY_COMPANY: "company" } as const;

export function readView(search: URLSearchParams, today: string): ComparisonView {
  return {
    ...readFigureView(search, today, sortColumns),
    regions: search.getAll("region"),
    cityCompanies: search.getAll("company"),
    propertyTypes: PROPERTY_TYPES.filter((type) => search.getAll("type").includes(type)),
    comparableWith: COMPARABLE_WITH.find((period) => COMPARABLE[period] === search.get("comparable")) ?? null,
    grouped: GROUPINGS.find((grouping) => GROUPED[grouping] === search.get("group")) ?? "NONE",
  };
}

/** The address of a view; what else the address says stays. */
export function writeView(view: ComparisonView, today: string, said = new URLSearchParams()): URLSearchParams {
  const search = new URLSearchParams(said);
  writeFigureView(search, view, today);
  sayAll(search, "region", view.regions);
  sayAll(search, "company", view.cityCompanies);
  sayAll(search, "type", view.propertyTypes);
  say(search, "comparable", view.comparableWith === null ? null : COMPARABLE[view.comparableWith]);
  say(search, "group", GROUPED[view.grouped]);
  return search;
}
