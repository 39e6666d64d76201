import { expect, it } from "vitest";
import { ROLES, type Role } from "../../server/platform/actor.ts";
import {
  actionsOpen,
  FINDING_ACTIONS,
  FINDING_STATES,
  moveFrom,
  MOVES,
  objectionTo,
  type Facts,
  type FindingAction,
  type FindingState,
} from "../../server/supervision/rectification.rules.ts";

const SHORT: Readonly<Record<string, Role>> = {
  H: "HEADQUARTERS",
  S: "SUPERVISOR",
  M: "ESTATE_MANAGER",
  C: "COMMITTEE",
  A: "AUDITOR",
};

/** Of a general finding that the company raised, in an estate whose committee accepts: who may do what, written by hand. */
const OPEN: Readonly<Record<FindingState, Partial<Record<FindingAction, string>>>> = {
  RECORDED: { ASSIGN: "HS", VOID: "HS" },
  ASSIGNED: { ASSIGN: "HS", START: "M", REQUEST_EXTENSION: "M", DISPUTE: "M", ACCEPT_RISK: "HS" },
  IN_PROGRESS: { ASSIGN: "HS", SUBMIT: "M", REQUEST_EXTENSION: "M", DISPUTE: "M", ACCEPT_RISK: "HS" },
  SUBMITTED: { ACCEPT: "C", REJECT: "C" },
  EXTENSION_REQUESTED: { GRANT_EXTENSION: "HS", REFUSE_EXTENSION: "HS" },
  DISPUTED: { UPHOLD: "HS", DISMISS: "HS" },
  RISK_PROPOSED: { CONSENT_TO_RISK: "C", DECLINE_RISK: "C" },
  RISK_ACCEPTED: { RESUME: "HSM" },
  ACCEPTED: {},
  VOIDED: {},
};

const facts = (given: Partial<Facts> = {}): Facts => ({
  state: "RECORDED",
  severity: "GENERAL",
  role: "SUPERVISOR",
  standing: "NONE",
  acceptors: ["COMMITTEE"],
  late: false,
  raisedBy: "SUPERVISOR",
  ...given,
});

it("opens to each role in each state what the table says, and nothing else", () => {
  for (const state of FINDING_STATES)
    for (const action of FINDING_ACTIONS) {
      const open = ROLES.filter((role) => objectionTo(action, facts({ state, role })) === null);
      const expected = [...(OPEN[state][action] ?? "")].map((letter) => SHORT[letter]);
      expect([state, action, open.toSorted()]).toEqual([state, action, expected.toSorted()]);
    }
});

it("lets everybody but administrators raise a finding, and nobody do anything with one that is not there", () => {
  for (const action of FINDING_ACTIONS) {
    const open = ROLES.filter((role) => objectionTo(action, facts({ state: null, role })) === null);
    expect([action, open]).toEqual([
      action,
      action === "RAISE" ? ROLES.filter((role) => role !== "ADMINISTRATOR") : [],
    ]);
  }
  expect(objectionTo("RAISE", facts({ state: null, role: null }))).toBe("NOT_IN_THIS_ROLE");
});

it("leads where it says", () => {
  const ways = MOVES.map(({ from, action, to }) => `${from ?? "-"} ${action} ${to}`);
  expect(new Set(MOVES.map(({ from, action }) => `${from} ${action}`)).size).toBe(MOVES.length);
  expect(ways.filter((way) => /ACCEPT(ED)?$/.test(way) || way.endsWith("VOIDED"))).toEqual([
    "RECORDED VOID VOIDED",
    "SUBMITTED ACCEPT ACCEPTED",
    "ASSIGNED ACCEPT_RISK RISK_ACCEPTED",
    "IN_PROGRESS ACCEPT_RISK RISK_ACCEPTED",
    "DISPUTED UPHOLD VOIDED",
    "RISK_PROPOSED CONSENT_TO_RISK RISK_ACCEPTED",
  ]);
  for (const ended of ["ACCEPTED", "VOIDED"] as const) expect(MOVES.filter(({ from }) => from === ended)).toEqual([]);
});

it("never lets the doer decide, whatever role they act in", () => {
  const deciding = MOVES.filter(({ conditions }) => conditions.includes("INDEPENDENT"));
  expect([...new Set(deciding.map(({ action }) => action))].toSorted()).toEqual(
    [
      "ACCEPT",
      "REJECT",
      "GRANT_EXTENSION",
      "REFUSE_EXTENSION",
      "UPHOLD",
      "DISMISS",
      "ACCEPT_RISK",
      "PROPOSE_RISK",
      "CONSENT_TO_RISK",
      "DECLINE_RISK",
    ].toSorted(),
  );
  for (const { from, action, roles, conditions } of deciding)
    for (const role of roles) {
      const severity = conditions.includes("SERIOUS") ? "SEVERE" : "GENERAL";
      const held = facts({ state: from, role, severity, acceptors: [role], raisedBy: role });
      expect([action, role, objectionTo(action, held)]).toEqual([action, role, null]);
      expect(objectionTo(action, { ...held, standing: "ASSIGNEE" })).toBe("OWN_WORK");
      expect(objectionTo(action, { ...held, standing: "SUBMITTER" })).toBe("OWN_WORK");
      expect(objectionTo(action, { ...held, standing: "TEAM" })).toBe("OWN_TEAM");
    }
});

it("asks the acceptor of record, and whom policy leaves it to", () => {
  const held = facts({ state: "SUBMITTED" });
  expect(objectionTo("ACCEPT", { ...held, role: "SUPERVISOR" })).toBe("NOT_ACCEPTOR");
  expect(objectionTo("ACCEPT", { ...held, role: "AUDITOR" })).toBe("NOT_ACCEPTOR");
  expect(objectionTo("ACCEPT", { ...held, role: "AUDITOR", acceptors: ["AUDITOR"] })).toBeNull();
  expect(objectionTo("ACCEPT", { ...held, role: "SUPERVISOR", acceptors: ["COMMITTEE", "SUPERVISOR"] })).toBeNull();
  // Headquarters never accepts: policy can leave it to no role beyond the table's.
  expect(objectionTo("ACCEPT", { ...held, role: "HEADQUARTERS", acceptors: ["HEADQUARTERS"] })).toBe(
    "NOT_IN_THIS_ROLE",
  );
});

it("lets the company put off a general finding or a measure, and only propose it from more serious upwards", () => {
  const at = (severity: Facts["severity"]) => actionsOpen(facts({ state: "IN_PROGRESS", severity }));
  for (const severity of ["MEASURE", "GENERAL"] as const) {
    expect(at(severity)).toContain("ACCEPT_RISK");
    expect(at(severity)).not.toContain("PROPOSE_RISK");
  }
  for (const severity of ["MORE_SERIOUS", "SEVERE"] as const) {
    expect(at(severity)).toContain("PROPOSE_RISK");
    expect(at(severity)).not.toContain("ACCEPT_RISK");
  }
});

it("extends no deadline that has passed, and stops nothing else for being late", () => {
  for (const state of ["ASSIGNED", "IN_PROGRESS"] as const) {
    const held = facts({ state, role: "ESTATE_MANAGER", late: true });
    expect(objectionTo("REQUEST_EXTENSION", held)).toBe("DEADLINE_PASSED");
    const inTime = actionsOpen({ ...held, late: false });
    expect(actionsOpen(held)).toEqual(inTime.filter((action) => action !== "REQUEST_EXTENSION"));
  }
});

it("leaves to each side what it raised itself", () => {
  for (const action of ["UPHOLD", "DISMISS"] as const) {
    const held = facts({ state: "DISPUTED", raisedBy: "COMMITTEE" });
    expect(objectionTo(action, { ...held, role: "HEADQUARTERS" })).toBe("OTHER_SIDE");
    expect(objectionTo(action, { ...held, role: "AUDITOR" })).toBeNull();
    expect(objectionTo(action, { ...held, raisedBy: "ESTATE_MANAGER", role: "SUPERVISOR" })).toBeNull();
  }
  expect(objectionTo("VOID", facts({ role: "SUPERVISOR", raisedBy: "AUDITOR" }))).toBe("OTHER_SIDE");
});

it("says what must come with an action", () => {
  expect(moveFrom("IN_PROGRESS", "SUBMIT")?.needs).toEqual(["rootCause", "corrective", "preventive", "evidence"]);
  expect(moveFrom("RECORDED", "ASSIGN")?.needs).toEqual(["assignee", "dueOn"]);
  for (const { action, needs } of MOVES.filter(({ action: word }) =>
    /REJECT|REFUSE|DISPUTE|DISMISS|VOID|RISK$/.test(word),
  ))
    expect([action, needs.includes("reason")]).toEqual([action, action !== "CONSENT_TO_RISK"]);
});
