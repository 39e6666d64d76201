import type { TFunction } from "i18next";
import type { FindingAction, FindingState, ListedFindingFragment } from "../api/generated/graphql.ts";
import type { FindingsView } from "./findings-view.ts";

const ROLES = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR", "ADMINISTRATOR"] as const;

/** A role by its code. */
export function roleName(t: TFunction, code: string): string {
  const role = ROLES.find((known) => known === code);
  return role === undefined ? code : t(`role${role}`);
}

/** How far behind a finding is, in words; null where it is in time. */
export function lateness(t: TFunction, { overdue, daysLate, escalatedTo }: ListedFindingFragment): string | null {
  if (!overdue) return null;
  const days = daysLate === 0 ? t("overdueToday") : t("daysLate", { count: daysLate });
  return escalatedTo === null ? days : `${days} · ${t("escalatedTo", { role: roleName(t, escalatedTo) })}`;
}

interface Counted {
  readonly count: number;
  readonly overdue: number;
}

/** How many of a list are overdue, and how many of them are shown where that is not all: also on paper nobody takes a part for the whole. */
export function shownOf(t: TFunction, { count, overdue }: Counted, shown: number): string {
  const late = overdue === 0 ? t("noneOverdue") : t("inListOverdue", { count: overdue });
  return shown < count ? `${late} · ${t("shownOf", { shown, count })}` : late;
}

/** What the lists are narrowed by beside their estate, in words; empty where they are whole. */
export function narrowedBy(
  t: TFunction,
  { list, severity, state, source, overdue, mine, text, counted }: FindingsView,
): string {
  return [
    list !== null && t(`list${list}`),
    severity !== null && t(`severity${severity}`),
    state !== null && t(`state${state}`),
    source !== null && t(`source${source}`),
    overdue && t("onlyOverdue"),
    mine && t("onlyMine"),
    counted !== null && t("countedIn", { period: counted.period, figure: t(`counted${counted.by}`) }),
    text !== "" && t("quotedText", { text }),
  ]
    .filter((word) => word !== false)
    .join(" · ");
}

/** The deadline, and what is asked for or granted beside it. */
export function deadlineText(t: TFunction, finding: ListedFindingFragment): string {
  const { state, originalDueOn, dueOn, untilOn } = finding;
  if (originalDueOn === null || dueOn === null) return "—";
  const parts = [originalDueOn];
  if (dueOn !== originalDueOn) parts.push(t("extendedTo", { day: dueOn }));
  if (state === "EXTENSION_REQUESTED" && untilOn !== null) parts.push(t("askedUntil", { day: untilOn }));
  if (state === "RISK_ACCEPTED" && untilOn !== null) parts.push(t("putOffUntil", { day: untilOn }));
  if (state === "RISK_PROPOSED" && untilOn !== null) parts.push(t("askedUntil", { day: untilOn }));
  return parts.join(" · ");
}

/** Whether an assignment takes another's place. */
export const isReassignment = (action: FindingAction, before: FindingState | null): boolean =>
  action === "ASSIGN" && before !== "RECORDED";

/** What an act is called, on a finding that stands in a state. */
export const actWord = (action: FindingAction, before: FindingState | null) =>
  isReassignment(action, before) ? ("actREASSIGN" as const) : (`act${action}` as const);

const STATES = [
  "RECORDED",
  "ASSIGNED",
  "IN_PROGRESS",
  "SUBMITTED",
  "ACCEPTED",
  "EXTENSION_REQUESTED",
  "DISPUTED",
  "RISK_PROPOSED",
  "RISK_ACCEPTED",
  "VOIDED",
] as const;

/** A state by its code. */
export function stateName(t: TFunction, code: string): string {
  const state = STATES.find((known) => known === code);
  return state === undefined ? code : t(`state${state}`);
}
