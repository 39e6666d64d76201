import type { FairMember, FairRate, FairSubject, Peers } from "../api/generated/graphql.ts";
import { readView, writeView } from "../comparison/comparison-view.ts";
import { say } from "../figures/figure-view.ts";
import type { RateName } from "../figures/rates.ts";
import type { AnalysedView } from "./use-analysed.ts";

/** What the comparison board shows: estates, or the buildings of one, and how they are judged. */
export interface BoardView extends AnalysedView {
  readonly subject: FairSubject;
  readonly peers: Peers;
  /** The peer group that is drawn; null for the first. */
  readonly drawn: string | null;
}

const SUBJECT_WORDS = {
  LEVEL: null,
  SINCE_PREVIOUS_PERIOD: "previous",
  SINCE_LAST_YEAR: "last-year",
} as const;
export const SUBJECTS: readonly FairSubject[] = ["LEVEL", "SINCE_PREVIOUS_PERIOD", "SINCE_LAST_YEAR"];

const PEER_WORDS = {
  ALL: null,
  PROPERTY_TYPE: "type",
  STAGE: "stage",
  SIZE: "size",
  FEE_LEVEL: "fee",
} as const;
export const PEERS: readonly Peers[] = ["ALL", "PROPERTY_TYPE", "STAGE", "SIZE", "FEE_LEVEL"];

/** Rates that can be compared fairly, by their names on pages. */
const FAIR: Partial<Record<RateName, FairRate>> = {
  currentRate: "CURRENT_RATE",
  onTimeRate: "ON_TIME_RATE",
  overdueRate: "OVERDUE_RATE",
  householdRate: "HOUSEHOLD_RATE",
  householdOnTimeRate: "HOUSEHOLD_ON_TIME_RATE",
  householdOverdueRate: "HOUSEHOLD_OVERDUE_RATE",
};
export const FAIR_RATES: readonly RateName[] = [
  "householdRate",
  "householdOnTimeRate",
  "householdOverdueRate",
  "currentRate",
  "onTimeRate",
  "overdueRate",
];

/** The rate of the view as the server calls it; one that cannot be compared fairly stands for the first that can. */
export const fairRateOf = ({ rate }: BoardView): FairRate => FAIR[rate] ?? "HOUSEHOLD_RATE";
export const rateShown = ({ rate }: BoardView): RateName => (FAIR[rate] === undefined ? "householdRate" : rate);
export const memberOf = ({ within }: BoardView): FairMember => (within === null ? "ESTATE" : "BUILDING");

/** Households are counted at once, and one household is one answer: the board opens with them. */
export function readBoard(search: URLSearchParams, today: string): BoardView {
  const said = new URLSearchParams(search);
  if (!said.has("unit") && !said.has("rank")) said.set("unit", "households");
  return {
    ...readView(said, today),
    subject: SUBJECTS.find((subject) => SUBJECT_WORDS[subject] === search.get("of")) ?? "LEVEL",
    peers: PEERS.find((peers) => PEER_WORDS[peers] === search.get("peers")) ?? "ALL",
    drawn: search.get("peer"),
    within: search.get("within"),
  };
}

export function writeBoard(view: BoardView, today: string, said: URLSearchParams): URLSearchParams {
  const search = writeView(view, today, said);
  say(search, "unit", view.unit === "HOUSEHOLDS" ? null : "money");
  say(search, "of", SUBJECT_WORDS[view.subject]);
  say(search, "peers", PEER_WORDS[view.peers]);
  say(search, "peer", view.drawn);
  say(search, "within", view.within);
  return search;
}
