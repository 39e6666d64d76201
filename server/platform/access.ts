import { GraphQLError } from "graphql";
import type { Role } from "./actor.ts";
import type { Identity } from "./identity.ts";

/** Who may use a field or an address: whoever comes, whoever has signed in, or who acts in one of the roles. */
export type AccessRule = "ANYONE" | "SIGNED_IN" | readonly Role[];

export const unauthenticated = (): GraphQLError =>
  new GraphQLError("Sign in first: nothing is shown to visitors.", { extensions: { code: "UNAUTHENTICATED" } });

export const forbidden = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });

/** Refuses whom a rule does not let in: visitors, those in another role, and machines that may only read where something is written. */
export function checkAccess(rule: AccessRule, identity: Identity | null, writes: boolean): void {
  if (rule === "ANYONE") return;
  if (identity === null) throw unauthenticated();
  if (writes && !identity.writes) throw forbidden("This token may only read.");
  if (rule === "SIGNED_IN") return;
  if (identity.role === null) throw forbidden("You hold no role today: ask an administrator.");
  if (!rule.includes(identity.role)) throw forbidden(`This is not open to the role ${identity.role}.`);
}
