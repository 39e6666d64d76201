import { parsePeriod } from "../format/period.ts";
import type {
  CountedFindings,
  FindingFilter,
  FindingGroup,
  FindingList,
  FindingSeverity,
  FindingSource,
  FindingState,
} from "../api/generated/graphql.ts";

export const LISTS: readonly FindingList[] = ["PROBLEM", "RECTIFICATION", "ACCEPTANCE"];
export const SEVERITIES: readonly FindingSeverity[] = ["MEASURE", "GENERAL", "MORE_SERIOUS", "SEVERE"];
export const SOURCES: readonly FindingSource[] = ["MANUAL", "CHECK", "AUDIT", "COMMITTEE", "COMPLAINT", "REVIEW"];
export const STATES: readonly FindingState[] = [
  "RECORDED",
  "ASSIGNED",
  "IN_PROGRESS",
  "EXTENSION_REQUESTED",
  "DISPUTED",
  "RISK_PROPOSED",
  "RISK_ACCEPTED",
  "SUBMITTED",
  "ACCEPTED",
  "VOIDED",
];
/** By what figures are told apart. */
export const GROUPS = ["ESTATE", "SEVERITY", "SOURCE", "PERSON", "MONTH"] as const satisfies readonly FindingGroup[];
/** Figures of a review that a list can be narrowed to. */
export const COUNTED: readonly CountedFindings[] = ["RAISED", "DUE", "SUBMITTED"];
export const SHOWN = ["board", "list", "figures"] as const;

/** By which figure of a review, and of which period, such as 2026-Q3. */
export interface Counted {
  readonly by: CountedFindings;
  readonly period: string;
}

/** What the page of findings shows; texts and lists are empty where nothing narrows. */
export interface FindingsView {
  readonly shown: (typeof SHOWN)[number];
  readonly by: (typeof GROUPS)[number];
  readonly list: FindingList | null;
  readonly text: string;
  readonly estate: string;
  readonly severity: FindingSeverity | null;
  readonly source: FindingSource | null;
  readonly state: FindingState | null;
  readonly overdue: boolean;
  readonly mine: boolean;
  readonly counted: Counted | null;
}

const wordIn = <W extends string>(words: readonly W[], text: string | null): W | null =>
  words.find((word) => word === text) ?? null;

/** Reads an address; what it cannot read counts as not said. */
export function readFindingsView(search: URLSearchParams): FindingsView {
  return {
    shown: wordIn(SHOWN, search.get("as")) ?? "board",
    by: wordIn(GROUPS, search.get("by")) ?? "ESTATE",
    list: wordIn(LISTS, search.get("list")),
    text: search.get("q") ?? "",
    estate: search.get("estate") ?? "",
    severity: wordIn(SEVERITIES, search.get("severity")),
    source: wordIn(SOURCES, search.get("source")),
    state: wordIn(STATES, search.get("state")),
    overdue: search.get("overdue") === "yes",
    mine: search.get("mine") === "yes",
    counted: countedIn(search),
  };
}

function countedIn(search: URLSearchParams): Counted | null {
  const [by, period] = [wordIn(COUNTED, search.get("counted")), search.get("period")];
  return by === null || period === null || parsePeriod(period) === null ? null : { by, period };
}

/** Writes a view into an address, leaving alone what is not of it. */
export function writeFindingsView(search: URLSearchParams, view: FindingsView): URLSearchParams {
  const changed = new URLSearchParams(search);
  const say = (name: string, value: string | null) =>
    value === null || value === "" ? changed.delete(name) : changed.set(name, value);
  say("as", view.shown === "board" ? null : view.shown);
  say("by", view.by === "ESTATE" ? null : view.by);
  say("list", view.list);
  say("q", view.text);
  say("estate", view.estate);
  say("severity", view.severity);
  say("source", view.source);
  say("state", view.state);
  say("overdue", view.overdue ? "yes" : null);
  say("mine", view.mine ? "yes" : null);
  say("counted", view.counted?.by ?? null);
  if (view.counted !== null) say("period", view.counted.period);
  return changed;
}

export const NOTHING_NARROWED = {
  list: null,
  text: "",
  estate: "",
  severity: null,
  source: null,
  state: null,
  overdue: false,
  mine: false,
  counted: null,
} as const;

/** Whether anything is left out of the lists. */
export const isNarrowed = ({ list, text, estate, severity, source, state, overdue, mine }: FindingsView): boolean =>
  [list, severity, source, state].some((chosen) => chosen !== null) || text !== "" || estate !== "" || overdue || mine;

/** What figures are narrowed by: a state, a list or a deadline would narrow what they are shares of. */
export const figureScopeOf = ({ estate, severity, source, counted }: FindingsView) => ({
  estates: estate === "" ? null : [estate],
  severities: severity === null ? null : [severity],
  // Measures that a review asked for are no new problem: no figure of a review counts them.
  sources: source !== null ? [source] : counted === null ? null : SOURCES.filter((each) => each !== "REVIEW"),
});

/** Of which days figures are, and how findings stood at the end of which; without a period they look back to January of last year. */
export function figureDaysOf({ counted }: FindingsView, today: string) {
  const period = counted === null ? null : parsePeriod(counted.period);
  if (period === null) return { from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: today, asOf: today };
  return { ...period, asOf: period.to > today ? today : period.to };
}

/** Which findings the view is of. */
export function findingFilterOf(view: FindingsView): FindingFilter {
  const { list, text, state, overdue, mine, counted } = view;
  const period = counted === null ? null : parsePeriod(counted.period);
  return {
    ...figureScopeOf(view),
    counted: counted === null || period === null ? null : { by: counted.by, ...period, asOf: period.to },
    list,
    text: text === "" ? null : text,
    states: state === null ? null : [state],
    overdue: overdue || null,
    mine: mine || null,
  };
}
