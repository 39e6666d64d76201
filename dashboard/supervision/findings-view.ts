import type {
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
export const SHOWN = ["board", "list", "figures"] as const;

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
  };
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
} as const;

/** What figures are narrowed by: a state, a list or a deadline would narrow what they are shares of. */
export const figureScopeOf = ({ estate, severity, source }: FindingsView) => ({
  estates: estate === "" ? null : [estate],
  severities: severity === null ? null : [severity],
  sources: source === null ? null : [source],
});

/** Which findings the view is of. */
export function findingFilterOf(view: FindingsView): FindingFilter {
  const { list, text, state, overdue, mine } = view;
  return {
    ...figureScopeOf(view),
    list,
    text: text === "" ? null : text,
    states: state === null ? null : [state],
    overdue: overdue || null,
    mine: mine || null,
  };
}
