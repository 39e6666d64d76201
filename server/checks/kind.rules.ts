import type { Role } from "../platform/actor.ts";

/** Routine 日常, special 专项, surprise 突击 (P6.3), self-inspection 自查 and third party 第三方 (P6.10). */
export const CHECK_KINDS = ["ROUTINE", "SPECIAL", "SURPRISE", "SELF", "THIRD_PARTY"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
export const PLANNED_KINDS = ["ROUTINE", "SPECIAL", "SELF", "THIRD_PARTY"] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** What holds for a kind of check. */
export interface KindRule {
  /** Who may carry it out. */
  readonly roles: readonly Role[];
  /** Whether it says what it is about. */
  readonly hasSubject: boolean;
  /** Whether it is drawn, and never announced. */
  readonly isDrawn: boolean;
}

export const KIND_RULES: Readonly<Record<CheckKind, KindRule>> = {
  ROUTINE: { roles: ["HEADQUARTERS", "SUPERVISOR"], hasSubject: false, isDrawn: false },
  SPECIAL: { roles: ["HEADQUARTERS", "SUPERVISOR"], hasSubject: true, isDrawn: false },
  SURPRISE: { roles: ["SUPERVISOR", "AUDITOR"], hasSubject: false, isDrawn: true },
  SELF: { roles: ["ESTATE_MANAGER"], hasSubject: false, isDrawn: false },
  THIRD_PARTY: { roles: ["AUDITOR"], hasSubject: false, isDrawn: false },
};

/** First and last day of a plan by its code: 2026, 2026-Q4 or 2026-11; null where it is none. */
export function planPeriod(code: string): { readonly startsOn: string; readonly endsOn: string } | null {
  const match = /^(20\d{2})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(code);
  if (match === null) return null;
  const [, year = "", quarter, month] = match;
  const first = month !== undefined ? Number(month) : quarter !== undefined ? Number(quarter) * 3 - 2 : 1;
  const last = month !== undefined ? first : quarter !== undefined ? first + 2 : 12;
  const days = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return { startsOn: `${year}-${two(first)}-01`, endsOn: `${year}-${two(last)}-${two(days)}` };
}

export const isCheckId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
