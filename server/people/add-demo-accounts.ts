import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Database } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import { demoAddress, type DemoAccountName } from "../platform/demo/demo-account.ts";
import { grantRole } from "./grant-role.ts";
import { addPerson, anybodyThere, readEstateNames } from "./person.store.ts";

interface Account {
  readonly name: string;
  readonly account: DemoAccountName;
  readonly role: Role;
  /** How many estates, from which on; none for the portfolio. */
  readonly estates?: readonly [from: number, to: number];
  /** Somebody whom others meet in the demonstration, and whom nobody enters. */
  readonly met?: true;
}

const ACCOUNTS: readonly Account[] = [
  { name: "陈静", account: "headquarters", role: "HEADQUARTERS" },
  { name: "李督", account: "supervisor", role: "SUPERVISOR", estates: [0, 6] },
  { name: "王建国", account: "manager", role: "ESTATE_MANAGER", estates: [0, 1] },
  { name: "赵敏", account: "committee", role: "COMMITTEE", estates: [0, 1] },
  { name: "孙审", account: "auditor", role: "AUDITOR" },
  { name: "刘洋", account: "manager2", role: "ESTATE_MANAGER", estates: [1, 3], met: true },
  { name: "何敏", account: "manager3", role: "ESTATE_MANAGER", estates: [3, 6], met: true },
  { name: "周管", account: "administrator", role: "ADMINISTRATOR" },
];

/** Adds the accounts of the demonstration, one for each role, unless anybody may sign in already. They have no password. */
export async function addDemoAccounts(database: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  await database.asServer({ scope: "people" }, async (trx) => {
    await sql`select ${takeLock("DEMO_ACCOUNTS")}`.execute(trx);
    if (await anybodyThere(trx)) return;
    const estates = await readEstateNames(trx);
    for (const { name, account, role, estates: span, met = false } of ACCOUNTS) {
      const personId = await addPerson(trx, { name, login: { email: demoAddress(account) }, demo: !met, now });
      const codes = span === undefined ? [] : estates.slice(...span).map(({ code }) => code);
      // A committee is elected for five years.
      const year = Number(clock.today().slice(0, 4));
      const startsOn = `${year - 1}-01-01`;
      const endsOn = role === "COMMITTEE" ? `${year + 3}-12-31` : null;
      const granted = await grantRole(trx, now, { personId, role, estates: codes, startsOn, endsOn });
      if (granted.refused !== undefined) throw new Error(`the demonstration's ${role}: ${granted.refused[0]?.message}`);
    }
  });
}
