import { sql, type RawBuilder } from "kysely";
import { settingsOf, type Trx, type Viewer } from "../database/transaction.ts";
import { ROLES } from "../platform/actor.ts";
import type { EstateName } from "../platform/identity.ts";
import type { ValidGrant } from "./held-role.rules.ts";
import { roleOf } from "./person.store.ts";
import { digestOf } from "./secret.ts";
import { GRACE_MS, IDLE_MS, later } from "./session.rules.ts";
import type { SessionRow } from "./session.store.ts";
import type { TokenRow } from "./token.store.ts";

/** Whose rows the transaction shows now. */
export interface Shown {
  readonly scope: string;
  readonly estateIds: string;
  readonly viewerRole: string;
  readonly databaseRole: string;
}

interface Standing {
  readonly name: string;
  readonly demo: boolean;
  readonly grants: readonly ValidGrant[];
  readonly shown: Shown;
}

export interface EnteredBySession extends Standing {
  readonly session: SessionRow;
}

export interface EnteredByToken extends Standing {
  readonly token: TokenRow;
  /** The estates that the token is narrowed to. */
  readonly narrowedTo: readonly EstateName[];
}

interface GrantedRow {
  readonly role: string;
  readonly estateId: number | null;
  readonly code: string | null;
  readonly name: string | null;
}

interface StandingRow extends Omit<Standing, "grants" | "shown">, Shown {
  readonly grants: readonly GrantedRow[];
}

const STANDING = sql`name, demo, grants, scope, estate_ids as "estateIds", viewer_role as "viewerRole", database_role as "databaseRole"`;

/** Roles in their order; the first that is held is acted in, unless another was chosen. */
const ranks = (): RawBuilder<string[]> => sql`${[...ROLES]}::text[]`;

const secretOf = (secret: string): RawBuilder<unknown> => sql`decode(${digestOf(secret)}, 'hex')`;

/** The open session of a secret and what its person may do; from here on the transaction shows their rows, or a visitor's. */
export async function enterBySession(
  trx: Trx,
  secret: string,
  now: Date,
  day: string,
): Promise<EnteredBySession | undefined> {
  const found = await sql<SessionRow & StandingRow>`
    select session_id as "sessionId", person_id as "personId", acting_role as "actingRole", rotated_at as "rotatedAt",
      seen_at as "seenAt", former, ${STANDING}
    from enter_by_session(${secretOf(secret)}, ${now.toISOString()}::timestamptz, ${later(now, -GRACE_MS)}::timestamptz,
      ${later(now, -IDLE_MS)}::timestamptz, ${day}::date, ${ranks()})`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { sessionId, personId, actingRole, rotatedAt, seenAt, former } = row;
  return { session: { sessionId, personId, actingRole, rotatedAt, seenAt, former }, ...standingOf(row) };
}

/** The token of a secret and what its person may do; from here on the transaction shows its rows, or a visitor's. */
export async function enterByToken(
  trx: Trx,
  secret: string,
  now: Date,
  day: string,
): Promise<EnteredByToken | undefined> {
  const found = await sql<TokenRow & StandingRow & { narrowedTo: readonly EstateName[] }>`
    select token_id as "tokenId", person_id as "personId", acting_role as role, token_estates as "tokenEstates", writes,
      used_at as "usedAt", narrowed_to as "narrowedTo", ${STANDING}
    from enter_by_token(${secretOf(secret)}, ${now.toISOString()}::timestamptz, ${day}::date)`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { tokenId, personId, role, tokenEstates, writes, usedAt, narrowedTo } = row;
  return { token: { tokenId, personId, role, tokenEstates, writes, usedAt }, narrowedTo, ...standingOf(row) };
}

const standingOf = ({ name, demo, grants, scope, estateIds, viewerRole, databaseRole }: StandingRow): Standing => ({
  name,
  demo,
  grants: grants.map(validGrant),
  shown: { scope, estateIds, viewerRole, databaseRole },
});

const validGrant = ({ role, estateId, code, name }: GrantedRow): ValidGrant => ({
  role: roleOf(role),
  estate: estateId === null ? null : { estateId, code: code ?? "", name: name ?? "" },
});

const inOrder = (estateIds: string): string => estateIds.split(",").sort().join(",");

/** Lets nobody in where the database shows other rows than the rules of roles say: one of the two would be wrong. */
export function mustShow({ scope, estateIds, viewerRole, databaseRole }: Shown, viewer: Viewer): void {
  const [ownScope, ownEstates, ownRole] = settingsOf(viewer);
  const own = [
    ownScope,
    inOrder(ownEstates),
    ownRole,
    viewer.scope === "all" ? "collection_headquarters" : "collection_server",
  ];
  const shown = [scope, inOrder(estateIds), viewerRole, databaseRole];
  if (own.some((setting, at) => setting !== shown[at]))
    throw new Error(`the database shows rows of ${shown.join(" / ")} to ${own.join(" / ")}`);
}
