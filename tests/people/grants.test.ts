import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { acceptInvitation } from "../../server/people/accept-invitation.ts";
import { chooseRole } from "../../server/people/choose-role.ts";
import { declareInterest, endInterest } from "../../server/people/declare-interest.ts";
import { disablePerson } from "../../server/people/disable-person.ts";
import { endGrant } from "../../server/people/end-grant.ts";
import { grantRole } from "../../server/people/grant-role.ts";
import { identify } from "../../server/people/identify.ts";
import { inviteAgain, invitePerson } from "../../server/people/invite-person.ts";
import { issueToken, revokeToken } from "../../server/people/issue-token.ts";
import { signIn } from "../../server/people/sign-in.ts";
import type { Trx } from "../../server/database/transaction.ts";
import type { Outcome } from "../../server/platform/outcome.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstates, asOperator, codesOf, journalled, letIn, movableClock, must, PASSWORD, VISIT } from "./people.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describeEngines("what people may do", (database) => {
  const clock = movableClock("2026-05-31T04:00:00Z");
  const enterAs = (login: string, password = PASSWORD) => signIn(database(), clock, VISIT, { login, password });
  const whoHas = async (session: string | null) =>
    (await identify(database(), clock, VISIT, { session, token: null }))?.identity ?? null;

  beforeAll(() => addEstates(database(), "E1", "E2", "E3"));

  it("acts in one of several roles, and shows the rows of that one", async () => {
    const { identity, secret } = await letIn(
      database(),
      clock,
      "roles@example.com",
      { role: "SUPERVISOR", estates: ["E1", "E2"] },
      { role: "COMMITTEE", estates: ["E3"] },
    );
    expect([identity.role, identity.viewer]).toMatchObject(["SUPERVISOR", { scope: "estates" }]);
    const choose = (role: "COMMITTEE" | "HEADQUARTERS") =>
      asOperator(database(), (trx) => chooseRole(trx, clock, VISIT, identity, role));
    expect(codesOf(await choose("HEADQUARTERS"))).toEqual(["ROLE_NOT_HELD"]);
    const chosen = must(await choose("COMMITTEE"));
    expect(chosen.secret).not.toBe(secret);
    const after = await whoHas(chosen.secret);
    expect(after?.role).toBe("COMMITTEE");
    expect(after?.viewer.actor).toMatchObject({ name: "roles@example.com的人", role: "COMMITTEE" });
    const codes = await database().asViewer(
      after?.viewer ?? { scope: "estates", estateIds: [] },
      async (trx) => (await sql<{ estate_code: string }>`select estate_code from estate`.execute(trx)).rows,
    );
    expect(codes).toEqual([{ estate_code: "E3" }]);
  });

  it("holds a role from its first day to its last", async () => {
    const { personId } = must(
      await asOperator(database(), (trx) => invitePerson(trx, clock.now(), { name: "期", login: "days@example.com" })),
    );
    const day = clock.today();
    const grant = (startsOn: string, endsOn: string) =>
      asOperator(database(), (trx) =>
        grantRole(trx, clock.now(), { personId, role: "SUPERVISOR", estates: ["E1"], startsOn, endsOn }),
      );
    must(await grant("2026-01-01", "2026-02-01"));
    must(await grant("2098-01-01", "2099-01-01"));
    const link = must(await asOperator(database(), (trx) => inviteAgain(trx, clock.now(), personId)));
    const accepted = must(
      await acceptInvitation(database(), clock, VISIT, { secret: link.secret, password: PASSWORD }),
    );
    expect([accepted.identity.role, accepted.identity.viewer]).toMatchObject([null, { estateIds: [] }]);
    must(await grant(day, day));
    expect((await whoHas(accepted.secret))?.role).toBe("SUPERVISOR");
    clock.move(24 * HOUR);
    expect(must(await enterAs("days@example.com")).identity.role).toBeNull();
  });

  it("keeps an estate's manager and its owners' committee apart, in the database too", async () => {
    const { personId } = must(
      await asOperator(database(), (trx) => invitePerson(trx, clock.now(), { name: "两", login: "two@example.com" })),
    );
    const grant = (role: "COMMITTEE" | "ESTATE_MANAGER", estate: string, startsOn: string, endsOn: string | null) =>
      asOperator(database(), (trx) =>
        grantRole(trx, clock.now(), { personId, role, estates: [estate], startsOn, endsOn }),
      );
    must(await grant("ESTATE_MANAGER", "E1", "2026-01-01", "2026-12-31"));
    expect(codesOf(await grant("COMMITTEE", "E1", "2026-12-31", "2027-12-31"))).toEqual(["TWO_SIDES"]);
    must(await grant("COMMITTEE", "E1", "2027-01-01", "2027-12-31"));
    must(await grant("COMMITTEE", "E2", "2026-01-01", "2027-12-31"));
    expect(codesOf(await grant("COMMITTEE", "E3", "2026-01-01", null))).toEqual(["MANDATE_MISSING"]);
    const insert = (role: string, estate: string, from: string, to: string | null) =>
      database().asServer({ scope: "people" }, (trx) =>
        sql`insert into role_grant (person_id, role, estate_id, starts_on, ends_on, granted_at)
          select ${personId}::int, ${role}::text, estate_id, ${from}::date, ${to}::date, '2026-01-01'
          from estate where estate_code = ${estate}`.execute(trx),
      );
    await expect(insert("ESTATE_MANAGER", "E2", "2027-12-31", null)).rejects.toThrow(/exclude each other/);
    await expect(insert("COMMITTEE", "E3", "2026-01-01", null)).rejects.toThrow(/grant_mandate/);
    // Two who grant at once: one of them waits, and is refused.
    const race = await Promise.allSettled([
      insert("COMMITTEE", "E3", "2026-01-01", "2026-12-31"),
      insert("ESTATE_MANAGER", "E3", "2026-06-01", null),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("lets who managed an estate onto its committee once that grant is ended, and not while it lasts", async () => {
    const { personId } = must(
      await asOperator(database(), (trx) => invitePerson(trx, clock.now(), { name: "换", login: "sides@example.com" })),
    );
    const grant = (role: "COMMITTEE" | "ESTATE_MANAGER") =>
      asOperator(database(), (trx) =>
        grantRole(trx, clock.now(), { personId, role, estates: ["E1"], startsOn: "2026-05-01", endsOn: "2027-12-31" }),
      );
    must(await grant("ESTATE_MANAGER"));
    expect(codesOf(await grant("COMMITTEE"))).toEqual(["TWO_SIDES"]);
    const [managing] = await database().asServer(
      { scope: "people" },
      async (trx) =>
        (await sql<{ id: number }>`select grant_id as id from role_grant where person_id = ${personId}`.execute(trx))
          .rows,
    );
    const managed = managing?.id ?? 0;
    must(await asOperator(database(), (trx) => endGrant(trx, clock.now(), clock.today(), managed)));
    must(await grant("COMMITTEE"));
    // What was ended is not begun again beside it, over whatever route.
    const again = database().asServer({ scope: "people" }, (trx) =>
      sql`update role_grant set ended_at = null where grant_id = ${managed}`.execute(trx),
    );
    await expect(again).rejects.toThrow(/exclude each other/);
  });

  it("gives nobody the same role twice for the same days", async () => {
    const { personId } = must(
      await asOperator(database(), (trx) => invitePerson(trx, clock.now(), { name: "再", login: "twice@example.com" })),
    );
    const grant = (role: "AUDITOR" | "SUPERVISOR", estates: string[], startsOn: string, endsOn: string | null) =>
      asOperator(database(), (trx) => grantRole(trx, clock.now(), { personId, role, estates, startsOn, endsOn }));
    must(await grant("SUPERVISOR", ["E1"], "2026-01-01", "2026-12-31"));
    expect(codesOf(await grant("SUPERVISOR", ["E2", "E1"], "2026-12-31", null))).toEqual(["ALREADY_GRANTED"]);
    // What was refused for one estate was granted in no other; what comes after, elsewhere or in another role is another grant.
    must(await grant("SUPERVISOR", ["E2"], "2026-12-31", null));
    must(await grant("SUPERVISOR", ["E1"], "2027-01-01", null));
    must(await grant("AUDITOR", [], "2026-01-01", null));
    expect(codesOf(await grant("AUDITOR", [], "2028-01-01", "2028-12-31"))).toEqual(["ALREADY_GRANTED"]);
    must(await grant("AUDITOR", ["E1"], "2026-01-01", null));
  });

  it("lets nobody widen what they see themselves, and keeps one administrator", async () => {
    const { identity } = await letIn(database(), clock, "admin@example.com", { role: "ADMINISTRATOR" });
    const { personId, viewer } = identity;
    const asAdmin = <T>(work: Parameters<typeof asOperator<T>>[1]) => database().asServer(viewer, work);
    const own = await asAdmin((trx) =>
      grantRole(trx, clock.now(), {
        personId,
        role: "HEADQUARTERS",
        estates: [],
        startsOn: "2026-01-01",
        endsOn: null,
      }),
    );
    expect(codesOf(own)).toEqual(["OWN_GRANT"]);
    const past = asAdmin((trx) =>
      sql`insert into role_grant (person_id, role, starts_on, granted_by, granted_at)
        values (${personId}, 'HEADQUARTERS', '2026-01-01', ${personId}, '2026-01-01')`.execute(trx),
    );
    await expect(past).rejects.toThrow(/grant_other/);
    const grants = await asAdmin((trx) =>
      sql<{ grant_id: number }>`select grant_id from role_grant where person_id = ${personId}`.execute(trx),
    );
    const grantId = grants.rows[0]?.grant_id ?? 0;
    const end = () => asOperator(database(), (trx) => endGrant(trx, clock.now(), clock.today(), grantId));
    expect(codesOf(await end())).toEqual(["LAST_ADMINISTRATOR"]);
    expect(codesOf(await asAdmin((trx) => disablePerson(trx, clock.now(), clock.today(), personId)))).toEqual([
      "OWN_ACCOUNT",
    ]);
    await letIn(database(), clock, "admin2@example.com", { role: "ADMINISTRATOR" });
    must(await end());
    expect(must(await enterAs("admin@example.com")).identity.role).toBeNull();
    // An administrator reads no figure: the register's names, and not a bill.
    const bills = await asAdmin((trx) => sql`select 1 from unit union all select 1 from batch_estate`.execute(trx));
    expect(bills.rows).toEqual([]);
  });

  const ADMINISTRATORS = sql<{ grant_id: number; person_id: number }>`
    select g.grant_id, g.person_id from role_grant g join person p using (person_id)
    where g.role = 'ADMINISTRATOR' and g.ended_at is null and p.disabled_at is null`;

  it.each<[string, (trx: Trx, of: { grant_id: number; person_id: number }) => Promise<Outcome<{ personId: number }>>]>([
    ["whose grants are ended", (trx, of) => endGrant(trx, clock.now(), clock.today(), of.grant_id)],
    ["who are shut out", (trx, of) => disablePerson(trx, clock.now(), clock.today(), of.person_id)],
  ])("leaves one administrator of those %s at once", async (how, act) => {
    for (const who of ["first", "second"])
      await letIn(database(), clock, `${who}.${how.length}@example.com`, { role: "ADMINISTRATOR" });
    const { rows } = await asOperator(database(), (trx) => ADMINISTRATORS.execute(trx));
    const ended = await Promise.all(
      rows.map((of) =>
        asOperator(database(), async (trx) => {
          // Each has begun before another has finished.
          await sql`select pg_sleep(0.2)`.execute(trx);
          const outcome = await act(trx, of);
          await sql`select pg_sleep(0.2)`.execute(trx);
          return outcome;
        }),
      ),
    );
    expect(ended.filter(({ done }) => done === undefined).map(codesOf)).toEqual([["LAST_ADMINISTRATOR"]]);
  });

  it("issues tokens that do at most what their person may, until they are revoked or expire", async () => {
    const { identity } = await letIn(database(), clock, "token@example.com", {
      role: "SUPERVISOR",
      estates: ["E1", "E2"],
    });
    const input = { name: "报表", role: "SUPERVISOR" as const, estates: ["E2"], writes: false, days: 2 };
    const issue = (change: Partial<typeof input>) =>
      asOperator(database(), (trx) => issueToken(trx, clock.now(), identity, { ...input, ...change }));
    expect(codesOf(await issue({ estates: ["E3"] }))).toEqual(["ESTATE_UNKNOWN"]);
    expect(codesOf(await issue({ days: 367 }))).toEqual(["DAYS_OUT_OF_RANGE"]);
    const one = must(await issue({}));
    const two = must(await issue({}));
    const machine = async (token: string) =>
      (await identify(database(), clock, VISIT, { session: null, token }))?.identity ?? null;
    const found = await machine(one.secret);
    expect(found).toMatchObject({
      role: "SUPERVISOR",
      writes: false,
      sessionId: null,
      roles: [{ estates: [{ code: "E2" }] }],
    });
    must(await asOperator(database(), (trx) => revokeToken(trx, clock.now(), identity, one.tokenId)));
    expect([await machine(one.secret), (await machine(two.secret))?.role]).toEqual([null, "SUPERVISOR"]);
    clock.move(48 * HOUR);
    expect(await machine(two.secret)).toBeNull();
  });

  it("keeps a register of conflicts of interest", async () => {
    const { identity } = await letIn(database(), clock, "interest@example.com");
    const { personId } = identity;
    const declare = (kind: "ESTATE" | "HOUSEHOLD" | "COMPANY", subject: string) =>
      asOperator(database(), (trx) => declareInterest(trx, clock.today(), { personId, kind, subject, note: "亲属" }));
    must(await declare("ESTATE", "E1"));
    must(await declare("HOUSEHOLD", "E2/01-101"));
    must(await declare("COMPANY", "某某维修公司"));
    expect(codesOf(await declare("ESTATE", "E9"))).toEqual(["ESTATE_UNKNOWN"]);
    expect(codesOf(await asOperator(database(), (trx) => endInterest(trx, clock.today(), 1)))).toEqual({ personId });
    expect(codesOf(await asOperator(database(), (trx) => endInterest(trx, clock.today(), 1)))).toEqual([
      "INTEREST_UNKNOWN",
    ]);
  });

  it("shows people to no query for figures", async () => {
    for (const table of [
      "person",
      "password",
      "session",
      "role_grant",
      "invitation",
      "api_token",
      "sign_in_attempt",
      "interest",
    ])
      for (const viewer of [{ scope: "all" as const }, { scope: "estates" as const, estateIds: [1, 2, 3] }]) {
        const rows = await database().asViewer(viewer, (trx) => sql`select from ${sql.table(table)}`.execute(trx));
        expect([table, rows.rows]).toEqual([table, []]);
      }
  });

  it("journals every one of these acts", async () => {
    const entries = await journalled(database());
    const acts = [
      "CHOSE_ROLE",
      "GRANTED_ROLE",
      "ENDED_GRANT",
      "ISSUED_TOKEN",
      "REVOKED_TOKEN",
      "DECLARED_INTEREST",
      "ENDED_INTEREST",
    ];
    expect(acts.filter((wanted) => !entries.some(({ act }) => act === wanted))).toEqual([]);
  });
});
