import { userInfo } from "node:os";

/** What one may be; granted for the portfolio or for estates, with a first and a last day. */
export const ROLES = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR", "ADMINISTRATOR"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts; stands in the journal beside what was done. */
export interface Actor {
  /** Null where nobody has signed in: the machine's operator, or a visitor who tries to. */
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role | "OPERATOR" | "VISITOR";
  /** Network address. */
  readonly address: string | null;
  readonly requestId: string | null;
}

/** Whoever runs a command on the server's own machine. */
export const OPERATOR: Actor = {
  personId: null,
  name: operatorName(),
  role: "OPERATOR",
  address: null,
  requestId: null,
};

/** A container may run under a number that has no name. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return "operator";
  }
}
