import type { Role } from "../platform/actor.ts";

/** Where a finding stands (GLOSSARY.md): 待派单, 待整改, 整改中, 待验收, 延期申请, 异议中, 挂账待同意, 挂账, 已销号, 已作废. */
export const FINDING_STATES = [
  "RECORDED",
  "ASSIGNED",
  "IN_PROGRESS",
  "SUBMITTED",
  "EXTENSION_REQUESTED",
  "DISPUTED",
  "RISK_PROPOSED",
  "RISK_ACCEPTED",
  "ACCEPTED",
  "VOIDED",
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_ACTIONS = [
  "RAISE",
  "ASSIGN",
  "START",
  "SUBMIT",
  "ACCEPT",
  "REJECT",
  "REQUEST_EXTENSION",
  "GRANT_EXTENSION",
  "REFUSE_EXTENSION",
  "DISPUTE",
  "UPHOLD",
  "DISMISS",
  "ACCEPT_RISK",
  "PROPOSE_RISK",
  "CONSENT_TO_RISK",
  "DECLINE_RISK",
  "RESUME",
  "VOID",
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** From the lightest on; a MEASURE 改进措施 is no problem but what a review orders. */
export const SEVERITIES = ["MEASURE", "GENERAL", "MORE_SERIOUS", "SEVERE"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const isSerious = (severity: Severity): boolean => severity === "MORE_SERIOUS" || severity === "SEVERE";

/** What must come with an action. */
export type Need = "reason" | "assignee" | "dueOn" | "untilOn" | "rootCause" | "corrective" | "preventive" | "evidence";

/**
 * What else must hold.
 * INDEPENDENT: the doer never was assignee or submitter of the finding, nor of the estate's team since it was raised.
 * ACCEPTOR: acts for the estate's acceptor of record, or for whom policy leaves it to.
 * GENERAL, SERIOUS: only findings up to general, or from more serious upwards.
 * IN_TIME: the deadline has not passed; who is late already cannot make it undone by a later deadline.
 * OWN_SIDE: the company withdraws only what it raised itself, committee and auditor only what one of them did.
 */
export type Condition = "INDEPENDENT" | "ACCEPTOR" | "GENERAL" | "SERIOUS" | "IN_TIME" | "OWN_SIDE";

export interface Move {
  /** Null: there is no finding yet. */
  readonly from: FindingState | null;
  readonly action: FindingAction;
  readonly to: FindingState;
  readonly roles: readonly Role[];
  readonly needs: readonly Need[];
  readonly conditions: readonly Condition[];
}

const COMPANY: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR"];
const TEAM: readonly Role[] = ["ESTATE_MANAGER"];
const OUTSIDE: readonly Role[] = ["COMMITTEE", "AUDITOR"];
/** Policy may leave general findings to the supervisor. */
const ACCEPTING: readonly Role[] = ["SUPERVISOR", ...OUTSIDE];
const WITHDRAWING: readonly Role[] = [...COMPANY, ...OUTSIDE];
/** Work is under way, or should be. */
const AT_WORK: readonly FindingState[] = ["ASSIGNED", "IN_PROGRESS"];

const move = (
  from: FindingState | null,
  action: FindingAction,
  to: FindingState,
  roles: readonly Role[],
  needs: readonly Need[] = [],
  ...conditions: Condition[]
): Move => ({ from, action, to, roles, needs, conditions });

/**
 * The one table of the rectification loop (P6.4–P6.7): whatever is not a line of it cannot be done, over no route. The database
 * holds the same lines (sql/views/supervision/finding_move.sql); a test compares them. ACCEPTED and VOIDED have no way out: what comes
 * back is a new finding that names the old one.
 */
export const MOVES: readonly Move[] = [
  move(null, "RAISE", "RECORDED", ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"]),
  move("RECORDED", "VOID", "VOIDED", WITHDRAWING, ["reason"], "OWN_SIDE"),
  move("RECORDED", "ASSIGN", "ASSIGNED", COMPANY, ["assignee", "dueOn"]),
  ...AT_WORK.map((from) => move(from, "ASSIGN", "ASSIGNED", COMPANY, ["assignee", "reason"])),
  move("ASSIGNED", "START", "IN_PROGRESS", TEAM),
  move("IN_PROGRESS", "SUBMIT", "SUBMITTED", TEAM, ["rootCause", "corrective", "preventive", "evidence"]),
  move("SUBMITTED", "ACCEPT", "ACCEPTED", ACCEPTING, [], "ACCEPTOR", "INDEPENDENT"),
  move("SUBMITTED", "REJECT", "IN_PROGRESS", ACCEPTING, ["reason"], "ACCEPTOR", "INDEPENDENT"),
  ...AT_WORK.flatMap((from) => [
    move(from, "REQUEST_EXTENSION", "EXTENSION_REQUESTED", TEAM, ["reason", "untilOn"], "IN_TIME"),
    move(from, "DISPUTE", "DISPUTED", TEAM, ["reason"]),
    move(from, "ACCEPT_RISK", "RISK_ACCEPTED", COMPANY, ["reason", "untilOn"], "GENERAL", "INDEPENDENT"),
    move(from, "PROPOSE_RISK", "RISK_PROPOSED", COMPANY, ["reason", "untilOn"], "SERIOUS", "INDEPENDENT"),
  ]),
  move("EXTENSION_REQUESTED", "GRANT_EXTENSION", "IN_PROGRESS", COMPANY, ["untilOn"], "INDEPENDENT"),
  move("EXTENSION_REQUESTED", "REFUSE_EXTENSION", "IN_PROGRESS", COMPANY, ["reason"], "INDEPENDENT"),
  move("DISPUTED", "UPHOLD", "VOIDED", WITHDRAWING, ["reason"], "OWN_SIDE", "INDEPENDENT"),
  move("DISPUTED", "DISMISS", "IN_PROGRESS", WITHDRAWING, ["reason"], "OWN_SIDE", "INDEPENDENT"),
  move("RISK_PROPOSED", "CONSENT_TO_RISK", "RISK_ACCEPTED", OUTSIDE, [], "ACCEPTOR", "INDEPENDENT"),
  move("RISK_PROPOSED", "DECLINE_RISK", "IN_PROGRESS", OUTSIDE, ["reason"], "ACCEPTOR", "INDEPENDENT"),
  move("RISK_ACCEPTED", "RESUME", "IN_PROGRESS", [...COMPANY, ...TEAM], ["reason"]),
];

/** How the one who would act stands to the finding. */
export type Standing = "NONE" | "ASSIGNEE" | "SUBMITTER" | "TEAM";

/** What is known of a finding and of who would act on it. */
export interface Facts {
  readonly state: FindingState | null;
  readonly severity: Severity;
  readonly role: Role | null;
  readonly standing: Standing;
  /** Roles that may accept here today: that of the acceptor of record, and whom policy leaves it to. */
  readonly acceptors: readonly Role[];
  /** Whether the deadline has passed. */
  readonly late: boolean;
  /** Role of who raised it. */
  readonly raisedBy: Role;
}

/** Why an action is refused, in the order in which it is asked. */
export type ObjectionCode =
  | "NOT_IN_THIS_STATE"
  | "NOT_IN_THIS_ROLE"
  | "OTHER_SEVERITY"
  | "DEADLINE_PASSED"
  | "OTHER_SIDE"
  | "NOT_ACCEPTOR"
  | "OWN_WORK"
  | "OWN_TEAM";

export const moveFrom = (state: FindingState | null, action: FindingAction): Move | undefined =>
  MOVES.find((own) => own.from === state && own.action === action);

const isCompany = (role: Role): boolean => !OUTSIDE.includes(role);

/** Why somebody may not do this now; null where they may. The same is asked by the trigger on finding_event. */
export function objectionTo(action: FindingAction, facts: Facts): ObjectionCode | null {
  const own = moveFrom(facts.state, action);
  if (own === undefined) return "NOT_IN_THIS_STATE";
  const { role } = facts;
  if (role === null || !own.roles.includes(role)) return "NOT_IN_THIS_ROLE";
  for (const condition of own.conditions) {
    const objection = HOLDS[condition]({ ...facts, role });
    if (objection !== null) return objection;
  }
  return null;
}

type Held = Facts & { readonly role: Role };

const HOLDS: Readonly<Record<Condition, (facts: Held) => ObjectionCode | null>> = {
  GENERAL: ({ severity }) => (isSerious(severity) ? "OTHER_SEVERITY" : null),
  SERIOUS: ({ severity }) => (isSerious(severity) ? null : "OTHER_SEVERITY"),
  IN_TIME: ({ late }) => (late ? "DEADLINE_PASSED" : null),
  OWN_SIDE: ({ role, raisedBy }) => (isCompany(role) === isCompany(raisedBy) ? null : "OTHER_SIDE"),
  ACCEPTOR: ({ role, acceptors }) => (acceptors.includes(role) ? null : "NOT_ACCEPTOR"),
  INDEPENDENT: ({ standing }) => {
    if (standing === "NONE") return null;
    return standing === "TEAM" ? "OWN_TEAM" : "OWN_WORK";
  },
};

/** What somebody may do with a finding now, in the order of the table. */
export const actionsOpen = (facts: Facts): FindingAction[] =>
  FINDING_ACTIONS.filter((action) => action !== "RAISE" && objectionTo(action, facts) === null);
