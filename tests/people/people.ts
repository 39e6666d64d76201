import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import type { Role } from "../../server/platform/actor.ts";
import { systemClock, type Clock } from "../../server/platform/clock.ts";
import type { Outcome } from "../../server/platform/outcome.ts";
import { acceptInvitation } from "../../server/people/accept-invitation.ts";
import { grantRole, type GrantInput } from "../../server/people/grant-role.ts";
import type { Identified } from "../../server/people/identify.ts";
import { invitePerson } from "../../server/people/invite-person.ts";

export const VISIT = { address: "192.0.2.1", agent: "test", requestId: "r1" };
export const PASSWORD = "correct horse battery";

/** A clock that a test moves on. */
export function movableClock(start: string): Clock & { move(milliseconds: number): void } {
  let now = new Date(start).getTime();
  const clock = systemClock("Asia/Shanghai", () => new Date(now));
  return Object.assign(clock, { move: (milliseconds: number) => void (now += milliseconds) });
}

/** In scope of people, as the machine's operator. */
export const asOperator = <T>(database: Database, work: (trx: Trx) => Promise<T>): Promise<T> =>
  database.asServer({ scope: "people" }, work);

export function must<T>(outcome: Outcome<T>): T {
  if (outcome.done === undefined) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

/** The codes of a refusal, or what was done. */
export const codesOf = <T>(outcome: Outcome<T>): readonly string[] | T =>
  outcome.done === undefined ? (outcome.refused ?? []).map(({ code }) => code) : outcome.done;

export async function addEstates(database: Database, ...codes: string[]): Promise<void> {
  await database.asServer(HEADQUARTERS, async (trx) => {
    for (const code of codes)
      await sql`with e as (insert into estate (estate_code, batch_id) values (${code}, 1) returning estate_id)
        insert into estate_version (estate_id, batch_id, name) select estate_id, 1, ${`${code}小区`} from e`.execute(
        trx,
      );
  });
}

/** Invites somebody, grants them a role and lets them in. */
export async function letIn(
  database: Database,
  clock: Clock,
  login: string,
  ...grants: readonly { role: Role; estates?: readonly string[]; endsOn?: string | null }[]
): Promise<Identified> {
  const invitation = await asOperator(database, async (trx) => {
    const invited = must(await invitePerson(trx, clock.now(), { name: `${login}的人`, login }));
    for (const { role, estates = [], endsOn = role === "COMMITTEE" ? "2099-12-31" : null } of grants) {
      const input: GrantInput = { personId: invited.personId, role, estates, startsOn: "2026-01-01", endsOn };
      must(await grantRole(trx, clock.now(), input));
    }
    return invited;
  });
  return must(await acceptInvitation(database, clock, VISIT, { secret: invitation.secret, password: PASSWORD }));
}

export async function journalled(
  database: Database,
  from = 0,
): Promise<{ act: string; actor: string; role: string }[]> {
  return database.asViewer(
    HEADQUARTERS,
    async (trx) =>
      (
        await sql<{ act: string; actor: string; role: string }>`
        select act, actor, role from journal_entry where seq > ${from} order by seq`.execute(trx)
      ).rows,
  );
}
