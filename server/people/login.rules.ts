/** What somebody signs in with. */
export type Login = { readonly phone: string } | { readonly email: string };

/** Reads a phone number or an e-mail address as people write them: +86 139-1234-5678 is 13912345678. Null where it is neither. */
export function readLogin(text: string): Login | null {
  const plain = text.trim().normalize("NFKC");
  if (plain.includes("@")) {
    const email = plain.toLowerCase();
    return /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254 ? { email } : null;
  }
  const digits = plain.replace(/[\s().-]/g, "").replace(/^(\+|00)86(?=1\d{10}$)/, "");
  return /^\+?\d{5,15}$/.test(digits) ? { phone: digits } : null;
}

export const SHORTEST_PASSWORD = 10;
/** Beyond this a password is an attack on the server's time. */
const LONGEST_PASSWORD = 200;

export type PasswordFlaw = "TOO_SHORT" | "TOO_LONG" | "TOO_COMMON";

/** Why a password will not do, or null: length counts, and neither the own name nor one run of keys. */
export function passwordFlaw(password: string, own: readonly string[]): PasswordFlaw | null {
  const plain = password.normalize("NFKC");
  if ([...plain].length < SHORTEST_PASSWORD) return "TOO_SHORT";
  if (plain.length > LONGEST_PASSWORD) return "TOO_LONG";
  const lower = plain.toLowerCase();
  // A name in characters is whole in two of them; a few letters may stand in any word. Whoever has several names is known by each.
  const known = own
    .flatMap((word) => [word, ...word.split(/[\s\p{P}]+/u)])
    .filter((word) => word.length >= (/\p{sc=Han}/u.test(word) ? 2 : 4))
    .some((word) => lower.includes(word.toLowerCase()));
  const monotonous = new Set(lower).size < 5;
  const run = [
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
  ];
  const common = /^(password|passw0rd|admin|qwerty|woaini|iloveyou)/.test(lower);
  return known || monotonous || common || run.some((keys) => keys.includes(lower)) ? "TOO_COMMON" : null;
}
