import type { PropertyType } from "../api/generated/graphql.ts";
import { isDay } from "../format/period.ts";
import { readReading, writeReading, type Reading } from "../reading/reading.ts";
import { isRateName, ratesIn, sortColumns, unitOfAccount, type RateName, type UnitOfAccount } from "./rates.ts";

/** What the comparison page shows; all of it stands in the address, so that every view is a link. */
export interface ComparisonView extends Reading {
  readonly regions: readonly string[];
  readonly propertyTypes: readonly PropertyType[];
  readonly withoutDevelopers: boolean;
  readonly unit: UnitOfAccount;
  readonly ranked: RateName;
  readonly rankedAs: "CHART" | "TABLE";
  readonly sort: Sort;
  readonly explained: Explained | null;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export const COMPARED = ["now", "previousPeriod", "lastYear"] as const;
export type Compared = (typeof COMPARED)[number];

export const PROPERTY_TYPES: readonly PropertyType[] = [
  "HIGH_RISE_RESIDENTIAL",
  "MIXED_USE",
  "INDUSTRIAL_PARK",
  "PUBLIC_FACILITY",
  "ANCILLARY_COMMERCIAL",
];

/** The rate that the panel explains: whose, which, of which of the three periods, and the entries opened in it. */
export interface Explained {
  /** Code of an estate, or null for the total. */
  readonly estate: string | null;
  readonly rate: RateName;
  readonly of: Compared;
  /** Code of the household whose entries are open, or null for the rate itself. */
  readonly household: string | null;
  /** Number of the household's bill that is open, or null for all of them. */
  readonly bill: string | null;
  /** As of which day those entries stand: that of the period whose row was opened. */
  readonly entriesAsOf: string | null;
}

/** No household's entries are open. */
export const NO_ENTRIES = { household: null, bill: null, entriesAsOf: null } as const;

/** Reads an address. What it cannot read counts as not said, so an old or mistyped link still opens. */
export function readView(search: URLSearchParams, today: string): ComparisonView {
  const unit = search.get("unit") === "households" ? "HOUSEHOLDS" : "MONEY";
  const ranked = search.get("rank") ?? "";
  const [firstRate = "currentRate"] = ratesIn(unit);
  return {
    ...readReading(search, today),
    regions: search.getAll("region"),
    propertyTypes: PROPERTY_TYPES.filter((type) => search.getAll("type").includes(type)),
    withoutDevelopers: search.get("developers") === "without",
    unit,
    ranked: isRateName(ranked) && unitOfAccount(ranked) === unit ? ranked : firstRate,
    rankedAs: search.get("rankAs") === "table" ? "TABLE" : "CHART",
    sort: readSort(search.get("sort") ?? "", sortColumns(unit), firstRate),
    explained: readExplained(search),
  };
}

function readSort(text: string, columns: readonly string[], otherwise: string): Sort {
  const descending = text.startsWith("-");
  const column = columns.find((name) => name === (descending ? text.slice(1) : text));
  return column === undefined ? { column: otherwise, descending: true } : { column, descending };
}

function readExplained(search: URLSearchParams): Explained | null {
  const rate = search.get("explain") ?? "";
  if (!isRateName(rate)) return null;
  const of = COMPARED.find((compared) => compared === search.get("explainOf"));
  const asOf = search.get("entriesAsOf") ?? "";
  const entriesAsOf = isDay(asOf) ? asOf : null;
  return {
    estate: search.get("explainEstate"),
    rate,
    of: of ?? "now",
    household: search.get("household"),
    bill: search.get("bill"),
    entriesAsOf,
  };
}

/** Writes the address of a view, without what goes without saying. */
export function writeView(view: ComparisonView, today: string): URLSearchParams {
  const search = new URLSearchParams();
  const say = (name: string, value: string, silent: boolean) => {
    if (!silent) search.set(name, value);
  };
  const [firstRate = "currentRate"] = ratesIn(view.unit);
  writeReading(search, view, today);
  for (const region of view.regions) search.append("region", region);
  for (const type of view.propertyTypes) search.append("type", type);
  say("developers", "without", !view.withoutDevelopers);
  say("unit", "households", view.unit === "MONEY");
  say("rank", view.ranked, view.ranked === firstRate);
  say("rankAs", "table", view.rankedAs === "CHART");
  const { column, descending } = view.sort;
  say("sort", `${descending ? "-" : ""}${column}`, column === firstRate && descending);
  if (view.explained === null) return search;
  search.set("explain", view.explained.rate);
  if (view.explained.estate !== null) search.set("explainEstate", view.explained.estate);
  say("explainOf", view.explained.of, view.explained.of === "now");
  if (view.explained.household !== null) search.set("household", view.explained.household);
  if (view.explained.bill !== null) search.set("bill", view.explained.bill);
  if (view.explained.entriesAsOf !== null) search.set("entriesAsOf", view.explained.entriesAsOf);
  return search;
}
