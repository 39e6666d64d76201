import type { TFunction } from "i18next";
import type { ListedFindingFragment } from "../api/generated/graphql.ts";

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
