/** As far as everybody may see a name: its first character, and not how long it is. Null where none is known. */
export function maskedName(name: string | null): string | null {
  const [first] = (name ?? "").trim();
  return first === undefined ? null : `${first}**`;
}

/** As far as everybody may see a phone number: three digits and the last four, or nothing of a number shorter than eleven. */
export function maskedPhone(phone: string | null): string | null {
  const given = (phone ?? "").trim();
  if (given === "") return null;
  const digits = given.replace(/[^0-9]/g, "");
  return digits.length < 11 ? "****" : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** An e-mail address as far as the journal keeps it: whose it may be, and not how to write there. */
export const maskedEmail = (email: string): string => `${email.slice(0, 1)}***${email.slice(email.lastIndexOf("@"))}`;
