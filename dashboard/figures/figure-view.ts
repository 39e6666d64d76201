import { isDay, parsePeriod, periodText, type Period } from "../format/period.ts";
import { readReading, writeReading, type Reading } from "../reading/reading.ts";
import { COMPARED, type Compared } from "./compared.ts";
import {
  isFigureName,
  isRateName,
  ratesIn,
  unitOfAccount,
  type FigureName,
  type RateName,
  type UnitOfAccount,
} from "./rates.ts";

/** What a page of figures shows; all of it stands in the address, so that every view is a link. */
export interface FigureView extends Reading {
  readonly unit: UnitOfAccount;
  readonly withoutDevelopers: boolean;
  /** Fee items counted; all, where none is named. */
  readonly feeItems: readonly string[];
  /** The rate that charts show. */
  readonly rate: RateName;
  readonly sort: Sort;
  readonly explained: Explained | null;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Whose a figure is; all of them null: the page's total. */
export interface Whose {
  /** Code of an estate. */
  readonly estate: string | null;
  /** Code of a building of it. */
  readonly building: string | null;
  /** A region's or a city company's estates together; an empty text stands for those without one. */
  readonly region: string | null;
  readonly company: string | null;
}

export const TOTAL: Whose = { estate: null, building: null, region: null, company: null };

/** The figure that the panel explains: whose, which, of which period, and the entries opened in it. */
export interface Explained extends Whose {
  readonly figure: FigureName;
  /** The period where it is not the page's: a month of a chart, read as of its end. */
  readonly at: Period | null;
  readonly of: Compared;
  /** Code of the household whose entries are open, or null for the figure itself. */
  readonly household: string | null;
  /** Number of the household's bill that is open, or null for all of them. */
  readonly bill: string | null;
  /** As of which day those entries stand: that of the period whose row was opened. */
  readonly entriesAsOf: string | null;
}

/** No household's entries are open. */
export const NO_ENTRIES = { household: null, bill: null, entriesAsOf: null } as const;

/** A figure without entries, of the page's own period or of another one. */
export const explanationOf = (whose: Whose, figure: FigureName, at: Period | null = null): Explained => ({
  estate: whose.estate,
  building: whose.building,
  region: whose.region,
  company: whose.company,
  figure,
  at,
  of: "now",
  ...NO_ENTRIES,
});

/** Reads an address. What it cannot read counts as not said, so an old or mistyped link still opens. */
export function readFigureView(
  search: URLSearchParams,
  today: string,
  columns: (unit: UnitOfAccount) => readonly string[],
): FigureView {
  const unit = search.get("unit") === "households" ? "HOUSEHOLDS" : "MONEY";
  const rate = search.get("rank") ?? "";
  const [firstRate = "currentRate"] = ratesIn(unit);
  return {
    ...readReading(search, today),
    unit,
    withoutDevelopers: search.get("developers") === "without",
    feeItems: search.getAll("fee"),
    rate: isRateName(rate) && unitOfAccount(rate) === unit ? rate : firstRate,
    sort: readSort(search.get("sort") ?? "", columns(unit), firstRate),
    explained: readExplained(search),
  };
}

function readSort(text: string, columns: readonly string[], otherwise: string): Sort {
  const descending = text.startsWith("-");
  const column = columns.find((name) => name === (descending ? text.slice(1) : text));
  return column === undefined ? { column: otherwise, descending: true } : { column, descending };
}

function readExplained(search: URLSearchParams): Explained | null {
  const figure = search.get("explain") ?? "";
  if (!isFigureName(figure)) return null;
  const of = COMPARED.find((compared) => compared === search.get("explainOf"));
  const asOf = search.get("entriesAsOf") ?? "";
  return {
    estate: search.get("explainEstate"),
    building: search.get("explainBuilding"),
    region: search.get("explainRegion"),
    company: search.get("explainCompany"),
    figure,
    at: parsePeriod(search.get("explainAt") ?? ""),
    of: of ?? "now",
    household: search.get("household"),
    bill: search.get("bill"),
    entriesAsOf: isDay(asOf) ? asOf : null,
  };
}

/** Writes a value into an address; null for what goes without saying. */
export const say = (search: URLSearchParams, name: string, value: string | null): void =>
  value === null ? search.delete(name) : search.set(name, value);

export function sayAll(search: URLSearchParams, name: string, values: readonly string[]): void {
  search.delete(name);
  for (const value of values) search.append(name, value);
}

/** Writes a view into an address, without what goes without saying; what it does not know of stays. */
export function writeFigureView(search: URLSearchParams, view: FigureView, today: string): void {
  const [firstRate = "currentRate"] = ratesIn(view.unit);
  const { column, descending } = view.sort;
  writeReading(search, view, today);
  sayAll(search, "fee", view.feeItems);
  say(search, "developers", view.withoutDevelopers ? "without" : null);
  say(search, "unit", view.unit === "MONEY" ? null : "households");
  say(search, "rank", view.rate === firstRate ? null : view.rate);
  say(search, "sort", column === firstRate && descending ? null : `${descending ? "-" : ""}${column}`);
  writeExplained(search, view.explained);
}

function writeExplained(search: URLSearchParams, explained: Explained | null): void {
  say(search, "explain", explained?.figure ?? null);
  say(search, "explainEstate", explained?.estate ?? null);
  say(search, "explainBuilding", explained?.building ?? null);
  say(search, "explainRegion", explained?.region ?? null);
  say(search, "explainCompany", explained?.company ?? null);
  say(search, "explainAt", explained?.at == null ? null : periodText(explained.at));
  say(search, "explainOf", explained === null || explained.of === "now" ? null : explained.of);
  say(search, "household", explained?.household ?? null);
  say(search, "bill", explained?.bill ?? null);
  say(search, "entriesAsOf", explained?.entriesAsOf ?? null);
}

/** Filters of bills as they are before anything is chosen. */
const EVERY_BILL = { feeItems: [], withoutDevelopers: false } as const;

/** The same of a page of one estate or building, with its figures as they are known now. */
export const ALL_OF_IT = { ...EVERY_BILL, knownAt: null } as const;

/** Filters of estates and bills as they are before anything is chosen. */
export const NO_FILTERS = {
  ...EVERY_BILL,
  regions: [],
  cityCompanies: [],
  propertyTypes: [],
  comparableWith: null,
} as const;
