import { sql } from "kysely";
import type { Database, Trx, Viewer } from "../../server/database/transaction.ts";
import { grantRole } from "../../server/people/grant-role.ts";
import { addPerson } from "../../server/people/person.store.ts";
import { openSession } from "../../server/people/session.store.ts";
import type { Actor, Role } from "../../server/platform/actor.ts";
import type { Clock } from "../../server/platform/clock.ts";
import type { FindingOpening } from "../../server/platform/finding-desk.ts";
import type { Outcome } from "../../server/platform/outcome.ts";
import { addEvidence } from "../../server/supervision/add-evidence.ts";
import { inFindings } from "../../server/supervision/finding-event.ts";
import { raiseFinding } from "../../server/supervision/raise-finding.ts";

/** Somebody of a test, in the role they act in. */
export interface Player {
  readonly personId: number;
  readonly viewer: Viewer;
  readonly actor: Actor;
  /** Secret of an open session. */
  readonly session: string;
}

export interface Grant {
  readonly role: Role;
  readonly estates: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
}

let made = 0;

/** Adds an estate with its acceptor of record; gives its id. */
export async function addEstate(database: Database, code: string, acceptor: string | null): Promise<number> {
  return database.asServer({ scope: "all" }, async (trx) => {
    const found = await sql<{ id: number }>`
      with e as (insert into estate (estate_code, batch_id) values (${code}, 1) returning estate_id)
      insert into estate_version (estate_id, batch_id, name, acceptor) select estate_id, 1, ${`${code}小区`}, ${acceptor}::text from e
      returning estate_id as id`.execute(trx);
    return found.rows[0]?.id ?? 0;
  });
}

/** Somebody new who holds the grants and acts in the role of the last. */
export async function addPlayer(
  database: Database,
  clock: Clock,
  name: string,
  ...grants: readonly Grant[]
): Promise<Player> {
  const role = grants.at(-1)?.role ?? "AUDITOR";
  const { personId, session, estateIds } = await database.asServer({ scope: "people" }, async (trx) => {
    const now = clock.now();
    const person = await addPerson(trx, { name, login: { email: `${made++}@test.example` }, now });
    for (const {
      role: own,
      estates,
      startsOn = "2020-01-01",
      endsOn = own === "COMMITTEE" ? "2099-12-31" : null,
    } of grants) {
      const { refused } = await grantRole(trx, now, { personId: person, role: own, estates, startsOn, endsOn });
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
    }
    const visit = { address: "127.0.0.1", agent: "test", requestId: "test" };
    const found = await sql<{ id: number }>`
      select distinct estate_id as id from role_grant where person_id = ${person} and role = ${role} and estate_id is not null`.execute(
      trx,
    );
    return {
      personId: person,
      session: await openSession(trx, { personId: person, role, visit, now }),
      estateIds: found.rows.map(({ id }) => id),
    };
  });
  const actor: Actor = { personId, name, role, address: "127.0.0.1", requestId: "test" };
  const viewer: Viewer = estateIds.length === 0 ? { scope: "all", actor } : { scope: "estates", estateIds, actor };
  return { personId, viewer, actor, session };
}

/** Does something in somebody's name. */
export const as = <T>(
  database: Database,
  player: Player,
  work: (trx: Trx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => inFindings(database, player.viewer, work);

/** The codes of a refusal, or "done". */
export const outcomeOf = (outcome: Outcome<unknown>): string =>
  outcome.refused === undefined ? "done" : outcome.refused.map(({ code }) => code).join();

export async function must<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const { done, refused } = await outcome;
  if (done === undefined) throw new Error(JSON.stringify(refused));
  return done;
}

export const opening = (estateId: number, given: Partial<FindingOpening> = {}): FindingOpening => ({
  estateId,
  source: "MANUAL",
  sourceKey: null,
  severity: "GENERAL",
  title: "收据存根缺号",
  description: "",
  confidential: null,
  ...given,
});

/** Raises a finding; gives its code. */
export const raise = async (database: Database, clock: Clock, player: Player, given: FindingOpening): Promise<string> =>
  (await must(as(database, player, (trx) => raiseFinding(trx, clock, given)))).code;

let files = 0;
/** No two rounds are proved by the same file. */
const nextFile = () => ({
  sha256: String((files += 1)).padStart(64, "0"),
  bytes: 1,
  mediaType: "image/png" as const,
});

/** A row of evidence, without a file behind it. */
export const prove = (database: Database, clock: Clock, player: Player, code: string, internal = false) =>
  must(
    as(database, player, (trx) =>
      addEvidence(trx, clock, { code, name: "photo.png", effectiveOn: null, replaces: null, internal }, nextFile()),
    ),
  );
