import { createHash } from "node:crypto";

/** An entry as it is hashed. All is text, so that nothing depends on how a database prints a value. */
export interface JournalEntry {
  readonly seq: string;
  /** yyyy-mm-ddThh:mm:ss.ffffffZ */
  readonly recordedAt: string;
  readonly personId: string | null;
  readonly actor: string;
  readonly role: string;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly act: string;
  readonly subject: string | null;
  readonly estateId: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the first entry follows. */
export const GENESIS = new Uint8Array(32);

/** The fields in a fixed order, each after its length in bytes: no two entries have the same encoding. Absent is not empty. */
export function encodeEntry(entry: JournalEntry): string {
  const { seq, recordedAt, personId, actor, role, address, requestId, act, subject, estateId, before, after } = entry;
  return [seq, recordedAt, personId, actor, role, address, requestId, act, subject, estateId, before, after]
    .map((field) => (field === null ? "-;" : `${Buffer.byteLength(field)}:${field};`))
    .join("");
}

/** The hash of an entry: SHA-256 over the hash before it and its encoding. */
export const linkAfter = (previous: Uint8Array, entry: JournalEntry): Buffer =>
  createHash("sha256").update(previous).update(encodeEntry(entry), "utf8").digest();

/** JSON with names in order, so that equal values are equal texts; whole numbers beyond JavaScript's are strings of digits. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint") return part.toString();
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
