import type { Viewer } from "../database/transaction.ts";
import type { Role } from "./actor.ts";

/** A role that somebody holds today, for the portfolio or for estates. */
export interface HeldRole {
  readonly role: Role;
  readonly portfolio: boolean;
  /** In order of code; empty for the portfolio. */
  readonly estates: readonly EstateName[];
}

export interface EstateName {
  readonly estateId: number;
  readonly code: string;
  readonly name: string;
}

/** Somebody who has signed in, or a machine with somebody's token. */
export interface Identity {
  readonly personId: number;
  readonly name: string;
  readonly demo: boolean;
  /** The role they act in; null where they hold none today. */
  readonly role: Role | null;
  readonly roles: readonly HeldRole[];
  /** Whose rows they see in that role. */
  readonly viewer: Viewer;
  /** Null for a machine. */
  readonly sessionId: bigint | null;
  /** Whether mutations are open to them: always for people, as the token says for machines. */
  readonly writes: boolean;
}

/** From where a request comes. */
export interface Visit {
  readonly address: string;
  /** What the browser calls itself. */
  readonly agent: string | null;
  readonly requestId: string;
}
