import type { Role } from "../api/generated/graphql.ts";

/** Who sees figures; an administrator sees none. */
export const FIGURES: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
/** Who sees single households and their payments. */
export const HOUSEHOLDS: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
/** Who takes records in. */
export const RECORDS: readonly Role[] = ["HEADQUARTERS"];
export const PEOPLE: readonly Role[] = ["ADMINISTRATOR"];
export const JOURNAL: readonly Role[] = ["HEADQUARTERS", "AUDITOR", "ADMINISTRATOR"];

/** Whether a role is among those that something is open to; what names none is open to all. */
export const isOpenTo = (roles: readonly Role[] | undefined, role: Role | null): boolean =>
  roles === undefined || (role !== null && roles.includes(role));
