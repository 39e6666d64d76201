import type { Scope } from "../database/transaction.ts";
import { ROLES, type Role } from "../platform/actor.ts";
import type { EstateName, HeldRole } from "../platform/identity.ts";

/** A grant that is valid on the day in question. */
export interface ValidGrant {
  readonly role: Role;
  /** Null for the portfolio. */
  readonly estate: EstateName | null;
}

/** The roles of valid grants in their order, each with its estates together; a grant of the portfolio holds them all. */
export function heldRoles(grants: readonly ValidGrant[]): HeldRole[] {
  return ROLES.flatMap((role): HeldRole[] => {
    const own = grants.filter((grant) => grant.role === role);
    if (own.length === 0) return [];
    if (own.some(({ estate }) => estate === null)) return [{ role, portfolio: true, estates: [] }];
    const estates = new Map(own.flatMap(({ estate }) => (estate === null ? [] : [[estate.estateId, estate] as const])));
    return [{ role, portfolio: false, estates: [...estates.values()].sort((a, b) => (a.code < b.code ? -1 : 1)) }];
  });
}

/** The role to act in: the chosen one while it is held, else the first that is. */
export function actingRole(held: readonly HeldRole[], chosen: string): HeldRole | null {
  return held.find(({ role }) => role === chosen) ?? held[0] ?? null;
}

/** Whose rows a role shows. An administrator sees who may do what, and no figure; who holds no role sees nothing. */
export function scopeOf(held: HeldRole | null): Scope {
  if (held === null) return { scope: "estates", estateIds: [] };
  if (held.role === "ADMINISTRATOR") return { scope: "people" };
  return held.portfolio
    ? { scope: "all" }
    : { scope: "estates", estateIds: held.estates.map(({ estateId }) => estateId) };
}

/** A role narrowed to estates: at most what is held. */
export function narrowed(held: HeldRole, estateIds: readonly number[] | null, all: readonly EstateName[]): HeldRole {
  if (estateIds === null) return held;
  const own = held.portfolio ? all : held.estates;
  return { ...held, portfolio: false, estates: own.filter(({ estateId }) => estateIds.includes(estateId)) };
}
