import type { ChangeAgainst, ChangeDimension, ChangeRate } from "../api/generated/graphql.ts";
import { readView, writeView } from "../comparison/comparison-view.ts";
import { say } from "../figures/figure-view.ts";
import type { RateName } from "../figures/rates.ts";
import type { AnalysedView } from "./use-analysed.ts";

/** What the change explorer shows. */
export interface ChangeView extends AnalysedView {
  readonly against: ChangeAgainst;
  /** The dimension that is drawn; null for the most telling one. */
  readonly dimension: ChangeDimension | null;
  readonly byChannel: boolean;
  /** The segment whose rows are open. */
  readonly segment: string | null;
}

const AGAINST_WORDS = { PREVIOUS_PERIOD: "previous", LAST_YEAR: null, PORTFOLIO: "portfolio" } as const;
export const AGAINST = ["LAST_YEAR", "PREVIOUS_PERIOD", "PORTFOLIO"] as const;

export const DIMENSIONS: readonly ChangeDimension[] = [
  "ESTATE",
  "BUILDING",
  "PROPERTY_TYPE",
  "USE",
  "FEE_ITEM",
  "LIABLE_KIND",
  "AGE",
  "CHANNEL",
];

const CHANGING: Partial<Record<RateName, ChangeRate>> = {
  currentRate: "CURRENT_RATE",
  onTimeRate: "ON_TIME_RATE",
  overdueRate: "OVERDUE_RATE",
};
export const CHANGE_RATES: readonly RateName[] = ["currentRate", "onTimeRate", "overdueRate"];
export const changeRateOf = ({ rate }: ChangeView): ChangeRate => CHANGING[rate] ?? "CURRENT_RATE";
export const changingRate = ({ rate }: ChangeView): RateName => (CHANGING[rate] === undefined ? "currentRate" : rate);

export function readChange(search: URLSearchParams, today: string): ChangeView {
  const within = search.get("within");
  const against = AGAINST.find((one) => AGAINST_WORDS[one] === search.get("against")) ?? "LAST_YEAR";
  return {
    ...readView(search, today),
    unit: "MONEY",
    against: against === "PORTFOLIO" && within === null ? "LAST_YEAR" : against,
    within,
    dimension: DIMENSIONS.find((one) => one === search.get("by")) ?? null,
    byChannel: search.get("channel") === "yes",
    segment: search.get("segment"),
  };
}

export function writeChange(view: ChangeView, today: string, said: URLSearchParams): URLSearchParams {
  const search = writeView(view, today, said);
  say(search, "against", view.against === "OTHER" ? null : AGAINST_WORDS[view.against]);
  say(search, "within", view.within);
  say(search, "by", view.dimension);
  say(search, "channel", view.byChannel ? "yes" : null);
  say(search, "segment", view.explained === null ? null : view.segment);
  return search;
}
