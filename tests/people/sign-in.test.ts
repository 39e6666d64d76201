import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { acceptInvitation, readInvited } from "../../server/people/accept-invitation.ts";
import { changePassword } from "../../server/people/change-password.ts";
import { disablePerson, enablePerson } from "../../server/people/disable-person.ts";
import { identify } from "../../server/people/identify.ts";
import { inviteAgain, invitePerson } from "../../server/people/invite-person.ts";
import { slowDown } from "../../server/people/slow-down.rules.ts";
import { signIn } from "../../server/people/sign-in.ts";
import { signOut, signOutEverywhere } from "../../server/people/sign-out.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstates, asOperator, codesOf, journalled, letIn, movableClock, must, PASSWORD, VISIT } from "./people.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describeEngines("signing in", (database) => {
  const clock = movableClock("2026-05-31T04:00:00Z");
  const enterAs = (login: string, password = PASSWORD) => signIn(database(), clock, VISIT, { login, password });
  const whoHas = async (session: string | null) =>
    (await identify(database(), clock, VISIT, { session, token: null }))?.identity ?? null;

  beforeAll(() => addEstates(database(), "E1", "E2", "E3"));

  it("invites once: the link works one time, within a week, and a newer one replaces it", async () => {
    const input = { name: "王芳", login: "139 0000 0001" };
    const first = must(await asOperator(database(), (trx) => invitePerson(trx, clock.now(), input)));
    const taken = await asOperator(database(), (trx) => invitePerson(trx, clock.now(), input));
    expect(codesOf(taken)).toEqual(["LOGIN_TAKEN"]);
    const again = must(await asOperator(database(), (trx) => inviteAgain(trx, clock.now(), first.personId)));
    const accept = (secret: string) => acceptInvitation(database(), clock, VISIT, { secret, password: PASSWORD });
    expect(codesOf(await accept(first.secret))).toEqual(["INVITATION_SPENT"]);
    const named = await asOperator(database(), (trx) => readInvited(trx, clock.now(), again.secret));
    expect(named?.name).toBe("王芳");
    const weak = await acceptInvitation(database(), clock, VISIT, { secret: again.secret, password: "13900000001" });
    expect(codesOf(weak)).toEqual(["PASSWORD_TOO_COMMON"]);
    const both = await Promise.all([accept(again.secret), accept(again.secret)]);
    expect(both.map((outcome) => outcome.done !== undefined).sort()).toEqual([false, true]);
    const late = must(await asOperator(database(), (trx) => inviteAgain(trx, clock.now(), first.personId)));
    clock.move(7 * 24 * HOUR);
    expect(codesOf(await accept(late.secret))).toEqual(["INVITATION_SPENT"]);
  });

  it("stores neither password nor secret", async () => {
    const { secret } = must(await enterAs("13900000001"));
    const text = await asOperator(database(), async (trx) => {
      const rows = await sql`select row_to_json(p)::text as a, row_to_json(s)::text as b, row_to_json(i)::text as c
        from password p, session s, invitation i`.execute(trx);
      return JSON.stringify(rows.rows);
    });
    expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(secret ?? "no secret");
  });

  it("tells an unknown name, a wrong password and a disabled person alike, then slows down and locks", async () => {
    const { identity } = await letIn(database(), clock, "slow@example.com");
    const wrong = await enterAs("slow@example.com", "not the password");
    const unknown = await enterAs("nobody@example.com", "not the password");
    expect(wrong).toEqual(unknown);
    for (let failure = 2; failure <= 5; failure++) await enterAs("slow@example.com", "not the password");
    // After five failures even the right password waits: one second.
    expect((await enterAs("slow@example.com")).refused).toEqual(slowDown("password", 1_000).refused);
    clock.move(1_000);
    expect((await enterAs("SLOW@example.com ")).done?.identity.personId).toBe(identity.personId);
    // A success sets the count back to zero.
    expect(codesOf(await enterAs("slow@example.com", "not the password"))).toEqual(["WRONG_LOGIN"]);
    for (let failure = 2; failure <= 10; failure++) {
      clock.move(17_000);
      await enterAs("slow@example.com", "not the password");
    }
    clock.move(14 * MINUTE);
    expect((await enterAs("slow@example.com")).refused).toEqual(slowDown("password", 1 * MINUTE).refused);
    clock.move(2 * MINUTE);
    expect((await enterAs("slow@example.com")).refused).toBeUndefined();
    const acts = (await journalled(database())).map(({ act }) => act);
    expect(acts.filter((act) => act === "SIGN_IN_LOCKED")).toHaveLength(1);

    await asOperator(database(), (trx) => disablePerson(trx, clock.now(), clock.today(), identity.personId));
    expect(codesOf(await enterAs("slow@example.com"))).toEqual(["WRONG_LOGIN"]);
    await asOperator(database(), (trx) => enablePerson(trx, identity.personId));
    expect((await enterAs("slow@example.com")).refused).toBeUndefined();
  });

  it("counts a hundred guesses sent at once one by one", async () => {
    await letIn(database(), clock, "many@example.com");
    const guesses = Array.from({ length: 30 }, () => enterAs("many@example.com", "not the password"));
    const codes = (await Promise.all(guesses)).flatMap(({ refused }) => (refused ?? []).map(({ code }) => code));
    expect(codes.filter((code) => code === "WRONG_LOGIN")).toHaveLength(5);
    expect(codes.filter((code) => code === "SLOW_DOWN")).toHaveLength(25);
    clock.move(20 * MINUTE);
  });

  it("ends a session that rests, that is old, and all at once", async () => {
    const { secret, identity } = await letIn(database(), clock, "rest@example.com", { role: "HEADQUARTERS" });
    expect((await whoHas(secret))?.role).toBe("HEADQUARTERS");
    expect(await whoHas("guessed")).toBeNull();
    clock.move(12 * HOUR + 1);
    expect(await whoHas(secret)).toBeNull();

    let busy = must(await enterAs("rest@example.com")).secret;
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      const found = await identify(database(), clock, VISIT, { session: busy, token: null });
      expect(found).not.toBeNull();
      busy = found?.secret ?? busy;
      clock.move(6 * HOUR);
    }
    expect(await whoHas(busy)).toBeNull();

    const [one, two] = [must(await enterAs("rest@example.com")), must(await enterAs("rest@example.com"))];
    await asOperator(database(), (trx) => signOut(trx, clock.now(), one.identity));
    expect([await whoHas(one.secret), (await whoHas(two.secret))?.personId]).toEqual([null, identity.personId]);
    await asOperator(database(), (trx) => signOutEverywhere(trx, clock.now(), two.identity));
    expect(await whoHas(two.secret)).toBeNull();
  });

  it("gives a session a new secret every hour; the old one works on for two minutes", async () => {
    const { secret } = await letIn(database(), clock, "rotate@example.com", { role: "HEADQUARTERS" });
    clock.move(HOUR + 1);
    const rotated = await identify(database(), clock, VISIT, { session: secret, token: null });
    expect(rotated?.secret).not.toBeNull();
    expect(await whoHas(secret)).not.toBeNull();
    clock.move(2 * MINUTE);
    expect(await whoHas(secret)).toBeNull();
    expect(await whoHas(rotated?.secret ?? null)).not.toBeNull();
  });

  it("changes a password: the others are signed out, this one goes on with a new secret", async () => {
    const here = await letIn(database(), clock, "change@example.com", { role: "HEADQUARTERS" });
    const there = must(await enterAs("change@example.com"));
    const change = (current: string, next: string) =>
      changePassword(database(), clock, VISIT, here.identity, { current, next });
    expect(codesOf(await change("wrong", "another long password"))).toEqual(["WRONG_PASSWORD"]);
    expect(codesOf(await change(PASSWORD, "short"))).toEqual(["PASSWORD_TOO_SHORT"]);
    // Whoever knows the present password may try new ones as often as it takes.
    for (let tried = 0; tried < 12; tried++)
      expect(codesOf(await change(PASSWORD, "1234567890"))).toEqual(["PASSWORD_TOO_COMMON"]);
    const { secret } = must(await change(PASSWORD, "another long word"));
    expect(await whoHas(there.secret)).toBeNull();
    expect((await whoHas(secret))?.name).toBe("change@example.com的人");
    expect(codesOf(await enterAs("change@example.com"))).toEqual(["WRONG_LOGIN"]);
    for (let failure = 1; failure <= 5; failure++) await change("wrong", "another long password");
    const hasty = await change("another long word", "yet another long word");
    expect(hasty.refused).toEqual(slowDown("current", 1_000).refused);
    expect((await enterAs("change@example.com", "another long word")).refused).toBeUndefined();
  });

  it("journals every one of these acts in the name of who did it", async () => {
    const entries = await journalled(database());
    const acts = [
      "INVITED",
      "ACCEPTED_INVITATION",
      "SIGNED_IN",
      "SIGN_IN_FAILED",
      "SIGNED_OUT",
      "SIGNED_OUT_EVERYWHERE",
      "CHANGED_PASSWORD",
      "DISABLED_PERSON",
      "ENABLED_PERSON",
    ];
    expect(acts.filter((wanted) => !entries.some(({ act }) => act === wanted))).toEqual([]);
    expect(entries.filter(({ act }) => act === "SIGNED_IN").at(-1)).toMatchObject({ actor: "change@example.com的人" });
  });
});
