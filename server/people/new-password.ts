import { loginOf } from "../database/login-of.ts";
import type { Trx } from "../database/transaction.ts";
import { refused, type Outcome } from "../platform/outcome.ts";
import { passwordFlaw, SHORTEST_PASSWORD, type PasswordFlaw } from "./login.rules.ts";
import type { PersonRow } from "./person.store.ts";

const FLAWS: Readonly<Record<PasswordFlaw, string>> = {
  TOO_SHORT: `A password has at least ${SHORTEST_PASSWORD} characters.`,
  TOO_LONG: "A password has at most 200 characters.",
  TOO_COMMON: "This password is easy to guess: use neither your name or number nor a run of keys.",
};

/** The refusal of a password that will not do, or null. `own` are words that everybody knows of its person. */
export function refuseFlawed(password: string, own: readonly string[], field: string): Outcome<never> | null {
  const flaw = passwordFlaw(password, own);
  return flaw === null ? null : refused(`PASSWORD_${flaw}`, field, FLAWS[flaw]);
}

/** Words that everybody knows of somebody: their name, and what they sign in with. */
export function ownWords(trx: Trx, person: PersonRow): string[] {
  const { phone, email } = loginOf(trx.vault, person);
  return [person.name, phone ?? "", email?.split("@")[0] ?? ""];
}
